// Comfort only: every page is complete without this file.
(() => {
  "use strict";

  const store = {
    get(key) {
      try { return localStorage.getItem(key); } catch { return null; }
    },
    set(key, value) {
      try { localStorage.setItem(key, value); } catch { /* private mode: forget it */ }
    },
  };

  const make = (name, properties = {}, attributes = {}) => {
    const element = Object.assign(document.createElement(name), properties);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // Theme: follows the system until somebody chooses.
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = store.get("theme");
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  for (const slot of document.querySelectorAll("[data-theme-slot]")) {
    const toggle = make("button", { type: "button", className: "theme-toggle" }, { "aria-label": "Dark theme" });
    const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
    toggle.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark";
      root.dataset.theme = next;
      store.set("theme", next);
      show();
    });
    system.addEventListener("change", show);
    show();
    slot.append(toggle);
  }

  // Copying: one button for a code block, or for the open tab of a sample.
  const status = make("p", { className: "visually-hidden" }, { role: "status" });
  document.body.append(status);
  const copyButton = (codeToCopy, name) => {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" }, { "aria-label": `Copy ${name}` });
    let timer;
    button.addEventListener("click", async () => {
      let said = "Copied";
      try { await navigator.clipboard.writeText(codeToCopy().textContent.replace(/\n$/, "")); } catch { said = "Not copied"; }
      button.textContent = said;
      status.textContent = said;
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = "Copy"; status.textContent = ""; }, 2000);
    });
    return button;
  };
  const canCopy = Boolean(navigator.clipboard);

  // Tabs: the stacked samples become ARIA tabs, and all of them follow the language chosen in one.
  const samples = [];
  const choose = (language) => samples.forEach((select) => select(language));
  document.querySelectorAll("[data-sample]").forEach((sample, number) => {
    const panels = [...sample.querySelectorAll(".sample-panel")];
    const bar = sample.querySelector(".sample-bar");
    const title = bar.textContent.trim();
    let open = panels[0];
    if (panels.length > 1) {
      const list = make("div", { className: "tabs" }, { role: "tablist", "aria-label": `${title}: language` });
      const tabs = panels.map((panel, index) => {
        const tab = make("button", { type: "button", id: `tab-${number}-${index}`, textContent: panel.dataset.label }, { role: "tab" });
        panel.id ||= `panel-${number}-${index}`;
        tab.setAttribute("aria-controls", panel.id);
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", tab.id);
        list.append(tab);
        return tab;
      });
      const select = (language) => {
        const index = panels.findIndex((panel) => panel.dataset.language === language);
        if (index < 0) return;
        open = panels[index];
        tabs.forEach((tab, at) => {
          tab.setAttribute("aria-selected", String(at === index));
          tab.tabIndex = at === index ? 0 : -1;
          panels[at].hidden = at !== index;
        });
      };
      samples.push(select);
      const take = (index) => {
        // Samples above may change height: keep the pressed tab where it is.
        const before = list.getBoundingClientRect().top;
        choose(panels[index].dataset.language);
        scrollBy({ top: list.getBoundingClientRect().top - before, behavior: "instant" });
        store.set("language", panels[index].dataset.language);
        tabs[index].focus({ preventScroll: true });
      };
      list.addEventListener("click", (event) => {
        const index = tabs.indexOf(event.target);
        if (index >= 0) take(index);
      });
      list.addEventListener("keydown", (event) => {
        const at = tabs.indexOf(event.target);
        const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
        const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (at < 0 || to === undefined) return;
        event.preventDefault();
        take((to + tabs.length) % tabs.length);
      });
      bar.append(list);
      select(panels[0].dataset.language);
    }
    sample.dataset.ready = "";
    if (canCopy) bar.append(copyButton(() => open.querySelector("code"), title));
  });
  const language = store.get("language");
  if (language) choose(language);

  // Colour in plain code, painted over the text: no element is added or changed.
  if (globalThis.Highlight && CSS.highlights && !matchMedia("(forced-colors: active)").matches) {
    const words = "and as await break case catch class const def do done elif else esac except export false for from func guard if import in let nil None not null or raise return self struct throw true True False try var while with";
    const kinds = { comment: new Highlight(), string: new Highlight(), word: new Highlight() };
    for (const code of document.querySelectorAll("pre code[class*=language-]")) {
      const text = code.firstChild;
      if (!text || code.childNodes.length > 1 || text.nodeType !== Node.TEXT_NODE) continue;
      const hash = /language-(sh|bash|python|yaml)/.test(code.className);
      const tokens = new RegExp(
        `(?<comment>(?<=^|\\s)${hash ? "#(?!\")" : "//"}.*)|(?<string>"""[^]*?"""|"(?:\\\\.|[^"\\\\\\n])*"|\`[^\`]*\`)|(?<word>(?<![\\w.-])(?:${words.replaceAll(" ", "|")})(?![\\w-]))`,
        "gm",
      );
      for (const match of text.data.matchAll(tokens)) {
        const kind = Object.keys(kinds).find((name) => match.groups[name] !== undefined);
        const range = new StaticRange({ startContainer: text, startOffset: match.index, endContainer: text, endOffset: match.index + match[0].length });
        kinds[kind].add(range);
      }
    }
    for (const [name, ranges] of Object.entries(kinds)) CSS.highlights.set(`code-${name}`, ranges);
  }

  // Code blocks in prose.
  if (canCopy) {
    for (const pre of document.querySelectorAll("pre:not(.sample pre)")) {
      const box = make("div", { className: "code" });
      pre.before(box);
      box.append(pre, copyButton(() => pre, "code"));
    }
  }

  // What scrolls sideways can be reached by keyboard.
  const reach = () => {
    for (const box of document.querySelectorAll("pre, .table")) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.matches("pre") ? "Code" : "Table");
      } else if (box.tabIndex === 0) {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    }
  };
  reach();
  addEventListener("resize", reach);
  document.addEventListener("click", (event) => event.target.closest("[role=tab]") && reach());

  // A question opens when its anchor is the target.
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  openTarget();
  addEventListener("hashchange", openTarget);

  // Docs: the list on the side marks the part being read.
  const entries = new Map();
  for (const link of document.querySelectorAll(".toc a[href*='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) entries.set(heading, link);
  }
  if (entries.size) {
    let marked;
    const mark = () => {
      let current;
      for (const heading of entries.keys()) {
        if (heading.getBoundingClientRect().top < innerHeight / 4) current = heading;
      }
      const link = entries.get(current);
      if (link === marked) return;
      marked?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      marked = link;
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }
})();
