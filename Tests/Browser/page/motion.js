// What still moves for a reader who asked for no motion.
() => [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"].flatMap((pseudo) => {
  const style = getComputedStyle(element, pseudo || null);
  const slow = (value) => value.split(",").some((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000) > 1);
  const found = [];
  if (slow(style.transitionDuration) && style.transitionProperty !== "none") found.push(`${describe(element)}${pseudo} has a transition of ${style.transitionDuration}`);
  if (style.animationName !== "none" && slow(style.animationDuration)) found.push(`${describe(element)}${pseudo} is animated`);
  if (!pseudo && style.scrollBehavior === "smooth") found.push(`${describe(element) || "html"} scrolls smoothly`);
  return found;
}))
