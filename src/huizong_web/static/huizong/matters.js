// Says how many items are ticked, and offers only what can be decided about that many.

const form = document.querySelector("#decide");
const picked = form.querySelector(".picked");
const buttons = [...form.querySelectorAll("button[name=kind]")];
const least = { join: 2 };
const most = { lead: 1 };

function ticked() {
  return new Set([...form.querySelectorAll("input[name=item]:checked")].map((each) => each.value));
}

// An item that speaks of several matters is listed under each: its ticks go together.
function tick(event) {
  const box = event.target;
  if (box.name !== "item") return;
  for (const each of form.querySelectorAll(`input[value="${CSS.escape(box.value)}"]`)) {
    each.checked = box.checked;
  }
  tell();
}

function tell() {
  const count = ticked().size;
  for (const button of buttons) {
    const kind = button.value;
    button.disabled = count < (least[kind] ?? 1) || count > (most[kind] ?? Infinity);
  }
  picked.textContent = count ? picked.dataset.some.replace("#", count) : picked.dataset.none;
  form.classList.toggle("choosing", count > 0);
}

form.classList.add("live");
form.addEventListener("change", tick);
window.addEventListener("pageshow", tell);
tell();
