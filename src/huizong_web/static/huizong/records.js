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
