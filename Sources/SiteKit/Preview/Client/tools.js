// Comfort for the preview's own pages: they can be read without it.
(() => {
  "use strict";

  const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);
  const status = make("p", { className: "ears" });
  status.setAttribute("role", "status");
  document.body.append(status);

  // One field filters the rows; a group whose rows are all gone goes too.
  for (const slot of document.querySelectorAll("[data-filter]")) {
    const field = make("input", { type: "search", id: "tool-filter", placeholder: slot.dataset.filter, autocomplete: "off", spellcheck: false });
    field.setAttribute("aria-label", slot.dataset.filter);
    const none = make("p", { className: "empty", hidden: true, textContent: "Nothing here matches." });
    const rows = [...document.querySelectorAll("[data-filter-row]")].map((row) => [row, row.textContent.toLowerCase()]);
    const groups = [...document.querySelectorAll("[data-filter-group]")];
    let timer;
    const filter = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const [row, text] of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) count += 1;
      }
      for (const group of groups) group.hidden = !group.querySelector("[data-filter-row]:not([hidden])");
      none.hidden = count > 0;
      clearTimeout(timer);
      timer = setTimeout(() => { status.textContent = words.length ? `${count} of ${rows.length} match` : ""; }, 500);
    };
    field.addEventListener("input", filter);
    slot.append(field, none);
  }

  if (navigator.clipboard) {
    for (const slot of document.querySelectorAll("[data-copy]")) {
      const button = make("button", { type: "button", textContent: "Copy" });
      button.setAttribute("aria-label", `Copy ${slot.dataset.copy}`);
      button.addEventListener("click", async () => {
        let said = "Copied";
        try { await navigator.clipboard.writeText(slot.previousElementSibling.textContent); } catch { said = "Not copied"; }
        button.textContent = said;
        status.textContent = said;
        setTimeout(() => { button.textContent = "Copy"; status.textContent = ""; }, 2000);
      });
      slot.append(button);
    }
  }
})();
