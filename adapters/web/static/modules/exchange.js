// Owns one exchange of the conversation: what was asked, and what came of it.

import { action } from "./actions.js";
import { likeness } from "./api.js";
import { Card } from "./card.js";
import { split } from "./command.js";
import { element, icon } from "./dom.js";
import { say } from "./language.js";
import { clock, dayName } from "./time.js";

export class Exchange {
  #day = element("p", { class: "day", role: "separator" });
  #time = element("time");
  #bubble = element("div", { class: "bubble" });
  #answer = element("div", { class: "answer" });
  #does;
  #card = null;
  #shown = ""; // what stands in the bubble
  #said = null; // { text } or { text, problem, retry }

  /** What is being asked: `command` as typed, perhaps with an `image`, or a `view` that is there already. */
  constructor(does, { command = null, image = null, view = null, key = crypto.randomUUID() }) {
    this.key = key;
    this.command = command;
    this.image = view?.image ?? image;
    this.view = view;
    this.at = view?.created ?? Date.now() / 1000;
    this.#does = does;
    this.#day.hidden = true;
    this.asked = element("div", { class: "asked" }, this.#time, this.#bubble);
    this.element = element("li", { class: "exchange" }, this.#day, this.asked, this.#answer);
    if (view) this.show(view);
    else this.wait();
    this.#ask();
  }

  /** Its place among all jobs; null where no job answers it. */
  get number() {
    return this.view?.number ?? null;
  }

  /** Whether the day stands before it, in words. */
  set dated(dated) {
    if (dated === !this.#day.hidden) return;
    this.#day.hidden = !dated;
    this.#day.textContent = dated ? dayName(this.at) : "";
  }

  /** It was handed over, and no answer is there yet. */
  wait() {
    this.#said = null;
    this.element.classList.remove("unsent");
    const dots = element("p", { class: "sending" }, element("i"), element("i"), element("i"), element("span", { class: "unseen" }, say("queue.sent")));
    this.#answer.replaceChildren(icon("logo", "logo"), dots);
  }

  /** A job answers it. */
  show(view) {
    const first = this.#card === null;
    this.view = view;
    this.image = view.image;
    this.at = view.created;
    this.#said = null;
    if (first) {
      this.#card = new Card(this.#does(this));
      this.element.classList.remove("unsent");
      this.element.dataset.job = view.id;
      this.#answer.replaceChildren(icon("logo", "logo"), this.#card.element);
      this.#ask();
    }
    this.#card.update(view);
    this.element.dataset.state = view.state;
  }

  /** A sentence answers it; a `problem` may be tried again or mended. */
  say(text, { problem = false, unsent = false } = {}) {
    this.#said = { text, problem, unsent };
    this.element.classList.toggle("unsent", unsent);
    const body = element("div", { class: "said" });
    if (problem) {
      const does = this.#does(this);
      body.classList.add("problem");
      body.append(
        element("p", {}, icon("warning"), element("span", {}, text)),
        element(
          "div",
          { class: "actions" },
          unsent ? action("again", say("action.retry"), does.retry, { kind: "first", wordy: true }) : null,
          action("edit", say("action.edit"), does.edit, { title: say("action.edit.why"), wordy: true }),
          action("delete", say("action.delete"), does.remove, { kind: "danger" }),
        ),
      );
    } else body.append(text);
    this.#answer.replaceChildren(icon("logo", "logo"), body);
  }

  /** A sentence stands under what answers it. */
  hint(text) {
    this.#answer.append(element("p", { class: "hint caption" }, text));
  }

  get unsent() {
    return this.#said?.unsent ?? false;
  }

  /** Say everything again, in the language of now. */
  speak() {
    this.#ask();
    this.#day.textContent = this.#day.hidden ? "" : dayName(this.at);
    if (this.#card) this.#card.speak();
    else if (this.#said) this.say(this.#said.text, this.#said);
    else this.wait();
  }

  close() {
    this.#card?.close();
    this.element.remove();
  }

  // It may not be kept any more; the words are enough then.
  #picture() {
    if (!this.image) return [];
    const gone = (event) => event.target.remove();
    return [element("img", { class: "given", src: likeness(this.image), alt: say("picture.given"), onerror: gone })];
  }

  #ask() {
    const { prompt, flags } = split(this.command ?? this.view.command ?? this.view.text);
    const text = this.view?.text ?? prompt;
    const shown = JSON.stringify([text, flags, this.image, say("picture.given")]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#bubble.replaceChildren(...this.#picture(), ...(text ? [element("p", {}, text)] : []));
      if (flags) this.#bubble.append(element("span", { class: "flags" }, flags));
    }
    this.#time.dateTime = new Date(this.at * 1000).toISOString();
    this.#time.textContent = clock(this.at);
  }
}
