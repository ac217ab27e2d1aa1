// Owns what happens: sending, answers, the history, and what the buttons do.

import * as api from "./api.js";
import { announce, announceState, badge } from "./announcer.js";
import { commandOf } from "./command.js";
import { Conversation } from "./conversation.js";
import { say } from "./language.js";
import { Outbox } from "./outbox.js";
import { offerUndo, tell } from "./toast.js";

const PAGE = 30; // jobs that are fetched at once

export class Chat {
  #conversation = new Conversation((exchange) => this.#deeds(exchange));
  #outbox = new Outbox();
  #composer;
  #scroll;
  #onchange;
  #heard = new Map(); // job id → when the stream last told of it
  #limbo = new Map(); // jobs told of while a message waits to learn its own
  #removed = new Set();
  #complete = false; // nothing older is left to fetch
  animates = false; // whether a clip can begin with a picture
  offers = new Set(); // the engines that can be asked for
  #fetching = false;

  constructor(composer, scroll, onchange) {
    this.#composer = composer;
    this.#scroll = scroll;
    this.#onchange = onchange;
  }

  get empty() {
    return this.#conversation.empty;
  }

  speak() {
    this.#conversation.speak();
  }

  /** Bring back what an earlier visit could not hand over. */
  recover() {
    const shown = new Set(this.#conversation.all.map((each) => each.key));
    for (const { command, image, key } of this.#outbox.unsent.filter((each) => !shown.has(each.key))) {
      this.#conversation.begin(command, image ?? null, key).say(say("problem.offline"), { problem: true, unsent: true });
    }
    this.#onchange();
  }

  /** Ask for what was typed, perhaps with a picture; the same as an unsent message is that message again. */
  send(text, image = null) {
    const same = (each) => each.unsent && each.command === text && each.image === image;
    const exchange = this.#conversation.all.find(same) ?? this.#conversation.begin(text, image);
    this.#onchange();
    this.#scroll.toEnd();
    return this.#post(exchange, () => this.#outbox.ask(text, image, exchange.key));
  }

  /** Try once more what could not be handed over. */
  retryAll() {
    for (const exchange of this.#conversation.all.filter((each) => each.unsent)) this.#retry(exchange);
  }

  /** A job as the stream tells it. */
  hear(view) {
    this.#heard.set(view.id, performance.now());
    if (this.#removed.has(view.id)) return;
    if (this.#outbox.busy && !this.#conversation.of(view.id)) this.#limbo.set(view.id, view);
    else this.#show(view);
  }

  /** A job was deleted, here or on another page. */
  lose(jobId) {
    this.#removed.add(jobId);
    this.#limbo.delete(jobId);
    const exchange = this.#conversation.of(jobId);
    if (exchange) this.#conversation.remove(exchange);
    this.#onchange();
  }

  /** Catch up with the server: everything since the latest job that is shown. */
  async sync() {
    const asked = performance.now();
    const first = this.#conversation.oldest === null;
    let page = await api.jobs(null, PAGE);
    const found = [...page];
    while (!first && page.length === PAGE && !page.some((view) => this.#conversation.of(view.id))) {
      page = await api.jobs(page[0].number, PAGE);
      found.unshift(...page);
    }
    for (const view of found) this.#refresh(view, asked);
    this.#prune(found, asked);
    if (first) this.#complete = found.length < PAGE;
    this.#onchange();
    if (first && found.length > 0) this.#scroll.toEnd();
  }

  get complete() {
    return this.#complete;
  }

  /** Fetch what came before the oldest that is shown. */
  async older() {
    const before = this.#conversation.oldest;
    if (this.#complete || this.#fetching || before === null) return;
    this.#fetching = true;
    try {
      const asked = performance.now();
      const page = await api.jobs(before, PAGE);
      this.#complete = page.length < PAGE;
      const anchor = this.#conversation.all[0].asked;
      this.#scroll.keeping(anchor, () => page.forEach((view) => this.#refresh(view, asked)));
    } catch {
      // Out of reach just now: scrolling up asks again.
    } finally {
      this.#fetching = false;
      this.#onchange();
    }
  }

  // What the stream told after we asked is newer than what we got.
  #refresh(view, asked) {
    const newer = (this.#heard.get(view.id) ?? -1) > asked;
    if (!newer && !this.#removed.has(view.id)) this.#show(view);
  }

  #prune(found, asked) {
    if (found.length === 0) return;
    const ids = new Set(found.map((view) => view.id));
    const [low, high] = [found[0].number, found.at(-1).number];
    for (const exchange of this.#conversation.all) {
      const { number } = exchange;
      const missing = number !== null && number >= low && number <= high && !ids.has(exchange.view.id);
      if (missing && (this.#heard.get(exchange.view.id) ?? -1) < asked) this.#conversation.remove(exchange);
    }
  }

  #show(view) {
    const before = this.#conversation.of(view.id)?.view;
    this.#conversation.show(view);
    if (before && before.state !== view.state) {
      announceState(view);
      if (view.state === "DELIVERED") badge();
    }
    this.#onchange();
  }

  async #post(exchange, call) {
    exchange.wait();
    const asked = performance.now();
    try {
      const { job, answer, hint } = await call();
      if (job) this.#answered(exchange, job, asked);
      if (job && hint) this.#hinted(exchange, hint);
      else if (!job) this.#told(exchange, answer.text);
    } catch (error) {
      this.#refused(exchange, error);
    }
    if (!this.#outbox.busy) this.#release();
    this.#onchange();
  }

  #answered(exchange, view, asked) {
    const known = this.#conversation.of(view.id);
    const latest = this.#limbo.get(view.id) ?? view;
    this.#limbo.delete(view.id);
    if (known) {
      // "/cancel" and the like are answered by a job that is already on the page.
      this.#conversation.remove(exchange);
      this.#refresh(view, asked);
      known.element.scrollIntoView({ block: "nearest" });
      return;
    }
    this.#conversation.bind(exchange, latest);
    announceState(latest);
  }

  #told(exchange, text) {
    exchange.say(text);
    announce(say("said.answer", { text }));
  }

  #hinted(exchange, text) {
    exchange.hint(text);
    announce(say("said.answer", { text }));
  }

  #refused(exchange, error) {
    const unsent = error.passing ?? true;
    exchange.say(error.message, { problem: true, unsent });
    if (!exchange.source) this.#composer.restore(exchange.command, exchange.image);
    announce(say("said.problem", { text: error.message }));
  }

  #release() {
    const waiting = [...this.#limbo.values()];
    this.#limbo.clear();
    for (const view of waiting) this.#show(view);
  }

  #retry(exchange) {
    if (exchange.source) {
      this.#post(exchange, exchange.source);
      return;
    }
    this.#composer.clear(exchange.command, exchange.image);
    this.#post(exchange, () => this.#outbox.ask(exchange.command, exchange.image, exchange.key));
  }

  #again(of) {
    this.#anew(of, (key) => this.#outbox.again(of.view.id, key));
  }

  #other(of) {
    this.#anew(of, (key) => this.#outbox.other(of.view.id, key));
  }

  #anew(of, ask) {
    const exchange = this.#conversation.begin(commandOf(of.view), of.image);
    exchange.source = () => ask(exchange.key);
    this.#onchange();
    this.#scroll.toEnd({ smooth: true });
    this.#post(exchange, exchange.source);
  }

  async #cancel(exchange) {
    const asked = performance.now();
    try {
      const { job } = await api.cancel(exchange.view.id);
      this.#refresh(job, asked);
    } catch (error) {
      tell(error.message);
    }
  }

  #remove(exchange) {
    const { view, key } = exchange;
    this.#conversation.remove(exchange);
    this.#outbox.forget(key);
    this.#onchange();
    if (!view) {
      this.#composer.focus();
      return;
    }
    this.#removed.add(view.id);
    const back = () => {
      this.#removed.delete(view.id);
      this.#show(view);
      this.#composer.focus();
    };
    const commit = () =>
      api.remove(view.id).catch((error) => {
        if (error.status === 404) return;
        back();
        tell(error.message);
      });
    offerUndo(say("toast.deleted"), back, commit).focus({ preventScroll: true });
  }

  #deeds(exchange) {
    return {
      again: () => this.#again(exchange),
      other: this.offers.has(exchange.view?.also) ? () => this.#other(exchange) : null,
      remake: () => this.send(commandOf(exchange.view, { exactly: true }), exchange.image),
      edit: () => this.#composer.edit(exchange.command ?? commandOf(exchange.view), exchange.image),
      extend: this.animates ? () => this.send(`/extend #${exchange.view.number}`) : null,
      cancel: () => this.#cancel(exchange),
      remove: () => this.#remove(exchange),
      retry: () => this.#retry(exchange),
      unsaved: () => tell(say("toast.gif")),
    };
  }
}
