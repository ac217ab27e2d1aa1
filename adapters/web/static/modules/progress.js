// Owns the line that says how far a job is: words, time left, a bar.

import { element } from "./dom.js";
import { known, say } from "./language.js";
import { remaining } from "./time.js";

const ticking = new Set();
setInterval(() => ticking.forEach((progress) => progress.tick()), 1000);

function words(view) {
  if (view.state === "QUEUED") {
    return view.position ? say("queue.position", { position: view.position }) : say("queue.waiting");
  }
  if (view.state === "READY") return say("stage.ready");
  if (!view.stage) return say("queue.starting");
  const key = `stage.${view.stage}`;
  return known(key) ? say(key) : view.stage[0].toUpperCase() + view.stage.slice(1);
}

export class Progress {
  #words = element("span", { class: "words" });
  #eta = element("span", { class: "eta" });
  #fill = element("i");
  #bar = element("div", { class: "bar", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 }, this.#fill);
  #due = null;
  #done = 0;

  constructor() {
    this.element = element("div", { class: "progress" }, element("p", {}, this.#words, this.#eta), this.#bar);
    ticking.add(this);
  }

  update(view) {
    this.#words.textContent = words(view);
    this.#bar.setAttribute("aria-label", say("progress.label"));
    this.#due = view.eta === null || view.eta === undefined ? null : performance.now() + view.eta * 1000;
    this.#advance(view);
    this.tick();
  }

  tick() {
    const left = this.#due === null ? null : Math.max(0, (this.#due - performance.now()) / 1000);
    const text = remaining(left);
    if (text !== this.#eta.textContent) this.#eta.textContent = text;
  }

  close() {
    ticking.delete(this);
  }

  #advance(view) {
    const measured = view.state === "RUNNING" && view.total > 1;
    const done = measured ? Math.min(1, view.step / view.total) : 0;
    this.#bar.classList.toggle("waiting", !measured && view.state !== "QUEUED");
    this.#fill.style.transitionProperty = done < this.#done ? "none" : "";
    this.#bar.style.setProperty("--done", done);
    this.#done = done;
    if (measured) this.#bar.setAttribute("aria-valuenow", Math.round(done * 100));
    else this.#bar.removeAttribute("aria-valuenow");
  }
}
