// Owns what a typed command is made of, as far as the page needs it; the server parses for real.

const FLAG = /(?:^|\s)--(?:seconds|size|fps|seed|format|style|no|engine)\b/;

const ASKS = /^[/／、](?:video|视频|动画)(?![\w-])\s*/i;
const COMMAND = /^[/／]/;

/** The prompt and the options of what was typed, for showing them apart: { prompt, flags }. */
export function split(typed) {
  const rest = typed.replace(ASKS, "");
  if (rest === "" || COMMAND.test(rest)) return { prompt: typed, flags: "" };
  const at = rest.search(FLAG);
  if (at < 0) return { prompt: rest, flags: "" };
  return { prompt: rest.slice(0, at), flags: rest.slice(at).trim() };
}

/** A command that asks for what `view` shows; `defaults` are what needs no flag. */
export function commandOf(view, defaults, { seeded = false } = {}) {
  if (view.command) return view.command;
  const parts = ["/video", view.text];
  const clip = view.clip;
  const seconds = clip && Math.round(clip.seconds * 10) / 10;
  if (clip && seconds !== defaults.seconds) parts.push("--seconds", seconds);
  if (clip && (clip.width !== defaults.width || clip.height !== defaults.height)) {
    parts.push("--size", `${clip.width}x${clip.height}`);
  }
  if (clip && clip.fps !== defaults.fps) parts.push("--fps", clip.fps);
  if (view.format === "gif") parts.push("--format", "gif");
  if (seeded && view.seed !== null) parts.push("--seed", view.seed);
  return parts.join(" ");
}
