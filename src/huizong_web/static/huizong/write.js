// The page on which a report is written: items changed by keys and buttons; see write_rows.js for how
// they are shown, write_lines.js for what can be done with them, write_paste.js for what is pasted,
// write_keep.js for how they are stored and write_send.js for how they are handed in.

import { changed, deepen, empty, move, newKey, put, settled, without } from "./write_lines.js";
import { keeper } from "./write_keep.js";
import { pasted } from "./write_paste.js";
import { element, grow, rowsIn } from "./write_rows.js";
import { waitsForStoring } from "./write_send.js";

const root = document.querySelector("#editor");
const say = root.dataset;
const list = root.querySelector(".lines");
const state = document.querySelector("#state");
const form = document.querySelector("#plain");
const given = JSON.parse(document.querySelector("#draft").textContent);
const rows = rowsIn(list, { say, remarks: given.remarks });
const STEPS = 300;

let lines = given.lines.length ? given.lines : [empty()];
let here = lines[0].key;
let past = [];
let future = [];
let typing = "";
let composing = false;

function draw() {
  rows.draw(lines);
}

function index(key = here) {
  return Math.max(lines.findIndex((line) => line.key === key), 0);
}

function focus(key, at) {
  here = key;
  const text = rows.area(key);
  text?.focus();
  if (at !== undefined) text?.setSelectionRange(at, at);
}

// Changes, and steps back.

function remember(kind) {
  if (kind && kind === typing) return;
  typing = kind;
  past.push({ lines, here });
  if (past.length > STEPS) past.shift();
  future = [];
}

function change(next, { key = here, at } = {}) {
  if (next === lines) return;
  remember("");
  lines = next;
  draw();
  focus(key, at);
  keep.change();
}

function step(from, to) {
  const found = from.pop();
  if (!found) return;
  to.push({ lines, here });
  typing = "";
  ({ lines } = found);
  draw();
  focus(lines.some((line) => line.key === found.here) ? found.here : lines[0].key);
  keep.change();
}

// Others' words have come in: stepping back over them would take them out again.
function show(next) {
  const caret = rows.area(here)?.selectionStart;
  const focused = list.contains(document.activeElement);
  lines = next.length ? next : [empty()];
  past = [];
  future = [];
  typing = "";
  draw();
  if (focused) focus(lines[index()].key, caret);
}

function remove(key) {
  const at = index(key);
  const next = lines[at - 1] ?? lines[at + 1];
  change(without(lines, at), { key: next?.key });
  if (!lines.some((line) => line.key === here)) focus(lines[0].key);
  tell("removed");
}

function split(text) {
  const at = index();
  const [before, after] = [text.value.slice(0, text.selectionStart), text.value.slice(text.selectionEnd)];
  const more = { ...empty(lines[at].level), text: after };
  const next = put(changed(lines, at, { text: before }), at + 1, [more]);
  change(next, { key: more.key, at: 0 });
}

function join() {
  const at = index();
  const before = lines[at - 1];
  if (before.text.length + lines[at].text.length > Number(say.longest)) return;
  const next = changed(lines, at - 1, { text: before.text + lines[at].text });
  change(without(next, at), { key: before.key, at: before.text.length });
}

function settle(key, way) {
  const at = index(key);
  if (way === "both") return change(changed(lines, at, { clash: false }), { key });
  const before = lines[at - 1];
  const kept = way === "mine" && before ? changed(lines, at - 1, { text: lines[at].text }) : lines;
  return change(without(kept, at), { key: before?.key });
}

async function paste(event) {
  const key = here;
  const found = await pasted(event, { post: keep.post, say, tell });
  if (!found) return;
  insert(found.lines, key);
  if (found.left.length) tell("fault", `${say.left}“${found.left.join("”“")}”`);
  else tell("pasted", say.pasted.replace("#", found.lines.length));
}

function insert(found, key) {
  const at = index(key);
  const { level, text } = lines[at];
  const more = found.map((line) => ({ ...line, key: newKey(), level: Math.min(line.level + level, 3) }));
  if (!more.length) return;
  const next = text ? put(lines, at + 1, more) : put(lines.filter((_line, each) => each !== at), at, more);
  change(next, { key: more.at(-1).key });
}

// What the foot of the page says.

function tell(what, words = say[what] ?? "") {
  const trouble = ["offline", "full", "unkept", "signedOut", "refused", "fault"].includes(what);
  state.className = `saving${trouble ? " trouble" : ""}${what === "saved" ? " good" : ""}`;
  state.textContent = words;
  if (what === "signedOut") {
    const link = element("a", "", location.host);
    link.href = say.page;
    link.target = "_blank";
    state.append(link);
  }
}

const keep = keeper({
  root,
  user: given.user,
  pen: newKey(),
  version: given.version,
  lines,
  get: () => lines,
  show,
  busy: () => composing,
  tell,
});

// Keys.

const acts = {
  in: () => change(deepen(lines, index(), 1)),
  out: () => change(deepen(lines, index(), -1)),
  up: () => change(move(lines, index(), -1)),
  down: () => change(move(lines, index(), 1)),
  remove: () => remove(here),
  undo: () => step(past, future),
};

function walk(event, by) {
  const text = event.target;
  const edge = by < 0 ? 0 : text.value.length;
  const next = lines[index() + by];
  if (!next || text.selectionStart !== edge || text.selectionEnd !== edge) return;
  event.preventDefault();
  focus(next.key, by < 0 ? next.text.length : 0);
}

function keyed(event) {
  const { key, target } = event;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && key.toLowerCase() === "z") return event.shiftKey ? step(future, past) : step(past, future);
  if (control && key.toLowerCase() === "y") return step(future, past);
  if (key === "Tab" && !control && !event.altKey) return acts[event.shiftKey ? "out" : "in"]();
  if (key === "Enter") return control ? false : split(target);
  if (event.altKey && key === "ArrowUp") return acts.up();
  if (event.altKey && key === "ArrowDown") return acts.down();
  if (key === "Backspace" && !target.value) return lines.length > 1 ? remove(here) : false;
  if (key === "Backspace" && index() && !target.selectionStart && !target.selectionEnd) return join();
  if (key === "Escape") return document.querySelector(".moves button").focus();
  return false;
}

list.addEventListener("keydown", (event) => {
  if (event.isComposing || event.target.tagName !== "TEXTAREA") return;
  if (!event.altKey && event.key === "ArrowUp") walk(event, -1);
  else if (!event.altKey && event.key === "ArrowDown") walk(event, 1);
  else if (keyed(event) !== false) event.preventDefault();
});
list.addEventListener("focusin", ({ target }) => {
  here = target.closest(".line").dataset.key;
});
list.addEventListener("input", ({ target }) => {
  remember(`${here}${Math.floor(Date.now() / 3000)}`);
  const text = target.value.replace(/[\r\n]+/g, "");
  lines = changed(lines, index(), { text });
  grow(target);
  keep.change();
  if (text.length >= Number(say.longest)) tell("fault", say.long.replace("#", say.longest));
});
list.addEventListener("compositionstart", () => {
  composing = true;
});
list.addEventListener("compositionend", () => {
  composing = false;
});
list.addEventListener("paste", paste);
list.addEventListener("click", ({ target }) => {
  const way = target.dataset?.settle;
  if (way) settle(target.closest(".line").dataset.key, way);
});

// A press on a button must not take the focus from the text: at phone width the keyboard would go.
const moves = document.querySelector(".moves");
moves.addEventListener("pointerdown", (event) => event.preventDefault());
moves.addEventListener("click", ({ target }) => {
  acts[target.dataset.do]?.();
});
moves.addEventListener("keydown", (event) => {
  if (event.key === "Escape") focus(here);
  // Backwards from here the items would hold the focus again, since there Tab sets levels.
  if (event.key !== "Tab" || !event.shiftKey || event.target !== moves.firstElementChild) return;
  event.preventDefault();
  document.querySelector(".draft .tools a").focus();
});

waitsForStoring(form, { save: keep.save, page: say.page, state });

document.body.classList.add("scripted");
root.hidden = false;
moves.hidden = false;
lines = settled(lines);
draw();
const placed = [...document.querySelectorAll(".remarks .remark")].filter((each) =>
  rows.has(each.dataset.keys.split(" ")[0]),
);
for (const each of placed) each.hidden = true;
if (placed.length) document.querySelector(".placed").hidden = false;
if (await keep.takeUp()) {
  tell("restored");
  keep.save();
}
