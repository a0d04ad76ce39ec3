/// The only style of a page, light or dark as the reader's system is.
enum PageStyle {
    static let text = page + PictureStyle.css

    private static let page = #"""

        :root { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --faint: #57606a; --line: #d8dee4;
          --raised: #f6f8fa; --link: #0a58b0; --error: #b3261e; --warning: #855600; --note: #2a5f9e; --good: #1a6b35;
          --mark: #ffe2a8; --removed: #ffdcd9; --added: #d3f3db; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #0d1117; --ink: #e6edf3; --faint: #9ba5b0; --line: #30363d; --raised: #161b22;
            --link: #79b8ff; --error: #ff8a80; --warning: #e3ac4a; --note: #82b4f0; --good: #6fcf87;
            --mark: #5f4500; --removed: #5c2225; --added: #14442a; }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { scroll-padding-top: 5.5rem; }
        body { margin: 0; background: var(--ground); color: var(--ink);
          font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; overflow-wrap: anywhere; }
        main > section { margin-top: 2.25rem; }
        a { color: var(--link); }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        .skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--ground); z-index: 3; }
        .skip:focus { left: 0.5rem; top: 0.5rem; }
        code, pre, .id, .token { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
          font-size: 0.8125rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; margin: 0.15rem 0 0.25rem; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 0.6rem; padding-bottom: 0.3rem;
          border-bottom: 1px solid var(--line); }
        h3 { font-size: 0.9375rem; margin: 1.25rem 0 0.4rem; }
        h4 { font-size: 0.9375rem; line-height: 1.4; margin: 0; font-weight: 600; padding-right: 1.5rem; }
        p { margin: 0.3rem 0; max-width: 90ch; }

        #verdict { margin-top: 1.5rem; padding: 1rem 1.25rem 1.1rem; background: var(--raised);
          border: 1px solid var(--line); border-left: 6px solid var(--warning); border-radius: 6px; }
        #verdict.clean { border-left-color: var(--good); }
        #verdict.failed, #verdict.untrusted { border-left-color: var(--error); }
        #verdict.untrusted h1 { color: var(--error); }
        .tool, .exit { margin: 0; color: var(--faint); }
        .tool { font-size: 0.8125rem; }
        .counts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 1rem 0 0; }
        .counts div { display: flex; flex-direction: column-reverse; }
        .counts dt { font-size: 0.8125rem; color: var(--faint); }
        .counts dd { margin: 0; font-size: 1.35rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
        .counts .none dd { color: var(--faint); font-weight: 400; }
        .error dd, .sev.error, .error .sev { color: var(--error); }
        .warning dd, .sev.warning, .warning .sev { color: var(--warning); }
        .note dd, .sev.note, .note .sev { color: var(--note); }
        h3.alarm { color: var(--error); }

        #totals, #coverage { display: flex; flex-wrap: wrap; column-gap: 4rem; align-items: flex-start; }
        #totals > *, #coverage > * { min-width: 0; max-width: 100%; }
        #totals > h2, #coverage > :not(div) { flex: 1 0 100%; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: 0.875rem; overflow-wrap: normal; }
        th, td { text-align: left; vertical-align: top; padding: 0.28rem 1.5rem 0.28rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 500; color: var(--faint); font-size: 0.8125rem; white-space: nowrap; }
        td { overflow-wrap: break-word; max-width: 44rem; }
        td:not(.n) { min-width: 5rem; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td:last-child, th:last-child { padding-right: 0; }
        td time { white-space: nowrap; }
        td code, td .token { overflow-wrap: anywhere; }
        .scroll svg { display: block; }
        ul { margin: 0.3rem 0; padding-left: 1.1rem; }
        .more { color: var(--faint); font-size: 0.875rem; }
        summary { cursor: pointer; }
        .fold { margin: 0.9rem 0; }
        .fold > summary { color: var(--link); width: fit-content; }

        #filter { display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; align-items: end; position: sticky; top: 0; z-index: 2;
          margin-bottom: 0.75rem; padding: 0.6rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
        #filter label > span, legend { display: block; padding: 0; font-size: 0.75rem; color: var(--faint); }
        #filter label:not(.tick) { flex: 0 1 11rem; min-width: 7rem; }
        #filter label.wide { flex: 1 1 13rem; }
        fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
        #filter .tick { display: inline-flex; align-items: center; gap: 0.3rem; height: 2rem; margin-right: 0.6rem; font-size: 0.875rem; }
        #filter .tick input { margin: 0; }
        input[type="search"], select, button { font: inherit; font-size: 0.875rem; height: 2rem; width: 100%; padding: 0 0.5rem;
          color: inherit; background: var(--ground); border: 1px solid var(--faint); border-radius: 4px; }
        button { width: auto; cursor: pointer; background: var(--raised); }
        #shown { flex: 1 0 100%; margin: 0; font-size: 0.8125rem; color: var(--faint); font-variant-numeric: tabular-nums; }
        .filtered #shown { color: var(--ink); font-weight: 600; }

        .rule { margin: 0 0 0.6rem; border: 1px solid var(--line); border-radius: 6px; }
        .rule > summary { display: flex; gap: 1rem; align-items: baseline; padding: 0.5rem 0.9rem; background: var(--raised);
          border-radius: 5px; list-style: none; }
        .rule[open] > summary { border-radius: 5px 5px 0 0; border-bottom: 1px solid var(--line); }
        .rule > summary::-webkit-details-marker { display: none; }
        .rule > summary::before { content: "▸"; color: var(--faint); width: 0.8em; flex: none; }
        .rule[open] > summary::before { content: "▾"; }
        .rule h3 { flex: 1; min-width: 0; margin: 0; font-weight: 400; line-height: 1.4; }
        .sev { font-weight: 600; }
        .rule h3 .sev { display: inline-block; min-width: 4.2rem; font-size: 0.875rem; }
        .id { font-weight: 600; margin-right: 0.5rem; }
        .rule .title { color: var(--faint); }
        .rule .count { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
        .about { padding: 0.5rem 0.9rem; font-size: 0.875rem; color: var(--faint); border-bottom: 1px solid var(--line); }
        .rule > .more { padding: 0.5rem 0.9rem; }
        article { position: relative; padding: 0.6rem 0.9rem 0.7rem; border-left: 3px solid var(--line);
          border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 8rem; }
        .about + article, summary + article { border-top: 0; }
        article.error { border-left-color: var(--error); }
        article.warning { border-left-color: var(--warning); }
        article.note { border-left-color: var(--note); }
        article:target { background: var(--raised); }
        article h4 .sev { font-weight: 600; margin-right: 0.2rem; }
        .place, .seen { margin: 0.1rem 0; font-size: 0.8125rem; color: var(--faint); max-width: none; }
        .place span { margin-left: 0.6rem; }
        .hint { margin: 0.35rem 0; white-space: pre-line; }
        .link { position: absolute; top: 0.6rem; right: 0.9rem; padding: 0 0.3rem; color: var(--faint); text-decoration: none; }
        .link:hover { color: var(--link); text-decoration: underline; }
        pre { margin: 0.4rem 0; padding: 0.45rem 0.75rem; line-height: 1.55; white-space: pre-wrap; overflow-wrap: anywhere;
          background: var(--raised); border: 1px solid var(--line); border-radius: 4px; }
        pre i { display: inline-block; min-width: 1.8em; margin-right: 0.9em; padding-right: 0.6em; text-align: right;
          font-style: normal; color: var(--faint); border-right: 1px solid var(--line); user-select: none; }
        mark, del, ins { color: inherit; text-decoration: none; border-radius: 2px; }
        mark { background: var(--mark); box-shadow: inset 0 -2px 0 var(--warning); }
        .error mark { box-shadow: inset 0 -2px 0 var(--error); }
        mark.point { padding: 0 1px; border-left: 2px solid var(--error); }
        li mark, li mark.point { box-shadow: none; border-color: var(--note); }
        del { background: var(--removed); text-decoration: line-through; }
        ins { background: var(--added); }
        .related { padding-left: 0; list-style: none; font-size: 0.875rem; }
        .related li { margin: 0.4rem 0; }
        .related code { color: var(--faint); margin-right: 0.4rem; }
        .fix p { margin: 0.35rem 0 0; }
        footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; font-size: 0.8125rem; color: var(--faint); }

        @media (max-width: 46rem) {
          main, footer { padding-left: 1rem; padding-right: 1rem; }
          html { scroll-padding-top: 1rem; }
          h1 { font-size: 1.35rem; }
          #filter { position: static; }
          #filter label:not(.tick), #filter label.wide { flex: 1 1 100%; }
          th, td { padding-right: 0.9rem; }
          .counts { gap: 0.6rem 1.5rem; }
          .rule h3 .title { display: block; }
          pre i { min-width: 1em; margin-right: 0.6em; }
        }
        @media print {
          body { font-size: 9.5pt; }
          main, footer { max-width: none; padding: 0; }
          .skip, .link, #filter > :not(#shown), .rule > summary::before { display: none !important; }
          #filter { position: static; border: 0; padding: 0; }
          details::details-content { content-visibility: visible; display: block; block-size: auto; }
          article { content-visibility: visible; break-inside: avoid; }
          .rule > summary, h2, h3 { break-after: avoid; }
          .scroll { overflow: visible; }
          .scroll svg { max-width: 100%; height: auto; }
          a { color: inherit; text-decoration: none; }
        }

        """#
}
