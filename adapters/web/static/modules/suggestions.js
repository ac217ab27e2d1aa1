// Owns what completes a half-typed command: pure, from the text, the caret and the session.

import { known, say } from "./language.js";

const RANGE = /^(\d+)\.\.(\d+)$/;
const LONGEST = 12; // values of a range that are still worth listing

/** The options that a command's form names: [{ name, values: […] | null, hint }]. */
export function flagsOf(form) {
  return [...form.matchAll(/\[--([\w-]+)(?:[ =]([^\]]+))?\]/g)].map(([, name, hint = ""]) => ({
    name,
    hint: hint.includes("|") ? "" : hint, // the choices are listed when their turn comes
    values: valuesOf(hint),
  }));
}

function valuesOf(hint) {
  if (hint.includes("|")) return hint.split("|").map((value) => value.trim());
  const range = RANGE.exec(hint);
  if (!range) return null;
  const [low, high] = [Number(range[1]), Number(range[2])];
  if (high - low >= LONGEST) return null;
  return Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
}

function offered(flag, session) {
  if (flag.name === "style") return session.styles;
  if (flag.name === "engine") {
    return session.engines.filter((engine) => engine.available).map((engine) => engine.name);
  }
  return flag.values;
}

const option = (value, hint, help, final) => ({ value, hint, help, final, insert: final ? value : `${value} ` });

function commands(token, session) {
  const typed = token.slice(1).toLowerCase();
  return session.commands
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, form, help }) => {
      const hint = form.replace(`/${name}`, "").replace(/\s*\[--.*$/s, "").trim();
      const complete = hint === "" || hint.startsWith("[");
      return option(`/${name}`, hint, help, complete);
    });
}

function flags(token, text, form) {
  const typed = token.slice(2).toLowerCase();
  return flagsOf(form)
    .filter(({ name }) => name.startsWith(typed) && !new RegExp(`\\s--${name}\\s`).test(`${text} `))
    .map(({ name, hint }) => option(`--${name}`, hint, known(`flag.${name}`) ? say(`flag.${name}`) : "", false));
}

function values(token, flag, session) {
  const typed = token.toLowerCase();
  return (offered(flag, session) ?? [])
    .filter((value) => value.toLowerCase().startsWith(typed))
    .map((value) => option(value, "", "", true));
}

/**
 * What could stand at the caret: { from, to, options }; `text.slice(from, to)` is what an option
 * replaces. A final option that is already typed out is complete: Enter then sends.
 */
export function suggest(text, caret, session) {
  const none = { from: caret, to: caret, options: [] };
  if (!session || /\S/.test(text[caret] ?? " ")) return none;
  const token = /\S*$/.exec(text.slice(0, caret))[0];
  const from = caret - token.length;
  if (from === 0 && token.startsWith("/")) return { from, to: caret, options: commands(token, session) };
  const name = text.startsWith("/") ? /^\/(\S*)/.exec(text)[1] : "video";
  const command = session.commands.find((each) => each.name === name);
  if (!command || from === 0 && token === "") return none;
  const before = text.slice(0, from);
  if (token.startsWith("--")) {
    const rest = `${before} ${text.slice(caret)}`;
    return { from, to: caret, options: flags(token, rest, command.form) };
  }
  const flag = /--([\w-]+)\s+$/.exec(before);
  const spec = flag && flagsOf(command.form).find((each) => each.name === flag[1]);
  return spec ? { from, to: caret, options: values(token, spec, session) } : none;
}
