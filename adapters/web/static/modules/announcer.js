// Owns what a screen reader is told by itself: changes of state, never each percent.

import { say } from "./language.js";

const place = document.getElementById("announcer");
const PAUSE = 120; // ms, so that the same words twice are two messages
let queue = [];

export function announce(text) {
  queue.push(text);
  if (queue.length > 1) return;
  place.textContent = "";
  setTimeout(() => {
    place.textContent = queue.join(" ");
    queue = [];
  }, PAUSE);
}

/** Say what state a job has come to. */
export function announceState(view) {
  const where = view.position ? say("queue.position", { position: view.position }) : say("queue.waiting");
  if (view.state !== "READY") announce(say(`said.${view.state}`, { where, prompt: view.text }));
}

let unseen = 0;

/** Count a finished clip in the title while the page is in the background. */
export function badge() {
  if (!document.hidden) return;
  unseen += 1;
  document.title = say("page.ready", { count: unseen });
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unseen = 0;
  document.title = "Reelbot";
});
