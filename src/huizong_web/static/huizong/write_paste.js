// Pasting into the page on which a report is written: several lines, or another program's text with
// structure, are read by the site; where it does not answer, line by line.

import { empty } from "./write_lines.js";

// Returns what was pasted as items (`lines`) and what is none (`left`); null where nothing shall
// happen: a single line, which the browser itself puts in, or a fault that was told.
export async function pasted(event, { post, say, tell }) {
  const text = event.clipboardData.getData("text/plain");
  if (!/[\r\n]./.test(text.trim())) return null;
  event.preventDefault();
  tell("pasting");
  const html = event.clipboardData.getData("text/html");
  const given = { text, html: html.length < 1_500_000 ? html : "" };
  const answer = await post(say.paste, given).catch(() => null);
  if (answer?.ok) return answer.json();
  if (answer?.status === 422) {
    tell("fault", (await answer.json()).fault);
    return null;
  }
  tell("fault", say.raw);
  const words = text.split(/[\r\n]+/).map((each) => each.trim()).filter(Boolean);
  return { lines: words.map((each) => ({ ...empty(), text: each })), left: [] };
}
