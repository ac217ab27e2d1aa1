// Owns what is told under a clip: its caption, what it shows and left out, its details as chips.

import { element } from "./dom.js";
import { say } from "./language.js";

const chip = (text, className = "", title = null) => element("li", { class: `chip ${className}`.trim(), title }, text);

function reuse(view) {
  if (!view.reuse) return null;
  const kind = { hot: "exact", semantic: "meaning" }[view.reuse] ?? view.reuse;
  return chip(say(`chip.${kind}`), "reuse", say(`chip.${kind}.why`));
}

// The engine, and what else it takes to make the clip again for whoever points at it.
function maker(view) {
  const made = Object.entries(view.made_with ?? {});
  const name = [view.engine, view.made_with?.profile].filter(Boolean).join(" · ");
  return chip(name, "", made.map(([key, value]) => `${key}: ${value}`).join("\n") || null);
}

function chips(view) {
  const { width, height, seconds } = view.clip;
  return element(
    "ul",
    { class: "chips", "aria-label": say("chips.label") },
    reuse(view),
    maker(view),
    chip(`${width} × ${height}`),
    chip(say("chip.seconds", { seconds: Math.round(seconds * 10) / 10 })),
    view.seed === null ? null : chip(say("chip.seed", { seed: view.seed })),
  );
}

// A caption mostly names these itself; then once is enough.
function line(label, things, caption) {
  if (!things?.length || things.every((thing) => caption?.includes(thing))) return null;
  return element("p", { class: "caption" }, element("b", {}, label), ` ${things.join(say("facts.join"))}`);
}

export function facts(view) {
  return element(
    "div",
    { class: "facts" },
    line(say("facts.shows"), view.depicts, view.caption),
    line(say("facts.omitted"), view.omitted, view.caption),
    view.caption ? element("p", { class: "caption" }, view.caption) : null,
    chips(view),
  );
}
