// The rows of the page on which a report is written: one for each item, with its number, its text,
// what was said of it, and the buttons where two people wrote it at once.

import { numbers } from "./write_lines.js";

const grows = CSS.supports("field-sizing", "content");

export function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

// `list` holds the rows, `say` the words, `remarks` what was said of items.
export function rowsIn(list, { say, remarks }) {
  const rows = new Map();

  function makeRow(key) {
    const row = element("li", "line");
    const area = element("textarea", "");
    area.rows = 1;
    area.maxLength = Number(say.longest);
    area.spellcheck = false;
    row.dataset.key = key;
    const number = element("span", "number");
    number.ariaHidden = "true";
    row.append(number, area);
    for (const remark of remarks.filter((each) => each.keys[0] === key)) row.append(under(remark));
    rows.set(key, row);
    return row;
  }

  function under(remark) {
    const made = element("div", `under remark ${remark.kind}`);
    const words = remark.words && remark.kind !== "mark" ? `“${remark.words}” ` : "";
    made.append(element("p", "", `${words}${remark.text}`));
    if (remark.hint) made.append(element("p", "quiet", remark.hint));
    return made;
  }

  function clashActs(row, clash) {
    row.querySelector(".clash-acts")?.remove();
    if (!clash) return;
    const acts = element("div", "under clash-acts");
    acts.append(element("span", "state warning", say.clash));
    for (const [name, words] of [["theirs", say.theirs], ["mine", say.mine], ["both", say.both]]) {
      const button = element("button", "plain", words);
      button.type = "button";
      button.dataset.settle = name;
      acts.append(button);
    }
    row.append(acts);
  }

  function area(key) {
    return rows.get(key)?.querySelector("textarea");
  }

  // Draws rows for items, reusing those that are there.
  function draw(lines) {
    const marks = numbers(lines);
    const known = new Set(lines.map((line) => line.key));
    for (const [key, row] of rows) {
      if (known.has(key)) continue;
      row.remove();
      rows.delete(key);
    }
    lines.forEach((line, at) => {
      const row = rows.get(line.key) ?? makeRow(line.key);
      if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
      drawRow(row, line, marks[at], at, lines.length === 1);
    });
  }

  function drawRow(row, line, mark, at, alone) {
    const text = row.querySelector("textarea");
    const was = row.classList.contains("clash");
    row.className = `line level-${line.level}${line.clash ? " clash" : ""}`;
    row.querySelector(".number").textContent = mark;
    if (text.value !== line.text) text.value = line.text;
    text.ariaLabel = say.item.replace("#", at + 1).replace("$", line.level + 1);
    if (was !== line.clash) clashActs(row, line.clash);
    text.placeholder = alone ? say.first : "";
    grow(text);
  }

  return { draw, area, has: (key) => rows.has(key) };
}

export function grow(text) {
  if (grows) return;
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}
