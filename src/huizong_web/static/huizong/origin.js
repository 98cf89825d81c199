// Shows in the panel where the words under the pointer or the keyboard focus came from.
//
// Pointing shows; a click or the focus holds it, so that the way to the panel does not change it;
// Escape lets go. Arrow keys walk from run to run (up, down) and from figure to figure (left,
// right), Enter opens the source.

const sheet = document.querySelector("[data-pointing]");
const panel = document.querySelector("#origin");
const body = document.querySelector("#origin-body");
const close = panel.querySelector(".close");
const narrow = window.matchMedia("(max-width: 900px)");
const overview = document.createElement("template");
overview.content.append(...[...body.childNodes].map((each) => each.cloneNode(true)));
const attending = document.querySelector("#origin-waiting");
const missing = document.querySelector("#origin-missing");
const origins = new Map(
  [...document.querySelectorAll("template[data-origin]")].map((each) => [each.dataset.origin, each]),
);

let pinned = null;
let waiting = 0;
let pressed = false;

function pointed(target) {
  return target instanceof Element ? target.closest("[data-origin]") : null;
}

// The panels of a long report are fetched, a hundred runs and figures at a time.
const fetching = new Map();

function fetchPart(key) {
  const number = Math.floor(Number(key.slice(1)) / 100);
  if (!fetching.has(number)) {
    const got = fetch(`${sheet.dataset.parts}${number}`, { credentials: "same-origin" })
      .then((response) => (response.ok ? response.text() : Promise.reject(response)))
      .then((text) => {
        const holder = document.createElement("template");
        holder.innerHTML = text;
        for (const each of holder.content.querySelectorAll("template[data-origin]")) {
          origins.set(each.dataset.origin, each);
        }
      })
      .catch(() => fetching.delete(number));
    fetching.set(number, got);
  }
  return fetching.get(number);
}

let wanted = null;

function templateOf(element, key) {
  if (!element) return overview;
  if (origins.has(key) || !sheet.dataset.parts) return origins.get(key) ?? overview;
  fetchPart(key).then(() => {
    if (wanted !== element) return;
    body.replaceChildren((origins.get(key) ?? missing).content.cloneNode(true));
  });
  return attending;
}

function show(element) {
  wanted = element;
  const key = element?.dataset.origin;
  const template = templateOf(element, key);
  for (const each of sheet.querySelectorAll(".shown")) each.classList.remove("shown");
  if (element) {
    for (const each of sheet.querySelectorAll(`[data-origin="${CSS.escape(key)}"]`)) {
      if (key !== "own" || each === element) each.classList.add("shown");
    }
  }
  body.replaceChildren(template.content.cloneNode(true));
  panel.scrollTop = 0;
  panel.classList.toggle("closed", narrow.matches && !element);
  close.hidden = !element;
}

function pin(element) {
  pinned?.classList.remove("pinned");
  pinned = element;
  pinned?.classList.add("pinned");
  window.clearTimeout(waiting);
  show(element);
  if (element && narrow.matches && !pressed) uncover(element);
}

// At phone width the panel covers the foot of the page.
function uncover(element) {
  const hidden = element.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 16;
  if (hidden > 0) window.scrollBy({ top: hidden });
}

function letGo() {
  if (sheet.contains(document.activeElement)) document.activeElement.blur();
  pin(null);
}

function step(from, selector, by) {
  const all = [...sheet.querySelectorAll(selector)];
  const at = all.indexOf(from.matches(selector) ? from : from.closest(selector));
  const next = at < 0 ? near(all, from, by) : all[at + by];
  next?.focus();
}

// From a run, the first figure behind it or the last before it.
function near(all, from, by) {
  const behind = (each) => from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  return by > 0 ? all.find(behind) : all.findLast((each) => !behind(each));
}

const steps = {
  ArrowDown: [".run", 1],
  ArrowUp: [".run", -1],
  ArrowRight: [".figure", 1],
  ArrowLeft: [".figure", -1],
};

sheet.addEventListener("pointerover", (event) => {
  const element = pointed(event.target);
  if (!element || pinned || event.pointerType === "touch") return;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => show(element), 60);
});
sheet.addEventListener("pointerleave", () => window.clearTimeout(waiting));
// The focus comes when a finger goes down; the page must not move before it is up again, or the
// click would fall on something else.
sheet.addEventListener("pointerdown", () => {
  pressed = true;
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    pressed = false;
    window.setTimeout(() => pinned && narrow.matches && uncover(pinned));
  });
}
sheet.addEventListener("focusin", (event) => pin(pointed(event.target)));
sheet.addEventListener("click", (event) => {
  if (!pointed(event.target)) letGo();
});
sheet.addEventListener("keydown", (event) => {
  const element = pointed(event.target);
  if (!element || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === "Enter" && !event.target.closest("a")) body.querySelector(".go a")?.click();
  if (event.key in steps) {
    event.preventDefault();
    step(element, ...steps[event.key]);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
});
close.addEventListener("click", letGo);

// At phone width what stands in the panel before anything is pointed at is called up by a button.
const whole = document.querySelector("button.whole");
if (whole) {
  whole.hidden = false;
  whole.addEventListener("click", () => {
    pin(null);
    panel.classList.remove("closed");
    close.hidden = false;
    close.focus();
  });
}
panel.classList.toggle("closed", narrow.matches);
