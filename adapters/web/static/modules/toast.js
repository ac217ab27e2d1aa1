// Owns the short notices over the prompt box, some of which can be taken back.

import { announce } from "./announcer.js";
import { element } from "./dom.js";
import { say } from "./language.js";

const STAYS = 6000; // ms
const place = document.getElementById("toasts");

export function tell(text) {
  const toast = element("div", { class: "toast" }, element("p", {}, text));
  place.append(toast);
  announce(text);
  setTimeout(() => toast.remove(), STAYS);
}

/** Offer to take something back: `undo` or, after a while or when the page is left, `commit`. */
export function offerUndo(text, undo, commit) {
  let open = true;
  const end = (act) => () => {
    if (!open) return;
    open = false;
    toast.remove();
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
    act();
  };
  const leave = end(commit);
  const timer = setTimeout(() => (toast.contains(document.activeElement) ? rest() : leave()), STAYS);
  // Someone on the keyboard stands on the button: give them the time they need.
  const rest = () => button.addEventListener("blur", leave);
  const button = element("button", { type: "button", onclick: end(undo) }, say("action.undo"));
  const toast = element("div", { class: "toast" }, element("p", {}, text), button);
  addEventListener("pagehide", leave);
  place.append(toast);
  announce(text);
  return button;
}
