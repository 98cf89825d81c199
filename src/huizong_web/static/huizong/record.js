// Entering a record with less typing: a calendar beside each day, rows of a table without a
// journey to the server, names of other records as one types. Without a script all of it works too.

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

function addRow(event) {
  const button = event.target.closest("button.more");
  if (!button) return;
  event.preventDefault();
  const box = button.closest(".table-in");
  const count = box.querySelector("input[type=hidden]");
  const rows = box.querySelector("tbody");
  const number = Number(count.value);
  const row = rows.lastElementChild.cloneNode(true);
  for (const field of row.querySelectorAll("input, select")) {
    const column = field.name.split("-").pop();
    field.name = `${count.name.replace(/-rows$/, "")}-${number}-${column}`;
    field.id = field.name;
    field.value = "";
    field.removeAttribute("aria-invalid");
    const label = field.getAttribute("aria-label");
    if (label) field.setAttribute("aria-label", label.replace(/ \d+ /, ` ${number + 1} `));
  }
  for (const old of row.querySelectorAll(".error, .pick, .day-picker")) old.remove();
  rows.append(row);
  count.value = number + 1;
  prepare(row);
  row.querySelector("input, select").focus();
}

function prepare(part) {
  part.querySelectorAll("[data-day]").forEach(addCalendar);
  part.querySelectorAll("[data-find]").forEach(suggest);
}

if (form) {
  let changed = false;
  prepare(document);
  document.addEventListener("click", addRow);
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
