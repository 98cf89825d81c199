// Entering a record with less typing: a calendar beside each day, rows of a table without a
// journey to the server, names of other records as one types. Without a script all of it works too.

import { forget, keep } from "./record_keep.js";

const form = document.getElementById("record-form") ?? document.querySelector(".move form");

function addCalendar(field) {
  const picker = document.createElement("input");
  picker.type = "date";
  picker.className = "day-picker";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pick";
  button.tabIndex = -1;
  button.textContent = "▾";
  button.setAttribute("aria-hidden", "true");
  button.addEventListener("click", () => {
    if (/^\d{4}-\d\d-\d\d$/.test(field.value)) picker.value = field.value;
    picker.showPicker?.();
  });
  picker.addEventListener("change", () => {
    field.value = picker.value;
    field.focus();
  });
  field.after(button, picker);
}

function suggest(field) {
  const known = document.getElementById(field.getAttribute("list"));
  let asked = "";
  let waiting = 0;
  async function ask() {
    const words = field.value.split(/[、，,；;]/).pop().trim();
    if (words === asked) return;
    asked = words;
    const answer = await fetch(`${field.dataset.find}&q=${encodeURIComponent(words)}`);
    if (!answer.ok || asked !== words) return;
    const { found } = await answer.json();
    known.replaceChildren(...found.map(({ name, what }) => new Option(what, name)));
  }
  field.addEventListener("focus", ask);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
}

function addRow(count) {
  const rows = count.closest(".table-in").querySelector("tbody");
  const table = count.name.replace(/-rows$/, "");
  const number = Number(count.value);
  const row = rows.lastElementChild.cloneNode(true);
  for (const field of row.querySelectorAll("input, select, textarea")) {
    const column = field.name.split("-").pop();
    field.name = `${table}-${number}-${column}`;
    field.id = field.name;
    field.value = "";
    field.removeAttribute("aria-invalid");
    const label = field.getAttribute("aria-label");
    if (label) field.setAttribute("aria-label", label.replace(/ \d+ /, ` ${number + 1} `));
  }
  const drop = row.querySelector(".drop-row");
  drop.value = `${table}-${number}`;
  drop.setAttribute("aria-label", drop.getAttribute("aria-label").replace(/\d+/, number + 1));
  for (const old of row.querySelectorAll(".error, .pick, .day-picker")) old.remove();
  rows.append(row);
  count.value = number + 1;
  prepare(row);
  return row;
}

// The rows keep their numbers: one that is gone is to the server one that was left empty.
function dropRow(row) {
  const beside = row.nextElementSibling ?? row.previousElementSibling;
  if (beside) row.remove();
  else row.querySelectorAll("input, select, textarea").forEach((field) => { field.value = ""; });
  (beside ?? row).querySelector("input, select, textarea").focus();
}

function countOf(element) {
  return element.closest(".table-in").querySelector("input[type=hidden]");
}

function changeRows(event) {
  const button = event.target.closest("button.more, button.drop-row");
  if (!button) return;
  event.preventDefault();
  if (button.matches(".more")) addRow(countOf(button)).querySelector("input, select").focus();
  else dropRow(button.closest("tr"));
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// Enter at the end of a table begins a row; Ctrl+Enter stores from anywhere.
function press(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    const own = event.target.closest("form");
    own?.requestSubmit(own.querySelector("button.main"));
  } else if (event.target.matches(".typed input")) {
    event.preventDefault();
    const row = event.target.closest("tr");
    const next = row.nextElementSibling ?? addRow(countOf(row));
    next.querySelector("input, select").focus();
  }
}

function prepare(part) {
  part.querySelectorAll("[data-day]").forEach(addCalendar);
  part.querySelectorAll("[data-find]").forEach(suggest);
}

forget(document.querySelector("[data-keep]")?.dataset.keep, document.querySelector(".message.success"));

if (form) {
  let changed = false;
  prepare(document);
  if (form.dataset.keep) keep(form, addRow);
  document.addEventListener("click", changeRows);
  form.addEventListener("keydown", press);
  document.addEventListener("input", (event) => { changed ||= form.contains(event.target); });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => {
    if (changed && form.id === "record-form") event.preventDefault();
  });
  document.getElementById("told")?.focus();
  document.addEventListener("click", (event) => {
    const target = event.target.closest(".told a")?.hash.slice(1);
    const field = target && document.getElementById(target);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  });
}
