// Owns the server-sent events: one connection, opened again after every loss.

import { locale } from "./language.js";

const SLOWEST = 15_000; // ms between two tries

/**
 * Tells of `job` (detail: a view), `gone` (detail: { id }), `loading` (detail: { engines }), `open`,
 * and `state` (detail: whether it is connected).
 */
export class Stream extends EventTarget {
  #source = null;
  #wait = 500;
  #timer = null;
  connected = false;

  open() {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = new EventSource(`/api/events?locale=${locale()}`);
    this.#source = source;
    source.addEventListener("open", () => this.#opened());
    for (const name of ["job", "gone", "loading"]) {
      source.addEventListener(name, (event) => this.#tell(name, JSON.parse(event.data)));
    }
    source.addEventListener("error", () => this.#lost(source));
  }

  #opened() {
    this.#wait = 500;
    this.#state(true);
    this.#tell("open");
  }

  // The browser resumes a dropped connection by itself, but gives up for good on an error status.
  #lost(source) {
    this.#state(false);
    if (source.readyState !== EventSource.CLOSED) return;
    this.#timer = setTimeout(() => this.open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, SLOWEST);
  }

  #state(connected) {
    if (connected === this.connected) return;
    this.connected = connected;
    this.#tell("state", connected);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
