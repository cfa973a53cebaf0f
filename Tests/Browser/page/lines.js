// All lines of the page's text that a reader can come to: every question opened, every tab chosen.
() => {
  const lines = new Set(), main = document.querySelector("main");
  const read = () => main.innerText.split("\n").map((line) => line.trim().replace(/\s+/g, " ")).filter(Boolean).forEach((line) => lines.add(line));
  for (const one of document.querySelectorAll("details")) one.open = true;
  read();
  const lists = [...main.querySelectorAll("[role=tablist]")].map((list) => [...list.querySelectorAll("[role=tab]")]);
  for (const tabs of lists) for (const tab of tabs) { tab.click(); read(); }
  return [...lines];
}
