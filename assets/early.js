// Before the first paint: what a visitor chose the last time, so that nothing turns over under their eyes.
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    for (const key of ["theme", "language"]) {
      const chosen = localStorage.getItem(key);
      if (chosen) root.dataset[key] = chosen;
    }
  } catch { /* private mode: nothing was kept */ }
  // Should the other script not come, the page is shown as if there were none.
  addEventListener("load", () => {
    if (!document.querySelector("[data-ready]")) delete root.dataset.script;
  });
})();
