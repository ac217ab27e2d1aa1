// Owns the list of exchanges: their order, their days, and which job is whose.

import { Exchange } from "./exchange.js";
import { dayKey } from "./time.js";

export class Conversation {
  #list = document.getElementById("conversation");
  #exchanges = []; // as shown
  #byJob = new Map();
  #does;

  /** `does(exchange)` gives what its buttons do. */
  constructor(does) {
    this.#does = does;
  }

  get empty() {
    return this.#exchanges.length === 0;
  }

  get all() {
    return [...this.#exchanges];
  }

  get oldest() {
    return this.#exchanges.find((each) => each.number !== null)?.number ?? null;
  }

  of(jobId) {
    return this.#byJob.get(jobId) ?? null;
  }

  /** A new exchange at the end, for what was just typed. */
  begin(command, image, key) {
    const exchange = new Exchange(this.#does, { command, image, key });
    exchange.element.classList.add("fresh");
    this.#insert(exchange, this.#exchanges.length);
    return exchange;
  }

  /** The exchange that waits is answered by this job from now on. */
  bind(exchange, view) {
    exchange.show(view);
    this.#byJob.set(view.id, exchange);
    this.#settle(exchange);
  }

  /** Show a job where it belongs: in its exchange, or in a new one at its place. */
  show(view) {
    const known = this.#byJob.get(view.id);
    if (known) {
      known.show(view);
      return known;
    }
    const exchange = new Exchange(this.#does, { view });
    this.#byJob.set(view.id, exchange);
    this.#insert(exchange, this.#place(view.number));
    return exchange;
  }

  remove(exchange) {
    if (exchange.view) this.#byJob.delete(exchange.view.id);
    this.#exchanges = this.#exchanges.filter((each) => each !== exchange);
    exchange.close();
    this.#redate();
  }

  speak() {
    for (const exchange of this.#exchanges) exchange.speak();
  }

  // What has no number (a sentence, a message on its way) stays where it was said.
  #place(number) {
    const next = this.#exchanges.findIndex((each) => each.number > number);
    return next < 0 ? this.#exchanges.length : next;
  }

  #insert(exchange, at) {
    this.#list.insertBefore(exchange.element, this.#exchanges[at]?.element ?? null);
    this.#exchanges.splice(at, 0, exchange);
    this.#redate();
  }

  // Now that it has a number, it may belong elsewhere; mostly it already stands right.
  #settle(exchange) {
    const at = this.#exchanges.indexOf(exchange);
    const wrong = (each, index) => (index < at ? each.number > exchange.number : each.number < exchange.number);
    if (!this.#exchanges.some(wrong)) return;
    this.#exchanges.splice(at, 1);
    this.#insert(exchange, this.#place(exchange.number));
  }

  #redate() {
    let day = null;
    for (const exchange of this.#exchanges) {
      exchange.dated = dayKey(exchange.at) !== day;
      day = dayKey(exchange.at);
    }
  }
}
