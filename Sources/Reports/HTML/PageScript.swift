/// The only script of a page: it filters, folds, and finds what a link leads to. It reads the page's own elements and
/// writes nothing but text and whether they show.
enum PageScript {
    static let text = #"""

        "use strict";
        (() => {
          const form = document.getElementById("filter");
          const list = document.getElementById("list");
          if (!form || !list) return;
          const field = (name) => form.elements[name];
          const selects = ["rule", "file", "account", "caller"].filter((name) => field(name));
          const number = new Intl.NumberFormat("en");
          const rules = [...list.querySelectorAll("details.rule")];
          const entries = [...list.querySelectorAll("article")].map((element) => ({
            element, section: element.closest("details"), rule: element.closest("details").dataset.rule,
            severity: element.className, account: element.dataset.account, caller: element.dataset.caller,
            // An entry of too many files to name passes for each.
            files: element.dataset.file === undefined ? null : element.dataset.file.split("\n"),
            count: Number(element.dataset.count ?? 1), isShown: true, text: null,
          }));

          const values = (entry, name) => name === "file" ? entry.files ?? [] : entry[name] === undefined ? [] : [entry[name]];
          for (const name of selects) {
            const counts = new Map();
            for (const entry of entries)
              for (const value of values(entry, name)) counts.set(value, (counts.get(value) ?? 0) + entry.count);
            const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 1000);
            for (const [value, count] of ordered) {
              const text = value.length > 80 ? value.slice(0, 38) + "…" + value.slice(-38) : value;
              field(name).add(new Option(`${text} (${number.format(count)})`, value));
            }
            field(name).closest("label").hidden = counts.size < 2;
          }

          const text = (entry) => entry.text ??= `${entry.rule} ${entry.element.textContent}`.toLowerCase();
          const ticks = () => [...form.querySelectorAll("input[name=severity]")];

          function apply() {
            const words = field("q").value.toLowerCase().split(/\s+/).filter(Boolean);
            const severities = new Set(ticks().filter((tick) => tick.checked).map((tick) => tick.value));
            const wanted = selects.map((name) => [name, field(name).value]).filter(([, value]) => value);
            const counts = new Map();
            let shown = 0;
            for (const entry of entries) {
              const isShown = severities.has(entry.severity)
                && wanted.every(([name, value]) =>
                  name === "file" && !entry.files || values(entry, name).includes(value))
                && words.every((word) => text(entry).includes(word));
              if (isShown) {
                shown += entry.count;
                counts.set(entry.section, (counts.get(entry.section) ?? 0) + entry.count);
              }
              if (isShown !== entry.isShown) entry.element.hidden = !(entry.isShown = isShown);
            }
            const isFiltered = words.length > 0 || wanted.length > 0 || severities.size < ticks().length;
            for (const rule of rules) {
              rule.hidden = isFiltered && !counts.has(rule);
              const badge = rule.querySelector(".count");
              badge.textContent = isFiltered
                ? `${number.format(counts.get(rule) ?? 0)} of ${badge.dataset.all}` : badge.dataset.all;
            }
            const status = document.getElementById("shown");
            status.textContent =
              `Showing ${number.format(shown)} of ${number.format(status.dataset.all)} findings`;
            form.classList.toggle("filtered", isFiltered);
          }

          function remember() {
            const state = new URLSearchParams();
            if (field("q").value) state.set("q", field("q").value);
            if (ticks().some((tick) => !tick.checked))
              state.set("severity", ticks().filter((tick) => tick.checked).map((tick) => tick.value).join(","));
            for (const name of selects) if (field(name).value) state.set(name, field(name).value);
            const hash = state.toString();
            try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch {}
          }

          function reveal(element) {
            if (element.closest("[hidden]")) { form.reset(); apply(); }
            for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
            if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
            element.focus({ preventScroll: true });
            // What is above takes its true height only when it was near the view once.
            element.scrollIntoView();
            requestAnimationFrame(() => element.scrollIntoView());
          }

          function follow() {
            let hash = location.hash.slice(1);
            try { hash = decodeURIComponent(hash); } catch {}
            const element = hash && document.getElementById(hash);
            if (element) return reveal(element);
            const state = new URLSearchParams(location.hash.slice(1));
            if (!["q", "severity", ...selects].some((name) => state.has(name))) return;
            field("q").value = state.get("q") ?? "";
            for (const name of selects) field(name).value = state.get(name) ?? "";
            const severities = state.get("severity")?.split(",");
            for (const tick of ticks()) tick.checked = !severities || severities.includes(tick.value);
            apply();
          }

          let waiting = 0;
          for (const event of ["input", "change"])
            form.addEventListener(event, () => {
              clearTimeout(waiting);
              waiting = setTimeout(() => { apply(); remember(); }, 60);
            });
          form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
          form.addEventListener("submit", (event) => event.preventDefault());
          const fold = document.getElementById("fold");
          fold.addEventListener("click", () => {
            const isOpen = fold.textContent === "Fold all";
            for (const rule of rules) rule.open = !isOpen;
            fold.textContent = isOpen ? "Unfold all" : "Fold all";
          });
          window.addEventListener("hashchange", follow);
          window.addEventListener("beforeprint", () => {
            for (const details of document.querySelectorAll("details")) details.open = true;
          });

          form.hidden = false;
          apply();
          follow();
        })();

        """#
}
