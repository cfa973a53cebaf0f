// Runs in every page before its own scripts.
window.watched = { violations: [], shifts: [] };
document.addEventListener("securitypolicyviolation", (event) => {
  window.watched.violations.push(`${event.effectiveDirective} forbids ${event.blockedURI || "inline"} ${event.sample}`.trim());
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      const name = element ? element.localName + (element.id ? `#${element.id}` : "") + [...element.classList].map((one) => `.${one}`).join("") : "?";
      return `${name} from ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`;
    });
    window.watched.shifts.push({ value: entry.value, moved });
  }
}).observe({ type: "layout-shift", buffered: true });
window.painted = new Promise((done) => {
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && done(true)).observe({ type: "paint", buffered: true });
});
