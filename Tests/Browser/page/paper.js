// What is in the text but would not be printed: code in closed tabs, answers of closed questions.
() => [...document.querySelectorAll("main pre, main details > :not(summary)")]
  .filter((element) => !element.checkVisibility() || !element.getClientRects().length)
  .map((element) => `“${short(element.textContent)}” in ${describe(element)} is not printed`)
