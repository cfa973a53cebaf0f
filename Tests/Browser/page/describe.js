// Put before the other scripts: how an element is called in what is printed.
const describe = (element) => {
  if (!element) return "nothing";
  const parts = [];
  for (let at = element; at && at.nodeType === 1 && at !== document.documentElement; at = at.parentElement) {
    const part = at.localName + (at.id ? `#${at.id}` : "") + [...at.classList].map((name) => `.${name}`).join("");
    parts.unshift(part);
    if (at.id || parts.length === 4) break;
  }
  return parts.join(" > ");
};
const short = (text) => { const line = text.trim().replace(/\s+/g, " "); return line.length > 50 ? `${line.slice(0, 50)}…` : line; };
const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
// For screen readers only: a clipped box of one pixel.
const isForEars = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if ((style.clipPath !== "none" || style.clip !== "auto") && at.offsetWidth <= 1) return true;
  }
  return false;
};
