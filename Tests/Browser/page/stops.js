// What the Tab key should come to, in the order of the document.
() => {
  const all = document.querySelectorAll("a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]");
  window.stops = [...all].filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length
    && (element.localName !== "summary" || element.parentElement.querySelector("summary") === element));
  return window.stops.map(describe);
}
