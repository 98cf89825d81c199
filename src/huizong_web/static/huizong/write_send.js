// Checking and handing in what was written: both wait until all is stored.

// `save` resolves to whether all is; `state` is the foot that says of trouble with it.
export function waitsForStoring(form, { save, page, state }) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const act = event.submitter?.value;
    for (let tries = 0; tries < 8 && !(await save()); tries += 1) {
      if (state.classList.contains("trouble")) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    if (act === "check") location.href = `${page}?check=1`;
    if (act === "send") send(form.elements.replace?.checked);
  });
}

function send(replaces) {
  const form = document.querySelector("#send");
  if (replaces) {
    const ticked = document.createElement("input");
    Object.assign(ticked, { type: "hidden", name: "replace", value: "1" });
    form.append(ticked);
  }
  form.submit();
}
