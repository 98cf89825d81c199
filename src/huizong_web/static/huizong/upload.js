// Gives the file input a button in the page's language; the browser's own speaks the browser's.

for (const holder of document.querySelectorAll("[data-file-button]")) {
  const input = holder.querySelector("input[type=file]");
  const button = document.createElement("label");
  const name = document.createElement("span");
  button.htmlFor = input.id;
  button.className = "button";
  button.textContent = holder.dataset.fileButton;
  name.className = "file-name";
  input.classList.add("covered");
  input.after(button, name);

  function tell() {
    name.textContent = input.files[0]?.name ?? "";
  }
  input.addEventListener("change", tell);
  tell();
}
