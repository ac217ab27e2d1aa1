// Owns what is on its way to the server: one after the other, in order, and kept until answered.

import * as api from "./api.js";
import { recall, remember } from "./storage.js";

export class Outbox {
  #chain = Promise.resolve();
  #kept = recall("outbox", []); // [{ key, command, image }]
  #waiting = 0;

  /** What an earlier visit could not hand over. */
  get unsent() {
    return [...this.#kept];
  }

  get busy() {
    return this.#waiting > 0;
  }

  /** The server's answer, { job } or { answer }. Raises ApiError; then it stays kept if that may pass. */
  ask(command, image, key) {
    this.#keep({ key, command, image });
    return this.#queue(() => api.ask(command, image, key), key);
  }

  again(jobId, key) {
    return this.#queue(() => api.again(jobId, key), key);
  }

  other(jobId, key) {
    return this.#queue(() => api.other(jobId, key), key);
  }

  forget(key) {
    this.#kept = this.#kept.filter((each) => each.key !== key);
    remember("outbox", this.#kept);
  }

  #keep(message) {
    if (this.#kept.some((each) => each.key === message.key)) return;
    this.#kept.push(message);
    remember("outbox", this.#kept);
  }

  async #queue(call, key) {
    this.#waiting += 1;
    const sent = this.#chain.then(call);
    this.#chain = sent.catch(() => null);
    try {
      const answer = await sent;
      this.forget(key);
      return answer;
    } catch (error) {
      if (!error.passing) this.forget(key);
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }
}
