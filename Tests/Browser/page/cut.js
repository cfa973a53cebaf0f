// Text that can't be read: outside a box that clips it, outside the page, or under other text.
// The place of text is that of its letters (Range), not of its element.
async () => {
  const found = new Set(), lines = [];
  const width = document.documentElement.clientWidth;
  scrollTo({ top: 0, left: 0, behavior: "instant" });
  const next = (box) => {
    const position = getComputedStyle(box).position;
    return position === "fixed" ? null : position === "absolute" ? box.offsetParent : box.parentElement;
  };
  // Where a piece of text can be seen after its boxes have had their say, or why it can't.
  const judge = (parent, rect) => {
    let { left, right, top, bottom } = rect;
    // A line's letters may stick out of its line box; what is cut by less than this is still whole.
    const slack = rect.height * .3;
    for (let box = parent; box && box !== document.body && box !== document.documentElement; box = next(box)) {
      const style = getComputedStyle(box);
      if (style.display === "inline" || style.display === "contents") continue;
      const outer = box.getBoundingClientRect();
      const inner = { left: outer.left + box.clientLeft, top: outer.top + box.clientTop };
      inner.right = inner.left + box.clientWidth; inner.bottom = inner.top + box.clientHeight;
      const scrolls = (value) => value === "auto" || value === "scroll", clips = (value) => value === "hidden" || value === "clip";
      if (clips(style.overflowX) && (left < inner.left - 1 || right > inner.right + 1)) return { fault: `cut by ${describe(box)}, ${Math.round(Math.max(inner.left - left, right - inner.right))} px sideways` };
      if (clips(style.overflowY) && (top < inner.top - slack || bottom > inner.bottom + slack)) return { fault: `cut by ${describe(box)}, ${Math.round(Math.max(inner.top - top, bottom - inner.bottom))} px up or down` };
      if (scrolls(style.overflowX)) { left = Math.max(left, inner.left); right = Math.min(right, inner.right); }
      if (scrolls(style.overflowY)) { top = Math.max(top, inner.top); bottom = Math.min(bottom, inner.bottom); }
      if (right <= left || bottom <= top) return { scrolledAway: true };
    }
    if (left < -1 || right > width + 1) return { fault: `leaves the page: ${Math.round(left)} to ${Math.round(right)} of ${width}` };
    if (top + scrollY < -slack) return { fault: "above the page" };
    return { left, right, top, bottom };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (!text.data.trim() || parent.closest("script, style, template, svg") || !isShown(parent) || isForEars(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const measure = () => [...range.getClientRects()].filter((rect) => rect.width > .5 && rect.height > .5).map((rect) => judge(parent, rect));
    let judged = measure();
    if (!judged.length) { found.add(`“${short(text.data)}” in ${describe(parent)} has no room`); continue; }
    if (judged.some((one) => one.fault)) {
      // A skip link comes into view when it has the focus.
      const link = parent.closest("a, button");
      if (link) { link.focus({ preventScroll: true }); judged = measure(); link.blur(); }
    }
    const fault = judged.find((one) => one.fault);
    if (fault) { found.add(`“${short(text.data)}” in ${describe(parent)} is ${fault.fault}`); continue; }
    if (parent.closest(".skip")) continue;
    for (const one of judged) if (!one.scrolledAway) lines.push({ ...one, text, parent });
  }
  lines.sort((one, two) => one.top - two.top);
  lines.forEach((one, index) => {
    for (let at = index + 1; at < lines.length && lines[at].top < one.bottom; at += 1) {
      const two = lines[at];
      const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left), high = Math.min(one.bottom, two.bottom) - two.top;
      const lower = Math.min(one.bottom - one.top, two.bottom - two.top), narrower = Math.min(one.right - one.left, two.right - two.left);
      if (wide > 2 && high > lower * .4 && wide * high > lower * narrower * .1) found.add(`“${short(one.text.data)}” in ${describe(one.parent)} and “${short(two.text.data)}” in ${describe(two.parent)} lie over each other`);
    }
  });
  return { found: [...found], looked: lines.length };
}
