// What a writer sees of the preview. Served on every page, never part of the built site.
// All text comes in as text: nothing here is ever read as markup.
(() => {
  "use strict";

  const { page, version: loaded } = document.currentScript.dataset;
  let version = loaded;
  // A page that only tells its errors needs no overlay that tells them again.
  const isBroken = document.documentElement.dataset.sitegen === "broken";

  /* ---- Small things ---------------------------------------------------- */

  const keeper = (storage) => ({
    get(key) { try { return JSON.parse(storage().getItem(`sitegen.${key}`)); } catch { return null; } },
    set(key, value) { try { storage().setItem(`sitegen.${key}`, JSON.stringify(value)); } catch { /* full or private */ } },
  });
  const tab = keeper(() => sessionStorage);
  const everywhere = keeper(() => localStorage);

  const make = (name, properties = {}, ...children) => {
    const { data, aria, role, ...rest } = properties;
    const element = Object.assign(document.createElement(name), rest);
    if (role) element.setAttribute("role", role);
    for (const [key, value] of Object.entries(aria ?? {})) element.setAttribute(`aria-${key}`, value);
    Object.assign(element.dataset, data);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  const many = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const place = ({ file, line, column }) => [file, line, column].filter(Boolean).join(":");

  const SHAPES = {
    error: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM7.1 4.4h1.8v4.7H7.1zm0 5.9h1.8v1.7H7.1z",
    warning: "M8 1.6.9 14.2h14.2zM7.1 6h1.8v4H7.1zm0 4.9h1.8v1.6H7.1z",
    pending: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.6a4.9 4.9 0 1 1 0 9.8 4.9 4.9 0 0 1 0-9.8zM4.6 7.2h1.6v1.6H4.6zm2.6 0h1.6v1.6H7.2zm2.6 0h1.6v1.6H9.8z",
    overdue: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.6a4.9 4.9 0 1 1 0 9.8 4.9 4.9 0 0 1 0-9.8zM7.2 4.4h1.6v3.3l2.4 1.4-.8 1.4-3.2-1.9z",
    candidate: "M1.5 2.5h13v11h-13zm1.6 1.6v6.1l3-3.4 2.6 2.8 1.6-1.6 2.6 2.5V4.1zm8 .9a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z",
    close: "m3.4 2.3 4.6 4.6 4.6-4.6 1.1 1.1L9.1 8l4.6 4.6-1.1 1.1L8 9.1l-4.6 4.6-1.1-1.1L6.9 8 2.3 3.4z",
    down: "m2.3 5.9 1.1-1.1L8 9.4l4.6-4.6 1.1 1.1L8 11.6z",
  };
  const shape = (name) => {
    const box = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS(box.namespaceURI, "path");
    for (const [key, value] of [["viewBox", "0 0 16 16"], ["aria-hidden", "true"], ["class", "shape"]]) box.setAttribute(key, value);
    path.setAttribute("d", SHAPES[name]);
    path.setAttribute("fill-rule", "evenodd");
    box.append(path);
    return box;
  };

  /* ---- The room: a shadow root, so that page and bar can't meet --------- */

  const host = make("sitegen-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const styles = make("link", { rel: "stylesheet", href: "/_sitegen/client.css" });
  const status = make("span", { className: "ears", role: "status" });
  const bar = make("div", { className: "bar", role: "group", aria: { label: "Preview bar" } });
  const panel = make("div", { className: "panel", id: "panel", role: "group", hidden: true });
  const handle = make("button", { type: "button", className: "handle", hidden: true, data: { key: "handle" } });
  const dialog = make("dialog", { className: "overlay", role: "alertdialog", aria: { labelledby: "overlay-title" } });
  const root = make("section", { className: "root", hidden: true, lang: "en", dir: "ltr", aria: { label: "Preview" } }, bar, panel, handle, status);
  shadow.append(styles, root, dialog);

  // After our own reload the styles of the page before are put on at once, so that the bar doesn't come and go.
  const kept = tab.get("kept");
  const isOurReload = kept?.page === page && Date.now() - kept.at < 30_000;
  const worn = new CSSStyleSheet();
  let isStyled = false;
  const dress = () => {
    isStyled = true;
    root.hidden = false;
    showOverlay();
  };
  styles.addEventListener("load", () => { shadow.adoptedStyleSheets = []; dress(); });
  // Without its styles the bar would stand in the page: it stays away.
  styles.addEventListener("error", () => { if (!isStyled) host.remove(); });

  /* ---- Findings --------------------------------------------------------- */

  const copyButton = (text, name) => {
    if (!navigator.clipboard) return null;
    const button = make("button", { type: "button", className: "small", textContent: "Copy", aria: { label: `Copy ${name}` } });
    button.addEventListener("click", async () => {
      let said = "Copied";
      try { await navigator.clipboard.writeText(text); } catch { said = "Not copied"; }
      button.textContent = said;
      status.textContent = said;
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    return button;
  };

  // The marked part is counted in Unicode scalars, as everywhere in sitegen.
  const sourceLine = ({ number, text, mark }, label) => {
    const words = make("span", { className: "words" });
    if (mark) {
      const scalars = [...text];
      const [before, meant, after] = [[0, mark.from], [mark.from, mark.from + mark.length], [mark.from + mark.length]].map((part) => scalars.slice(...part).join(""));
      words.append(before, make("mark", { textContent: meant || " " }), after);
      if (label) words.append(make("span", { className: "label", textContent: label }));
    } else {
      words.append(text);
    }
    return make("span", { className: mark ? "line meant" : "line" }, make("span", { className: "number", textContent: number }), words);
  };

  const finding = (one) => {
    const where = one.file && place(one);
    const isLabelled = one.excerpt?.some(({ mark }) => mark);
    return make("li", { className: `finding ${one.severity}` },
      make("p", { className: "message" }, shape(one.severity === "error" ? "error" : "warning"), make("span", { className: "ears", textContent: `${one.severity}: ` }), make("span", { textContent: one.message })),
      make("p", { className: "place" }, make("code", { className: "code", textContent: one.code }), where && make("code", { textContent: where }), where && copyButton(where, where)),
      one.excerpt?.length ? make("pre", {}, make("code", {}, ...one.excerpt.map((line) => sourceLine(line, one.label)))) : null,
      one.label && !isLabelled ? make("p", { className: "note", textContent: one.label }) : null,
      ...(one.notes ?? []).map((note) => make("p", { className: "note", textContent: note })),
      one.help && make("p", { className: "help" }, make("b", { textContent: "Help " }), one.help));
  };
  const MOST = 100;
  const findings = (list) => make("ul", { className: "findings" }, ...list.slice(0, MOST).map(finding),
    list.length > MOST ? make("li", { className: "note", textContent: `And ${list.length - MOST} more, which the terminal lists.` }) : null);

  /* ---- The bar ---------------------------------------------------------- */

  let state = isOurReload ? kept.state : null;
  let stateText = "";
  let connection = isOurReload ? "open" : "new";
  let opened = isOurReload ? kept.opened : null;
  let isHidden = everywhere.get("hidden") === true;
  let areMarked = everywhere.get("marks") === true;

  const of = (severity) => (state?.findings ?? []).filter((one) => one.severity === severity);
  const facts = (wanted) => (state?.facts ?? []).filter((fact) => fact.status === wanted);
  const errors = () => state?.errors ?? [];

  const words = () => {
    if (connection === "lost") return ["lost", "Preview stopped – waiting for it"];
    if (connection === "new" || !state) return ["busy", "Connecting"];
    if (state.page?.isHeld || errors().length)
      return ["held", isBroken ? "Can’t be built" : state.page?.isHeld ? "Last good version" : "Errors"];
    if (state.site?.isChecking) return ["busy", "Checking"];
    return ["good", "Up to date"];
  };

  const list = (entries) => make("ul", { className: "entries" }, ...entries);
  const factEntry = (fact) => {
    const found = document.querySelector(`[data-fact="${CSS.escape(fact.name)}"]`);
    const show = found && make("button", { type: "button", className: "small", textContent: "Show", aria: { label: `Show ${fact.name} on the page` } });
    show?.addEventListener("click", () => {
      setMarks(true);
      for (let box = found.parentElement; box; box = box.parentElement) if (box instanceof HTMLDetailsElement) box.open = true;
      found.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    });
    const said = fact.status === "pending" ? `Pending: the page says “${fact.shows}”.` : `Due ${fact.due ?? "for review"}: the page says “${fact.shows}”.`;
    return make("li", {}, make("p", { className: "place" }, make("b", { textContent: fact.name }), show), make("p", { textContent: said }),
      fact.file && make("p", { className: "place" }, make("code", { textContent: place(fact) }), copyButton(place(fact), place(fact))));
  };
  const marksButton = () => {
    const button = make("button", { type: "button", className: "small", textContent: "Mark facts in the page", aria: { pressed: areMarked }, data: { key: "marks" } });
    button.addEventListener("click", () => setMarks(!areMarked));
    return button;
  };
  const tools = () => make("p", { className: "tools" }, ...[["Pages", ""], ["Facts", "facts"], ["Showcase", "showcase"]].map(([name, path]) => make("a", { href: `/_sitegen/${path}`, textContent: name })));

  const overview = () => {
    const { page: own, site = {} } = state ?? {};
    const others = site.pages ?? [];
    return [
      own?.file && make("p", { className: "place" }, make("code", { textContent: own.file }), copyButton(own.file, own.file)),
      own?.isDraft && make("p", { textContent: "This page is a draft: the built site leaves it out." }),
      own?.isHeld && make("p", { textContent: "What you see is the last version that could be built." }),
      connection === "lost" && make("p", {}, "Start ", make("code", { textContent: "sitegen preview" }), " again, and this page catches up by itself."),
      others.length ? make("h3", { textContent: "Other pages with findings" }) : null,
      others.length ? list(others.map((one) => make("li", { className: "row" }, make("a", { href: one.url, textContent: one.title }),
        make("span", { className: "quiet", textContent: [one.errors && many(one.errors, "error"), one.warnings && many(one.warnings, "warning")].filter(Boolean).join(", ") })))) : null,
      state && !others.length && !site.isChecking ? make("p", { className: "quiet", textContent: "No other page has findings." }) : null,
      site.drafts ? make("p", { className: "quiet", textContent: `The site has ${many(site.drafts, "draft")}.` }) : null,
      make("p", { className: "tools" }, marksButton()), tools(),
    ];
  };

  // A chip: what it counts, its words, and what its panel holds.
  const chips = () => [
    { key: "errors", kind: "error", count: errors().length + of("error").length, word: "error", title: "Errors", content: () => [findings(of("error"))] },
    { key: "warnings", kind: "warning", count: of("warning").length, word: "warning", title: "Warnings", content: () => [findings(of("warning"))] },
    { key: "overdue", kind: "overdue", count: facts("overdue").length, name: "overdue", title: "Overdue facts", content: () => [list(facts("overdue").map(factEntry)), make("p", { className: "tools" }, marksButton())] },
    { key: "pending", kind: "pending", count: facts("pending").length, name: "pending", title: "Pending facts", content: () => [list(facts("pending").map(factEntry)), make("p", { className: "tools" }, marksButton())] },
    { key: "candidates", kind: "candidate", count: state?.candidates?.length ?? 0, word: "candidate", title: "Pictures that wait for a review",
      content: () => [list(state.candidates.map((one) => make("li", { className: "row" }, make("a", { href: one.url, textContent: one.title }), make("code", { textContent: one.id }))))] },
  ].filter((chip) => chip.count > 0);

  const toggle = (key) => {
    opened = opened === key ? null : key;
    render();
  };

  const render = () => {
    const focused = shadow.activeElement?.dataset.key;
    const [mood, said] = words();
    const shown = chips();
    const isPanel = opened === "overview" || shown.some((chip) => chip.key === opened);
    if (!isPanel) opened = null;
    const elsewhere = Math.max(0, (state?.site?.errors ?? 0) - (shown.find((chip) => chip.key === "errors")?.count ?? 0));

    // In a narrow bar the words go where a chip beside them says as much.
    const isCalm = (mood === "good" && shown.length > 0) || (mood === "held" && shown.some((chip) => chip.key === "errors"));
    const overviewButton = make("button", { type: "button", className: "chip status", data: { key: "overview", mood }, aria: { expanded: opened === "overview", controls: "panel" } },
      make("span", { className: "dot" }), make("span", { className: isCalm ? "said calm" : "said", textContent: said }),
      elsewhere && connection !== "lost" ? make("span", { className: "quiet wide", textContent: `${many(elsewhere, "error")} elsewhere` }) : null);
    overviewButton.addEventListener("click", () => toggle("overview"));
    const buttons = shown.map((chip) => {
      const covers = chip.key === "errors" && errors().length && !isBroken;
      const button = make("button", { type: "button", className: `chip ${chip.kind}`, data: { key: chip.key } },
        shape(chip.kind), make("span", { textContent: chip.count }), make("span", { className: "word", textContent: chip.name ?? (chip.count === 1 ? chip.word : `${chip.word}s`) }));
      if (covers) button.setAttribute("aria-haspopup", "dialog");
      else for (const [key, value] of [["expanded", opened === chip.key], ["controls", "panel"]]) button.setAttribute(`aria-${key}`, value);
      button.addEventListener("click", () => (covers ? openOverlay() : toggle(chip.key)));
      return button;
    });
    const hide = make("button", { type: "button", className: "chip icon", title: "Hide the bar", aria: { label: "Hide the bar" }, data: { key: "hide" } }, shape("down"));
    hide.addEventListener("click", () => { setHidden(true); handle.focus(); });
    bar.replaceChildren(overviewButton, ...(state?.page?.isDraft ? [make("span", { className: "draft", textContent: "Draft" })] : []), ...buttons, hide);

    const chip = shown.find((one) => one.key === opened);
    panel.hidden = !isPanel;
    if (isPanel) {
      const close = make("button", { type: "button", className: "chip icon", title: "Close", aria: { label: "Close" }, data: { key: "close" } }, shape("close"));
      close.addEventListener("click", () => closePanel());
      const title = make("h2", { id: "panel-title", textContent: chip?.title ?? state?.page?.title ?? "This page" });
      panel.setAttribute("aria-labelledby", "panel-title");
      // What is read must not jump when the list is written anew.
      const { scrollTop } = panel.querySelector(".content") ?? {};
      panel.replaceChildren(make("div", { className: "head" }, title, close), make("div", { className: "content" }, ...(chip ? chip.content() : overview()).filter(Boolean)));
      if (scrollTop) panel.querySelector(".content").scrollTop = scrollTop;
    }

    bar.hidden = isHidden;
    panel.hidden ||= isHidden;
    handle.hidden = !isHidden;
    handle.dataset.mood = mood;
    const trouble = shown.find((one) => one.key === "errors");
    handle.replaceChildren(make("span", { className: "dot" }), make("span", { className: "said", textContent: trouble ? many(trouble.count, "error") : mood === "lost" ? "Stopped" : "Preview" }));
    handle.setAttribute("aria-label", `Show the preview bar: ${trouble ? `${many(trouble.count, "error")}, ` : ""}${said}`);
    if (status.dataset.said !== said && mood !== "busy") {
      status.dataset.said = said;
      status.textContent = said;
    }
    if (focused) focusKey(focused);
    paintMarks();
  };
  const focusKey = (key) => shadow.querySelector(`[data-key="${key}"]`)?.focus({ preventScroll: true });
  const closePanel = () => {
    const key = opened;
    opened = null;
    render();
    focusKey(key);
  };
  const setHidden = (value) => {
    isHidden = value;
    everywhere.set("hidden", value);
    render();
  };
  handle.addEventListener("click", () => { setHidden(false); focusKey("overview"); });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opened) return;
    event.stopPropagation();
    closePanel();
  });

  // Facts are outlined by a style sheet of the document: no element of the page is touched.
  const marks = new CSSStyleSheet();
  const paintMarks = () => {
    const overdue = facts("overdue").map((fact) => `[data-fact="${CSS.escape(fact.name)}"]`).join();
    const one = (selector, style) => `${selector}{outline:2px ${style} light-dark(#b4430c,#ffa25c)!important;outline-offset:2px!important}`;
    const rules = areMarked ? `@media screen{${one("[data-fact][data-status=pending]", "dashed")}${overdue && one(overdue, "solid")}}` : "";
    if (marks.text === rules) return;
    marks.text = rules;
    marks.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((sheet) => sheet !== marks), ...(rules ? [marks] : [])];
  };
  const setMarks = (value) => {
    areMarked = value;
    everywhere.set("marks", value);
    render();
  };

  /* ---- The overlay ------------------------------------------------------ */

  // What was put away stays away until the errors are others.
  let dismissed = isOurReload ? kept.dismissed : "";
  let overlaid = "";
  const openOverlay = () => {
    dismissed = "";
    showOverlay();
  };
  const showOverlay = () => {
    const mine = JSON.stringify(errors());
    if (!errors().length) dismissed = "";
    if (!errors().length || isBroken || mine === dismissed || !isStyled) {
      if (dialog.open && mine !== dismissed) dialog.close();
      overlaid = "";
      return;
    }
    const all = JSON.stringify([errors(), of("error")]);
    if (overlaid === all && dialog.open) return;
    overlaid = all;
    const close = make("button", { type: "button", className: "small strong", textContent: "Hide", title: "Hide (Esc)" });
    close.addEventListener("click", () => { dismissed = mine; dialog.close(); });
    const subject = state.page?.url || state.page?.file ? "This page" : "The site";
    const title = make("h2", { id: "overlay-title", tabIndex: -1, autofocus: true, textContent: `${subject} can’t be rebuilt: ${many(errors().length, "error")}` });
    const also = of("error");
    const isFirst = !dialog.open;
    dialog.replaceChildren(make("div", { className: "head" }, title, close),
      make("div", { className: "content" },
        make("p", { className: "quiet", textContent: state.page?.isHeld ? "Behind this is the last version that could be built. It is updated as soon as the errors are mended." : "The page behind this follows what is saved, but with what could be read last of the files at fault." }),
        findings(errors()),
        ...(also.length ? [make("h3", { textContent: "The checks also say" }), findings(also)] : [])));
    if (isFirst) dialog.showModal();
    else title.focus();
  };
  dialog.addEventListener("cancel", () => { dismissed = JSON.stringify(errors()); });

  /* ---- Reloading without losing the place ------------------------------- */

  const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,pre,tr,figure,summary,img";
  // What is beside the words that are read, or stays where it is, says nothing about the place.
  const readIn = () => (document.querySelector("main") ? `main :is(${BLOCKS})` : BLOCKS);
  const isStuck = (element) => {
    for (let box = element; box; box = box.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(box).position)) return true;
    return false;
  };
  const isOwn = (element) => element === host;
  // An element is known again by its tag, its words, and which of those with the same words it is.
  const sign = (element) => `${element.tagName}|${element.id}|${element.getAttribute("href") ?? element.getAttribute("name") ?? ""}|${(element.querySelector(":scope > summary") ?? element).textContent.trim().slice(0, 80)}`;
  const numbered = (elements) => {
    const seen = new Map();
    return elements.map((element) => {
      const words = sign(element);
      const number = seen.get(words) ?? 0;
      seen.set(words, number + 1);
      return [`${number}|${words}`, element];
    });
  };
  const all = (selector) => [...document.querySelectorAll(selector)].filter((element) => !isOwn(element));
  const named = (selector) => new Map(numbered(all(selector)));
  const FIELDS = "input[id]:not([type=password],[type=file]),textarea[id],select[id]";
  const tabLists = () => all("[role=tablist]").map((box) => [...box.querySelectorAll("[role=tab]")]);

  const remember = (target, tries) => {
    // The first blocks in view and those below: if one was edited, the next is known again.
    const blocks = [];
    for (const [name, element] of scrollY > 0 ? numbered(all(readIn())) : []) {
      const { top, bottom, height } = element.getBoundingClientRect();
      if (height > 0 && bottom > 0 && !isStuck(element)) blocks.push([name, top]);
      if (blocks.length === 30) break;
    }
    const active = document.activeElement;
    tab.set("kept", {
      page, at: Date.now(), target, tries,
      state, opened, dismissed, key: shadow.activeElement?.dataset.key ?? null,
      css: [...(styles.sheet?.cssRules ?? [])].map((rule) => rule.cssText).join("\n"),
      left: scrollX, top: scrollY, blocks,
      details: numbered(all("details")).map(([name, element]) => [name, element.open]),
      tabs: tabLists().map((tabs) => tabs.findIndex((one) => one.getAttribute("aria-selected") === "true")),
      fields: all(FIELDS).map((field) => [field.id, field.value, field.checked]),
      focus: active && active !== document.body && !isOwn(active) ? [active.tagName, numbered(all(active.tagName)).find(([, element]) => element === active)?.[0]] : null,
    });
  };

  let isTouched = false;
  const settle = () => {
    if (isTouched) return;
    const now = kept.blocks.length ? named(readIn()) : new Map();
    const [name, top] = kept.blocks.find(([name]) => now.get(name)?.getBoundingClientRect().height > 0) ?? [];
    const to = name === undefined ? kept.top : scrollY + now.get(name).getBoundingClientRect().top - top;
    scrollTo({ left: kept.left, top: to, behavior: "instant" });
  };
  const restore = () => {
    const details = named("details");
    for (const [name, open] of kept.details) if (details.has(name)) details.get(name).open = open;
    tabLists().forEach((tabs, at) => {
      const wanted = tabs[kept.tabs[at]];
      if (wanted && wanted.getAttribute("aria-selected") !== "true") wanted.click();
    });
    for (const [id, value, checked] of kept.fields) {
      const field = document.getElementById(id);
      if (!field?.matches(FIELDS) || (field.value === value && field.checked === checked)) continue;
      Object.assign(field, { value }, checked === undefined ? {} : { checked });
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (kept.focus) named(kept.focus[0]).get(kept.focus[1])?.focus({ preventScroll: true });
    for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(kind, () => { isTouched = true; }, { once: true, passive: true, capture: true });
    settle();
    // Until all has come, the browser may move the page once more.
    const last = () => requestAnimationFrame(() => { settle(); history.scrollRestoration = "auto"; });
    if (document.readyState === "complete") last();
    else addEventListener("load", last, { once: true });
  };

  let isLeaving = false;
  // Whoever goes elsewhere is not called back: a reload would end the navigation that has just begun. Should nothing come of
  // that, as of a file to be saved, the page catches up after a while.
  let isGoing = 0;
  let isReloading = false;
  let due = null;
  addEventListener("beforeunload", () => {
    if (isReloading) return;
    clearTimeout(isGoing);
    isGoing = setTimeout(stay, 10_000);
  });
  const stay = () => {
    clearTimeout(isGoing);
    isGoing = 0;
    if (due) reload(due);
  };
  const reload = (target) => {
    due = isGoing ? target : null;
    // Should the page come back with other bytes than were announced, it isn't asked for in a circle.
    const tries = isOurReload && kept.target === target ? kept.tries + 1 : 0;
    if (isGoing || isLeaving || tries > 4) return;
    isLeaving = true;
    setTimeout(() => {
      if (isGoing) {
        isLeaving = false;
        due = target;
        return;
      }
      isReloading = true;
      close();
      calm();
      remember(target, tries);
      history.scrollRestoration = "manual";
      location.reload();
    }, tries * 500);
  };

  /* ---- Style sheets, swapped in place ------------------------------------ */

  // Which link elements one stands for: all of them go when it has come, also those another was still to replace.
  const before = new WeakMap();
  const superseded = new WeakSet();
  const swap = (replace) => {
    const path = (link) => new URL(link.href, location).pathname;
    const links = all("link[href][rel~=stylesheet], link[href][rel~=preload][as=style]")
      .filter((link) => !superseded.has(link) && Object.hasOwn(replace, path(link)));
    for (const old of links) {
      const next = old.cloneNode();
      next.removeAttribute("integrity");
      next.href = replace[path(old)];
      superseded.add(old);
      before.set(next, [old, ...(before.get(old) ?? [])]);
      next.addEventListener("load", () => before.get(next).forEach((link) => link.remove()));
      next.addEventListener("error", () => { if (!superseded.has(next)) reload(version); });
      old.after(next);
    }
    return links.some((link) => link.relList.contains("stylesheet"));
  };

  /* ---- The stream -------------------------------------------------------- */

  let source = null;
  let retry = 0;
  let timer = 0;
  let patience = 0;
  const close = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
  };
  const calm = () => {
    clearTimeout(patience);
    patience = 0;
  };
  const connect = () => {
    if (isLeaving || document.hidden) return;
    close();
    const mine = source = new EventSource(`/_sitegen/events?page=${encodeURIComponent(page)}`);
    const on = (name, act) => mine.addEventListener(name, (event) => {
      if (mine === source) act(event.data);
    });
    on("open", () => {
      retry = 0;
      calm();
      if (connection === "open") return;
      connection = "open";
      render();
    });
    on("page", (data) => {
      const told = JSON.parse(data);
      if (told.version !== version) reload(told.version);
      else due = null;
    });
    on("styles", (data) => {
      const told = JSON.parse(data);
      if (told.version === version) return;
      version = told.version;
      if (!swap(told.replace)) reload(version);
    });
    on("state", (data) => {
      if (data === stateText) return;
      stateText = data;
      state = JSON.parse(data);
      render();
      showOverlay();
    });
    // The browser would try again by itself, but not after every kind of end: so it is always done here.
    on("error", () => {
      source.close();
      source = null;
      timer = setTimeout(connect, Math.min(250 * 2 ** retry++, 3000));
      // A restart takes a moment, about which nothing need be said.
      patience ||= setTimeout(() => { connection = "lost"; render(); }, 700);
    });
  };

  // Browsers open six connections to a server, and a stream takes one: a tab that nobody sees gives its own back.
  let hiding = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(() => { close(); calm(); }, 5000);
    else if (!source) connect();
  });
  addEventListener("online", connect);
  addEventListener("pagehide", () => { close(); calm(); });
  addEventListener("pageshow", (event) => { if (!event.persisted) return; connect(); stay(); });
  // A machine that slept may hold a stream whose other end is long gone.
  let ticked = Date.now();
  setInterval(() => {
    if (Date.now() - ticked > 20_000 && !document.hidden) connect();
    ticked = Date.now();
  }, 5000);

  /* ---- Begin --------------------------------------------------------------- */

  // Beside the body, not in it: no selector of the page counts it among its own.
  document.documentElement.append(host);
  if (isOurReload) {
    if (kept.css) {
      worn.replaceSync(kept.css);
      shadow.adoptedStyleSheets = [worn];
    }
    tab.set("kept", { ...kept, at: 0 });
  }
  render();
  if (isOurReload && kept.css) dress();
  if (isOurReload) {
    restore();
    if (kept.key) focusKey(kept.key);
  }
  connect();
})();
