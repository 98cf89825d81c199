// Beside a draft: what the figures of the item rest on in which one writes.

const grounds = document.querySelector("[data-grounds]");

function show(key) {
  const own = [...grounds.children].filter((each) => each.dataset.key === key);
  for (const each of grounds.children) each.hidden = own.length > 0 && !own.includes(each);
}

if (grounds) {
  document.addEventListener("focusin", (event) => {
    const line = event.target instanceof Element ? event.target.closest(".line") : null;
    if (line) show(line.dataset.key);
  });
}
