// Controls that need a script, shown where none runs.
() => [...document.querySelectorAll("button, input, select, textarea, [role=tab], [role=tablist], [role=switch], [aria-pressed], [onclick], [data-theme-slot], a:not([href])")]
  .filter((element) => isShown(element) && element.getClientRects().length && element.getBoundingClientRect().width > 0 && !element.closest("form[action]"))
  .map((element) => `${describe(element)} “${short(element.textContent)}” does nothing without a script`)
