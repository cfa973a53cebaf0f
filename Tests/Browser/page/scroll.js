// Reads the page from top to bottom, half a screen at a time, and waits for the pictures that come into view.
async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const inView = (image) => { const box = image.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
  const settled = (image) => image.complete || new Promise((done) => ["load", "error"].forEach((name) => image.addEventListener(name, done, { once: true })));
  let steps = 0;
  for (let top = 0; ; top += innerHeight / 2) {
    scrollTo({ top, behavior: "instant" });
    await frame(); await frame();
    await Promise.all([...document.images].filter((image) => image.checkVisibility() && inView(image)).map(settled));
    await frame();
    steps += 1;
    if (top >= document.documentElement.scrollHeight - innerHeight) break;
  }
  scrollTo({ top: 0, behavior: "instant" });
  await frame(); await frame();
  return steps;
}
