// Code that is in the page and not shown, details opened.
() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  return [...document.querySelectorAll("main pre")].filter((element) => !isShown(element) || !element.getClientRects().length)
    .map((element) => `the code “${short(element.textContent)}” in ${describe(element)} is not shown`);
}
