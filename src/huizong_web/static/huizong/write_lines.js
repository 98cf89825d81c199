// The items of a draft, and what can be done with them. Knows no page: each act takes the items and
// returns new ones, so that a step back is the items as they were.

export const DEEPEST = 3;
const DIGITS = "零一二三四五六七八九";

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function empty(level = 0) {
  return { key: newKey(), text: "", level, clash: false };
}

// 一, 十, 二十一, 一百零一: as the printed report counts.
export function hanzi(number) {
  let text = "";
  let gap = false;
  for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
    const digit = Math.floor(number / unit) % 10;
    if (!digit) {
      gap = text !== "";
      continue;
    }
    const one = digit === 1 && unit === 10 && !text;
    text += `${gap ? "零" : ""}${one ? "" : DIGITS[digit]}${name}`;
    gap = false;
  }
  return text;
}

const marks = [(n) => `${hanzi(n)}、`, (n) => `（${hanzi(n)}）`, (n) => `${n}.`, (n) => `（${n}）`];

export function numbers(lines) {
  const counts = [0, 0, 0, 0];
  return lines.map(({ level }) => {
    counts[level] += 1;
    counts.fill(0, level + 1);
    return marks[level](counts[level]);
  });
}

// No item stands more than a level below the one before it.
export function settled(lines) {
  let above = -1;
  return lines.map((line) => {
    above = Math.min(line.level, above + 1, DEEPEST);
    return above === line.level ? line : { ...line, level: above };
  });
}

// Where what stands under an item ends.
function end(lines, at) {
  let to = at + 1;
  while (to < lines.length && lines[to].level > lines[at].level) to += 1;
  return to;
}

export function deepen(lines, at, by) {
  const level = lines[at].level + by;
  const most = at ? Math.min(lines[at - 1].level + 1, DEEPEST) : 0;
  if (level < 0 || level > most) return lines;
  const to = end(lines, at);
  return settled(
    lines.map((line, index) =>
      index < at || index >= to ? line : { ...line, level: Math.min(line.level + by, DEEPEST) },
    ),
  );
}

// An item goes with what stands under it, past the one before or behind it.
export function move(lines, at, by) {
  const to = end(lines, at);
  const block = lines.slice(at, to);
  const rest = [...lines.slice(0, at), ...lines.slice(to)];
  if (by < 0 && at === 0) return lines;
  if (by > 0 && to >= lines.length) return lines;
  let place = at;
  if (by < 0) {
    place = at - 1;
    while (place > 0 && lines[place].level > lines[at].level) place -= 1;
  } else {
    place = rest[at].level < block[0].level ? at + 1 : end(rest, at);
  }
  rest.splice(place, 0, ...block);
  return settled(rest);
}

export function put(lines, at, more) {
  return settled([...lines.slice(0, at), ...more, ...lines.slice(at)]);
}

export function without(lines, at) {
  const rest = lines.filter((_line, index) => index !== at);
  return settled(rest.length ? rest : [empty()]);
}

export function changed(lines, at, change) {
  return lines.map((line, index) => (index === at ? { ...line, ...change } : line));
}
