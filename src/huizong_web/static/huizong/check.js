// Walks from finding to finding: the words in the text and their card in the list go together.
//
// j and k go on and back, the arrow keys too while the focus is on words or on a card. Enter on the
// words goes to the card, Escape back to the words. Typing filters what is listed; Enter asks the
// server, which knows what is not listed. Without this script the same are links and forms.

const sheet = document.querySelector(".sheet");
const panel = document.querySelector("#checks");
const groups = panel.querySelector(".groups");
const walk = panel.querySelector(".walk");
const input = panel.querySelector("#q");
const none = document.querySelector("#none");
const cards = [...panel.querySelectorAll(".card")].map((card) => ({
  card,
  text: `${card.closest(".group").querySelector("h3").textContent} ${card.textContent}`.toLowerCase(),
}));

let current = null;

function visible() {
  return cards.map((each) => each.card).filter((card) => !card.hidden);
}

function marks(card) {
  return [...sheet.querySelectorAll(`[data-findings~="${card.dataset.number}"]`)];
}

function tell() {
  const shown = visible();
  const at = shown.indexOf(current);
  walk.querySelector(".at").textContent = `${at < 0 ? "–" : at + 1}/${shown.length}`;
}

function select(card, anchor) {
  for (const each of sheet.querySelectorAll(".shown")) each.classList.remove("shown");
  current?.removeAttribute("aria-current");
  current = card;
  if (card) {
    card.setAttribute("aria-current", "true");
    const words = marks(card);
    for (const each of words) each.classList.add("shown");
    bring(card, words, anchor);
    history.replaceState(history.state, "", `#${card.id}`);
  }
  tell();
}

// The card within its list, then the words within the page, clear of the strip at its foot.
function bring(card, words, anchor) {
  const list = groups.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  if (box.top < list.top) groups.scrollTop += box.top - list.top - 8;
  if (box.bottom > list.bottom) groups.scrollTop += Math.min(box.bottom - list.bottom, box.top - list.top);
  const target = anchor ? document.getElementById(anchor)?.nextElementSibling : words[0];
  if (!target) {
    card.focus({ preventScroll: true });
    return;
  }
  target.focus({ preventScroll: true });
  const foot = getComputedStyle(panel).position === "fixed" ? panel.offsetHeight : 0;
  const middle = (window.innerHeight - foot) / 2;
  window.scrollBy({ top: target.getBoundingClientRect().top - middle });
}

function step(by) {
  const shown = visible();
  const at = shown.indexOf(current);
  const next = at < 0 ? shown.at(by > 0 ? 0 : -1) : shown[at + by];
  if (next) select(next);
}

function filter() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { card, text } of cards) card.hidden = !words.every((word) => text.includes(word));
  for (const group of panel.querySelectorAll(".group")) {
    group.hidden = !group.querySelector(".card:not([hidden])");
  }
  none.hidden = visible().length > 0;
  tell();
}

// Words point at several findings at times: each click goes on to the next of them.
function pointed(mark, byKey) {
  const numbers = mark.dataset.findings.split(" ");
  const at = numbers.indexOf(current?.dataset.number);
  if (byKey && at >= 0) {
    current.focus();
    return;
  }
  const card = document.getElementById(`f${numbers[(at + 1) % numbers.length]}`);
  if (card) select(card);
}

const keys = { j: 1, k: -1 };
const arrows = { ArrowDown: 1, ArrowUp: -1 };

function typed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (target.closest("input, textarea, select")) return;
  const near = target.closest(".fault, .card");
  const by = keys[event.key] ?? (near && !event.shiftKey ? arrows[event.key] : undefined);
  if (by) {
    event.preventDefault();
    step(by);
  } else if (event.key === "Escape" && current) {
    const words = marks(current);
    if (panel.contains(target) && words.length) words[0].focus();
    else select(null);
  }
}

if (cards.length) {
  panel.classList.add("live");
  walk.hidden = false;
  document.addEventListener("keydown", typed);
  sheet.addEventListener("click", (event) => {
    const mark = event.target.closest(".fault");
    if (!mark) return;
    event.preventDefault();
    pointed(mark, event.detail === 0);
  });
  panel.addEventListener("click", (event) => {
    const stepping = event.target.closest("[data-step]");
    if (stepping) step(Number(stepping.dataset.step));
    const spot = event.target.closest(".spots a");
    const card = event.target.closest(".card");
    if (!card) return;
    if (spot) {
      event.preventDefault();
      panel.classList.remove("open");
      select(card, spot.hash.slice(1));
    } else if (!event.target.closest("form, summary, a")) {
      select(card);
    }
  });
  walk.querySelector(".all").addEventListener("click", () => panel.classList.toggle("open"));
  panel.addEventListener("toggle", (event) => event.target.querySelector?.("textarea")?.focus(), true);
  // What was typed to filter still holds when a form has been sent.
  panel.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !input.value.trim()) return;
    const address = new URL(event.target.action);
    address.searchParams.set("q", input.value);
    event.target.action = address;
  });
  input.addEventListener("input", filter);
  filter();
  const asked = document.getElementById(location.hash.slice(1));
  if (asked?.matches(".card")) select(asked);
}
