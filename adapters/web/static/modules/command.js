// Owns what a typed command is made of, as far as the page needs it; the server parses for real.

const FLAG = /(?:^|\s)--(?:seconds|size|quality|fps|seed|format|style|numbers|no|engine)\b/;

const ASKS = /^[/／、](?:video|视频|动画|physics|物理)(?![\w-])\s*/i;
const COMMAND = /^[/／]/;

/** The prompt and the options of what was typed, for showing them apart: { prompt, flags }. */
export function split(typed) {
  const rest = typed.replace(ASKS, "");
  if (rest === "" || COMMAND.test(rest)) return { prompt: typed, flags: "" };
  const at = rest.search(FLAG);
  if (at < 0) return { prompt: rest, flags: "" };
  return { prompt: rest.slice(0, at), flags: rest.slice(at).trim() };
}

/** What asks for `view` again; `exactly`: for the very same clip. */
export function commandOf(view, { exactly = false } = {}) {
  const command = view.command ?? `/video ${view.text}`;
  const seeded = /\s--seed\s/.test(command);
  return exactly && !seeded && view.seed !== null ? `${command} --seed ${view.seed}` : command;
}
