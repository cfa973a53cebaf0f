// Says whether the page can be scrolled sideways, and what sticks out.
() => {
  const root = document.scrollingElement, width = document.documentElement.clientWidth;
  scrollTo({ left: 10_000, behavior: "instant" });
  const moved = scrollX;
  scrollTo({ left: -10_000, behavior: "instant" });
  const back = scrollX;
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  if (moved === 0 && back === 0 && root.scrollWidth <= width) return [];
  const scrolls = (element) => { for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return true; };
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > width + .5 || box.left < -.5) && isShown(element) && !scrolls(element);
  });
  const ends = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  return [`scrolls sideways by ${Math.max(moved, -back, root.scrollWidth - width)} px: ${ends.slice(0, 3).map((element) => `${describe(element)} “${short(element.textContent)}” reaches ${Math.round(element.getBoundingClientRect().right)} of ${width}`).join("; ")}`];
}
