// Where the focus is, and whether it can be seen.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  // Transitions, however short, would show what was before.
  for (const one of document.getAnimations()) one.finish();
  const style = getComputedStyle(element), faults = [];
  const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => { paint.clearRect(0, 0, 1, 1); paint.fillStyle = color; paint.fillRect(0, 0, 1, 1); return [...paint.getImageData(0, 0, 1, 1).data]; };
  const luminance = ([red, green, blue]) => { const [r, g, b] = [red, green, blue].map((one) => { const part = one / 255; return part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  const outline = rgba(style.outlineColor);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1.5 || outline[3] < 128) faults.push(`has no outline (${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor})`);
  else {
    // What is drawn beneath the outline, which may be another element than the parent.
    const at = element.getClientRects()[0], offset = parseFloat(style.outlineOffset) + 1, y = (Math.max(at.top, 0) + Math.min(at.bottom, innerHeight)) / 2;
    const x = at.left - offset > 0 ? at.left - offset : at.right + offset;
    const beneath = document.elementsFromPoint(x, y).filter((one) => offset < 0 || (one !== element && !element.contains(one)));
    const ground = beneath.find((one) => rgba(getComputedStyle(one).backgroundColor)[3] > 200);
    const back = ground ? rgba(getComputedStyle(ground).backgroundColor) : [255, 255, 255];
    const [light, dark] = [luminance(outline), luminance(back)].sort((one, two) => two - one);
    const contrast = (light + .05) / (dark + .05);
    if (contrast < 3) faults.push(`has an outline of contrast ${contrast.toFixed(2)} on ${describe(ground)}`);
  }
  const width = document.documentElement.clientWidth, boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const box = boxes.find((one) => one.bottom > 0 && one.top < innerHeight && one.right > 0 && one.left < width);
  if (!box) faults.push("is out of view");
  else {
    const left = Math.max(box.left, 0) + 1, right = Math.min(box.right, width) - 1, top = Math.max(box.top, 0) + 1, bottom = Math.min(box.bottom, innerHeight) - 1;
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]];
    const seen = points.filter(([x, y]) => { const hit = document.elementFromPoint(x, y); return hit && (element.contains(hit) || hit.contains(element)); });
    if (seen.length < 3) faults.push(`is covered by ${describe(document.elementFromPoint(...points[0]))}`);
  }
  return { index: window.stops.indexOf(element), name: describe(element), scrolls, faults };
}
