// Keeps what is typed: in this browser at once, in the site a moment later, again and again until it
// is there. What a closed tab or a crash left behind is taken up by the next page of the draft.
//
// The site puts what two pages wrote together; it tells by `pen` (this page) and `seen` (the version
// that it knows) what each changed. While one types on, an answer with others' words is not shown:
// the page sends again as if it had not heard it, and shows them when the typing rests.

const WAIT = 800;
const FIRST_RETRY = 2000;
const LAST_RETRY = 60000;
const PATIENCE = 20000;

export function keeper({ root, user, pen, version, lines, get, show, busy, tell }) {
  const prefix = `huizong-draft:${root.dataset.page}:`;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(prefix) : null;
  let seen = version;
  let stored = JSON.stringify(lines);
  let token = document.querySelector("#plain [name=csrfmiddlewaretoken]").value;
  let timer = 0;
  let retry = FIRST_RETRY;
  let sending = null;
  let kept = true;
  let refused = "";

  channel?.addEventListener("message", ({ data }) => {
    if (data === "who") channel.postMessage({ pen });
  });

  function backup() {
    const text = JSON.stringify(get());
    try {
      if (text === stored) localStorage.removeItem(prefix + pen);
      else localStorage.setItem(prefix + pen, JSON.stringify({ user, seen, lines: get(), at: Date.now() }));
      kept = true;
    } catch {
      kept = false;
    }
  }

  function isDirty() {
    return JSON.stringify(get()) !== stored;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function change() {
    refused = "";
    backup();
    if (isDirty()) tell("saving");
    later(WAIT);
  }

  async function post(url, body, more = {}) {
    return fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      credentials: "same-origin",
      redirect: "manual",
      body: JSON.stringify(body),
      ...more,
    });
  }

  // A page that stayed open over a new sign-in has the old token.
  async function freshToken() {
    const answer = await fetch(root.dataset.page, { credentials: "same-origin", redirect: "manual" });
    if (!answer.ok) return answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    token = page.querySelector("#plain [name=csrfmiddlewaretoken]").value;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    return null;
  }

  async function ask(body, more) {
    let answer = await post(root.dataset.save, body, more);
    if (answer.status === 403) answer = (await freshToken()) ?? (await post(root.dataset.save, body, more));
    return answer;
  }

  function save(more = {}) {
    sending ??= send(more).finally(() => {
      sending = null;
    });
    return sending;
  }

  async function send(more) {
    clearTimeout(timer);
    const sent = get();
    const text = JSON.stringify(sent);
    if (text === stored) {
      tell("saved");
      return true;
    }
    if (refused === text) return false;
    tell("saving");
    let answer;
    try {
      answer = await ask({ pen, seen, lines: sent }, { signal: AbortSignal.timeout(PATIENCE), ...more });
    } catch {
      return failed("offline");
    }
    if (answer.type === "opaqueredirect") return failed("signedOut");
    if (answer.status === 403 || answer.status === 404) return failed("refused");
    if (answer.status === 400 || answer.status === 413 || answer.status === 422) return refuse(answer, text);
    if (!answer.ok) return failed("full");
    return took(await answer.json(), sent, text);
  }

  function took(answer, sent, text) {
    retry = FIRST_RETRY;
    const same = JSON.stringify(get()) === text;
    if (answer.merged && (!same || busy())) {
      later(WAIT);
      return false;
    }
    seen = answer.version;
    stored = text;
    if (answer.merged) {
      stored = JSON.stringify(answer.lines);
      show(answer.lines);
    }
    backup();
    if (isDirty()) later(WAIT);
    else tell(answer.merged ? "merged" : "saved");
    return !isDirty();
  }

  function failed(why) {
    tell(kept ? why : "unkept");
    later(retry);
    retry = Math.min(retry * 2, LAST_RETRY);
    return false;
  }

  async function refuse(answer, text) {
    refused = text;
    const found = await answer.json().catch(() => ({}));
    tell("fault", found.fault ?? root.dataset.tooMuch);
    return false;
  }

  function again() {
    if (isDirty()) save();
  }

  // Pages of this draft that are open now, in other tabs.
  function living() {
    return new Promise((resolve) => {
      const pens = new Set();
      if (!channel) return resolve(pens);
      const hear = ({ data }) => data.pen && pens.add(data.pen);
      channel.addEventListener("message", hear);
      channel.postMessage("who");
      setTimeout(() => {
        channel.removeEventListener("message", hear);
        resolve(pens);
      }, 400);
    });
  }

  function leftovers() {
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(prefix)) continue;
        const left = JSON.parse(localStorage.getItem(key));
        if (left?.user === user && Array.isArray(left.lines)) found.push({ ...left, key });
      }
    } catch {
      return [];
    }
    return found.sort((one, other) => one.at - other.at);
  }

  // The last of what was left behind becomes this page's own; the others are sent before it.
  async function takeUp() {
    const found = leftovers();
    if (!found.length) return false;
    const alive = await living();
    const dead = found.filter((left) => !alive.has(left.key.slice(prefix.length)));
    const last = dead.pop();
    for (const left of dead) await takeUpOne(left);
    if (!last) return false;
    pen = last.key.slice(prefix.length);
    seen = last.seen;
    stored = "";
    show(last.lines);
    return true;
  }

  async function takeUpOne(left) {
    const body = { pen: left.key.slice(prefix.length), seen: left.seen, lines: left.lines };
    const answer = await ask(body).catch(() => null);
    if (answer?.ok) localStorage.removeItem(left.key);
  }

  addEventListener("online", again);
  addEventListener("focus", again);
  addEventListener("pagehide", () => {
    backup();
    if (isDirty()) save({ keepalive: true, signal: undefined });
  });
  document.addEventListener("visibilitychange", () => document.hidden && again());
  addEventListener("beforeunload", (event) => {
    if (!kept && isDirty()) event.preventDefault();
  });

  return { change, save, takeUp, post };
}
