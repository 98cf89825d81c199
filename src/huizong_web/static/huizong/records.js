// One tick for the whole page of a list; Shift ticks all between two.
const all = document.getElementById("pick-all");
const picks = [...document.querySelectorAll("input[name=pick]")];
let last = null;

if (all && picks.length > 1) {
  all.hidden = false;
  all.addEventListener("change", () => picks.forEach((pick) => { pick.checked = all.checked; }));
}
picks.forEach((pick, at) => pick.addEventListener("click", (event) => {
  if (event.shiftKey && last !== null) {
    const [from, to] = [Math.min(last, at), Math.max(last, at)];
    picks.slice(from, to).forEach((each) => { each.checked = pick.checked; });
  }
  last = at;
}));

// What opens over the list closes by Escape, and by a click beside it.
const opened = () => document.querySelectorAll(".drop[open]");
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of opened()) {
    drop.removeAttribute("open");
    drop.querySelector("summary").focus();
  }
});
addEventListener("click", (event) => {
  for (const drop of opened()) {
    if (!drop.contains(event.target)) drop.removeAttribute("open");
  }
});
