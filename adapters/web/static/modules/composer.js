// Owns the prompt box: growing, sending, recalling, keeping the draft.

import { Attachment } from "./attachment.js";
import { Completion } from "./completion.js";
import { split } from "./command.js";
import { labelled } from "./dom.js";
import { say, spoken } from "./language.js";
import { Recents } from "./recents.js";
import { recall, remember } from "./storage.js";

const WARN_BELOW = 150; // characters left when the counter appears
const grows = CSS.supports("field-sizing", "content");
const part = (id) => document.getElementById(id);

export class Composer {
  #box = part("prompt");
  #send = part("send");
  #completion = new Completion(this.#box, part("completions"));
  #recents = new Recents();
  #attachment = new Attachment((done) => this.#attached(done));
  #limit = 1000;
  #onsend;

  constructor(onsend) {
    this.#onsend = onsend;
    part("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    part("options").addEventListener("click", () => this.#offer());
    this.#box.addEventListener("input", () => this.#typed());
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#box.addEventListener("click", () => this.#completion.refresh());
    const draft = recall("draft", ""); // speaking measures, and so remembers what stands there
    spoken(() => this.#speak());
    this.#set(draft);
  }

  set session(session) {
    this.#completion.session = session;
    this.#attachment.session = session;
    this.#limit = session.limits.prompt;
  }

  focus() {
    this.#box.focus();
  }

  /** Put a command into the box, to be worked on, and the picture that went with it. */
  edit(text, image = this.#attachment.name) {
    this.#set(text);
    this.#attachment.set(image);
    this.focus();
    this.#box.setSelectionRange(text.length, text.length);
  }

  /** Put back what was not sent, unless something new stands there. */
  restore(text, image) {
    if (!this.#empty) return;
    this.#set(text);
    this.#attachment.set(image);
  }

  /** Empty the box if it still holds exactly this. */
  clear(text, image) {
    if (this.#box.value.trim() !== text || this.#attachment.name !== image) return;
    this.#set("");
    this.#attachment.set(null);
  }

  get #empty() {
    return this.#box.value.trim() === "" && this.#attachment.name === null && !this.#attachment.busy;
  }

  #speak() {
    this.#box.setAttribute("aria-label", say("box.label"));
    this.#box.placeholder = say("box.placeholder");
    part("hint").textContent = say("box.hint");
    part("completions").setAttribute("aria-label", say("box.completions"));
    labelled(this.#send, "send", say("box.send"));
    labelled(part("options"), "options", say("box.options"));
    this.#measure();
  }

  #set(text) {
    this.#box.value = text;
    this.#completion.close();
    this.#measure();
  }

  #attached(done) {
    this.#measure();
    if (done) this.focus();
  }

  #typed() {
    this.#recents.reset();
    this.#measure();
    this.#completion.refresh();
  }

  #measure() {
    const text = this.#box.value;
    remember("draft", text);
    this.#send.disabled = this.#empty || this.#attachment.busy;
    const left = this.#limit - [...split(text).prompt].length;
    const counter = part("counter");
    counter.hidden = left >= WARN_BELOW;
    counter.textContent = say("box.left", { left });
    counter.classList.toggle("over", left < 0);
    if (grows) return;
    this.#box.style.blockSize = "auto";
    this.#box.style.blockSize = `${this.#box.scrollHeight}px`;
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work
    if (this.#completion.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "ArrowUp") this.#recall(event, 1);
    else if (event.key === "ArrowDown") this.#recall(event, -1);
  }

  #recall(event, steps) {
    if (!this.#recents.shows(this.#box.value)) return;
    const text = this.#recents.step(steps);
    if (text === null) return;
    event.preventDefault();
    this.edit(text);
  }

  #submit() {
    if (this.#empty || this.#attachment.busy) return;
    const [text, image] = [this.#box.value.trim(), this.#attachment.name];
    if (text !== "") this.#recents.add(text);
    this.#set("");
    this.#attachment.set(null);
    this.#onsend(text, image);
  }

  // For those who do not know that "/" and "--" offer something.
  #offer() {
    const text = this.#box.value.trimEnd();
    this.edit(text === "" ? "/" : `${text} --`);
    this.#typed();
  }
}
