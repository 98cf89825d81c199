// Filters the rows of a table by what is typed: every word must occur somewhere in the row.
//
// Rows that belong together (a body marked data-group, a note behind its row) come and go together;
// a title row stays.

for (const input of document.querySelectorAll("[data-filter]")) {
  const name = input.dataset.filter;
  const table = document.querySelector(`#${CSS.escape(name)}`);
  const parts = [...table.querySelectorAll("tbody[data-group], tbody:not([data-group]) tr:not(.title, .note)")];
  const rows = parts.map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
  }));
  const count = document.querySelector(`[data-filter-count="${name}"]`);
  const none = document.querySelector(`[data-filter-none="${name}"]`);

  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (row.nextElementSibling?.matches("tr.note")) row.nextElementSibling.hidden = row.hidden;
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = words.length ? `${shown}/${rows.length}` : "";
    none.hidden = shown > 0 || !rows.length;
  }

  input.addEventListener("input", filter);
  filter(); // the browser may have kept the words of an earlier visit
}
