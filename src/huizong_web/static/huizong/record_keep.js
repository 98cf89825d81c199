// What is typed into a form stays in this tab until it is stored, so that a session that ended, a
// page that was reloaded or a browser that fell over loses nothing. It goes when the tab is closed.

const BEGIN = "huizong-typed ";

function entries(form) {
  return [...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && name !== "csrfmiddlewaretoken");
}

function put(form, [name, value], addRow) {
  const named = form.elements.namedItem(name);
  if (name.endsWith("-rows") && named) {
    while (Number(named.value) < Number(value) && addRow(named)) { /* One more. */ }
    return;
  }
  const fields = named instanceof RadioNodeList ? [...named] : [named].filter(Boolean);
  for (const field of fields) {
    if (["checkbox", "radio"].includes(field.type)) field.checked ||= field.value === value;
    else if (field.type !== "file") field.value = value;
    field.closest("details")?.setAttribute("open", "");
  }
}

function restore(form, kept, addRow) {
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
    if (box.name && !box.name.startsWith("k-")) box.checked = false;
  }
  kept.forEach((entry) => put(form, entry, addRow));
}

// What is no longer wanted: of somebody else in this tab, or sent where the page says it was stored.
export function forget(who, stored) {
  for (const name of Object.keys(sessionStorage).filter((each) => each.startsWith(BEGIN))) {
    const foreign = who && !name.startsWith(`${BEGIN}${who} `);
    const done = stored && JSON.parse(sessionStorage.getItem(name)).sent;
    if (foreign || done) sessionStorage.removeItem(name);
  }
}

export function keep(form, addRow) {
  const name = `${BEGIN}${form.dataset.keep} ${location.pathname}`;
  const note = document.getElementById("kept-typed");
  const untouched = JSON.stringify(entries(form));
  const saved = JSON.parse(sessionStorage.getItem(name))?.typed;
  const answered = document.querySelector("#told, .told, .conflict");
  if (saved && JSON.stringify(saved) !== untouched && !answered) {
    restore(form, saved, addRow);
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      sessionStorage.removeItem(name);
      location.reload();
    });
  }
  let waiting = 0;
  const store = (sent) => {
    clearTimeout(waiting);
    const typed = entries(form);
    if (JSON.stringify(typed) === untouched) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify({ sent, typed }));
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => store(false), 300); });
  form.addEventListener("submit", () => store(true));
}
