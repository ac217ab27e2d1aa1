// Owns the prompts that were typed here before, for ArrowUp.

import { recall, remember } from "./storage.js";

const KEPT = 50;

export class Recents {
  #typed = recall("prompts", []);
  #back = 0; // how many steps back; 0 is the fresh line

  add(text) {
    this.#typed = [...this.#typed.filter((each) => each !== text), text].slice(-KEPT);
    this.#back = 0;
    remember("prompts", this.#typed);
  }

  /** Whether the box shows what was recalled (so that the arrows go on recalling). */
  shows(text) {
    return this.#back === 0 ? text === "" : text === this.#typed.at(-this.#back);
  }

  /** The prompt `steps` further back (1) or forth (-1); null where there is none. */
  step(steps) {
    const back = this.#back + steps;
    if (back < 0 || back > this.#typed.length) return null;
    this.#back = back;
    return back === 0 ? "" : this.#typed.at(-back);
  }

  reset() {
    this.#back = 0;
  }
}
