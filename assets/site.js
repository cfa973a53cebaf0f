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

  // Search: the whole index is fetched when somebody first opens it.
  const slot = document.querySelector("[data-search]");
  if (slot && HTMLDialogElement.prototype.showModal) {
    const open = make("button", { type: "button", className: "search-open" }, { "aria-label": "Search", "aria-keyshortcuts": "/", "aria-haspopup": "dialog" });
    slot.append(open);
    const field = make("input", { type: "search", className: "search-field" }, { "aria-label": "Search this site", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "100" });
    const close = make("button", { type: "button", className: "search-close", textContent: "Close" });
    const bar = make("div", { className: "search-bar" });
    bar.append(field, close);
    const count = make("p", { className: "search-count" }, { role: "status" });
    const list = make("ul", { className: "search-list" });
    const dialog = make("dialog", { className: "search" }, { "aria-label": "Search" });
    dialog.append(bar, count, list);
    document.body.append(dialog);

    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    let index;
    const load = () => {
      index ??= fetch(slot.dataset.search).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))).then((pages) =>
        pages.map(([url, title, description, headings, text]) => {
          const places = [{ url, title, text: description || text, found: fold(title), weight: 8 }];
          for (let at = 0; at < headings.length; at += 2) places.push({ url: `${url}#${encodeURIComponent(headings[at])}`, title: headings[at + 1], text: title, found: fold(headings[at + 1]), weight: 5 });
          return { places, description, text, found: fold(`${title} ${description} ${headings.join(" ")} ${text}`) };
        }));
      index.catch(() => { index = undefined; });
      return index;
    };

    // The words found are marked; nothing is ever read as markup.
    const marked = (text, words, className) => {
      const box = make("span", { className });
      const pattern = new RegExp(`(${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})`, "giu");
      text.split(pattern).forEach((piece, at) => box.append(at % 2 ? make("mark", { textContent: piece }) : piece));
      return box;
    };
    const excerpt = (text, word) => {
      const at = Math.max(0, fold(text).indexOf(word));
      const from = at > 60 ? text.indexOf(" ", at - 50) + 1 : 0;
      const rest = text.slice(from);
      return (from ? "… " : "") + (rest.length > 160 ? `${rest.slice(0, rest.lastIndexOf(" ", 160))} …` : rest);
    };
    // A page has to hold every word. First come titles, then headings, then texts.
    const find = (pages, words) => {
      const hits = [];
      for (const page of pages) {
        if (!words.every((word) => page.found.includes(word))) continue;
        const own = page.places[0];
        const [first = { ...own, weight: 1 }, ...more] = page.places.filter((place) => words.every((word) => place.found.includes(word)));
        const source = [page.description, page.text].find((text) => fold(text).includes(words[0]));
        const shown = first.url === own.url && source ? { ...first, text: excerpt(source, words[0]) } : first;
        hits.push(shown, ...more.slice(0, 2));
      }
      return hits.sort((a, b) => b.weight - a.weight).slice(0, 20);
    };
    const show = async () => {
      const text = field.value;
      const words = [...new Set(fold(text).split(/\s+/).filter(Boolean))];
      let hits = [];
      let said = "Type to search titles, headings and text.";
      if (words.length) {
        try {
          hits = find(await load(), words);
          said = hits.length ? `${hits.length} ${hits.length === 1 ? "result" : "results"}` : `Nothing found for “${text.trim()}”.`;
        } catch { said = "The search could not be loaded. Try again in a moment."; }
      }
      if (field.value !== text) return;
      count.textContent = said;
      list.replaceChildren(...hits.map((hit) => {
        const link = make("a", { href: hit.url });
        link.append(marked(hit.title, words, "search-title"), marked(hit.text, words, "search-text"));
        const entry = make("li");
        entry.append(link);
        return entry;
      }));
    };
    const begin = () => {
      if (dialog.open) return;
      dialog.showModal();
      field.select();
      show();
      load().catch(() => {});
    };
    open.addEventListener("click", begin);
    close.addEventListener("click", () => dialog.close());
    field.addEventListener("input", show);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        // Otherwise the first press would only empty the field.
        event.preventDefault();
        dialog.close();
      }
      if (event.key === "Enter" && document.activeElement === field && links[0]) links[0].click();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || document.activeElement === close) return;
      event.preventDefault();
      (links[at + step] ?? (step < 0 ? field : links[at]))?.focus();
    });
    addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      begin();
    });
  }

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
