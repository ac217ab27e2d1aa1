// Owns what a typed command is made of, as far as the page needs it; the server parses for real.

const FLAG = /(?:^|\s)--(?:seconds|size|fps|seed|format|style|no|engine)\b/;

/** What is sent for what was typed: plain words ask for a clip. */
export const commandFor = (typed) => (typed.startsWith("/") ? typed : `/video ${typed}`);

/** The prompt and the options of a command, for showing them apart: { prompt, flags }. */
export function split(command) {
  const rest = command.replace(/^\/video\s+/, "");
  if (rest === command) return { prompt: command, flags: "" };
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
