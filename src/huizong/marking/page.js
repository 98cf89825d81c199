"use strict";
(() => {
  const list = document.getElementById("list");
  if (!list) return;
  const cards = [...list.children];
  const marks = new Map(cards.map((card) => [card.id.slice(1), []]));
  for (const mark of document.querySelectorAll("mark")) {
    for (const number of mark.dataset.of.split(" ")) marks.get(number)?.push(mark);
  }
  const rule = document.getElementById("rule");
  const boxes = [...document.querySelectorAll("#filter input")];
  const at = document.getElementById("at");
  let now = null;

  const shown = () => cards.filter((card) => !card.hidden);
  const numberOf = (card) => card.id.slice(1);

  function tell() {
    const all = shown();
    at.textContent = `${now ? all.indexOf(now) + 1 : 0} / ${all.length}`;
  }

  function choose(card, { text = true } = {}) {
    for (const old of document.querySelectorAll(".now")) old.classList.remove("now");
    now = card;
    if (card) {
      card.classList.add("now");
      for (const mark of marks.get(numberOf(card))) mark.classList.add("now");
      card.scrollIntoView({ block: "nearest" });
      if (text) marks.get(numberOf(card))[0]?.scrollIntoView({ block: "center" });
    }
    tell();
  }

  function step(by) {
    const all = shown();
    if (!all.length) return;
    const from = all.indexOf(now);
    choose(all[from < 0 ? (by > 0 ? 0 : all.length - 1) : (from + by + all.length) % all.length]);
  }

  function filter() {
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const code = rule.value;
    for (const card of cards) {
      const kind = boxes.find((box) => card.classList.contains(box.value));
      card.hidden = !(kinds.has(kind?.value) && (!code || card.dataset.code === code));
    }
    const left = new Set(shown().map(numberOf));
    for (const mark of document.querySelectorAll("mark")) {
      mark.classList.toggle("off", !mark.dataset.of.split(" ").some((number) => left.has(number)));
    }
    choose(now && !now.hidden ? now : null, { text: false });
  }

  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("back").addEventListener("click", () => step(-1));
  document.getElementById("filter").addEventListener("change", filter);
  document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const card = event.target.closest("#list > li");
    if (!card) return;
    choose(card, { text: !event.target.closest("a") });
  });
  document.querySelector("main").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || String(getSelection())) return;
    const here = mark.dataset.of.split(" ").map((number) => document.getElementById(`f${number}`));
    const open = here.filter((card) => card && !card.hidden);
    if (open.length) choose(open[(open.indexOf(now) + 1) % open.length], { text: false });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const by = { j: 1, n: 1, k: -1, p: -1 }[event.key.toLowerCase()];
    if (by) step(by);
    else if (event.key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });
  tell();
})();
