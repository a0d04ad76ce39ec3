/// How pictures look: the rules that a page with pictures needs.
package enum PictureStyle {
    /// Letters and lines have the page's colours, bars and cells their own, light ones and dark ones.
    package static let css = """
        :root { --picture-ink: var(--ink, #1f2328); --picture-faint: var(--faint, #57606a);
          --picture-grid: var(--line, #d8dee4); --picture-ground: var(--ground, #ffffff); --picture-bar: #3f74b5;
          --picture-inside: #ffffff; --picture-alarm: #c4242e; --picture-alarm-soft: #fbd5d5; --picture-move: #9a6200;
          --picture-lost: #6e7781; --picture-good-soft: #d9e8f8; --picture-warn-soft: #f9e6bd; }
        @media (prefers-color-scheme: dark) {
          :root { --picture-bar: #6ba3e0; --picture-inside: #0d1117; --picture-alarm: #ff7b72;
            --picture-alarm-soft: #5c1f22; --picture-move: #e0a53a; --picture-lost: #8b949e;
            --picture-good-soft: #1b3552; --picture-warn-soft: #4d3b11; }
        }
        .picture { display: block; max-width: none; }
        .picture text { fill: var(--picture-ink); font: 11px system-ui, sans-serif; letter-spacing: normal; }
        .picture text.tick { fill: var(--picture-faint); }
        .picture .grid { stroke: var(--picture-grid); }
        .picture .axis { stroke: var(--picture-faint); }
        .picture .bar, .picture .bound .bar { fill: var(--picture-bar); }
        .picture .refused, .picture .displaced, .picture .displaced .bar { fill: var(--picture-alarm); }
        .picture .lost, .picture .lost .bar { fill: var(--picture-lost); }
        .picture text.inside { fill: var(--picture-inside); font-weight: 600; }
        .picture .cut { fill: none; stroke: var(--picture-ground); stroke-width: 5; }
        .picture .mark { fill: none; stroke: var(--picture-alarm); stroke-width: 2.5; }
        .picture .join { fill: none; stroke: var(--picture-alarm); stroke-width: 1.5; stroke-dasharray: 3 2; }
        .picture .join.moved { stroke: var(--picture-move); stroke-width: 1; opacity: .7; }
        .picture g:hover > .bar { stroke: var(--picture-ink); stroke-width: 1.5; }
        .picture .cell { fill: var(--picture-good-soft); stroke: none; }
        .picture .cell.idle { fill: none; stroke: var(--picture-grid); }
        .picture .cell.refused { fill: var(--picture-warn-soft); }
        .picture .cell.expected { fill: none; stroke: var(--picture-alarm); stroke-dasharray: 4 3; }
        .picture .cell.forbidden { fill: none; stroke: var(--picture-grid); stroke-dasharray: 4 3; }
        .picture .cell.breach { fill: var(--picture-alarm-soft); stroke: var(--picture-alarm); stroke-width: 2; }
        .picture text.count { font-size: 13px; font-weight: 600; }
        .picture text.note { fill: var(--picture-faint); }

        """
}
