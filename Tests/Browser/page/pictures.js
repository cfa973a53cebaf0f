() => [...document.images].filter((image) => image.checkVisibility()).map((image) => {
  const box = image.getBoundingClientRect(), style = getComputedStyle(image);
  const around = [style.backgroundImage, getComputedStyle(image.parentElement).backgroundImage];
  return {
    name: describe(image), top: box.top + scrollY, left: box.left, width: image.clientWidth, height: image.clientHeight,
    complete: image.complete, natural: image.naturalWidth, naturalHeight: image.naturalHeight, current: image.currentSrc,
    srcset: image.srcset, sizes: image.sizes, loading: image.loading, priority: image.fetchPriority, alt: image.alt,
    decoding: image.decoding, hasSize: image.hasAttribute("width") && image.hasAttribute("height"),
    fit: style.objectFit, backgrounds: around,
  };
})
