// Owns the card that answers a request, from the place in the queue to the playing clip.

import { actions } from "./actions.js";
import { element, icon } from "./dom.js";
import { facts } from "./facts.js";
import { say } from "./language.js";
import { Player } from "./player.js";
import { Progress } from "./progress.js";

function kindOf(view, gone) {
  if (view.state === "FAILED" || view.state === "CANCELLED") return "ended";
  if (gone || (view.state === "DELIVERED" && !view.clip)) return "gone";
  return view.clip ? "clip" : "waiting";
}

/** What a finished card tells in words; it is written again only when this changes. */
const told = ({ error, caption, reuse, similarity }) => JSON.stringify([error, caption, reuse, similarity]);

export class Card {
  #does;
  #view = null;
  #kind = null;
  #gone = false;
  #told = "";
  #frame = null;
  #player = null;
  #progress = null;

  /** `does`: what the buttons do (again, remake, edit, cancel, remove, unsaved). */
  constructor(does) {
    this.#does = does;
    this.element = element("article", { class: "card" });
  }

  /** Show `view`; only what changed is touched, so that a playing clip plays on. */
  update(view, { size = view.clip ?? view } = {}) {
    this.#view = view;
    const kind = kindOf(view, this.#gone);
    if (size.width) this.element.style.setProperty("--ratio", size.width / size.height);
    if (kind !== this.#kind) this.#become(kind);
    else if (kind !== "waiting" && told(view) !== this.#told) this.#fill(kind);
    if (kind === "waiting") {
      this.#progress.update(view);
      this.#preview(view.preview);
    }
  }

  /** Say everything again, in the language of now. */
  speak() {
    this.#player?.speak();
    const kind = this.#kind;
    if (kind === "clip") this.#fill(kind);
    else this.#become(kind);
    this.update(this.#view);
  }

  close() {
    this.#player?.close();
    this.#progress?.close();
  }

  #become(kind) {
    const focused = this.element.contains(document.activeElement);
    this.close();
    this.#kind = kind;
    this.#player = null;
    this.#progress = kind === "waiting" ? new Progress() : null;
    for (const each of ["waiting", "ended"]) this.element.classList.toggle(`${each}-card`, kind === each);
    this.element.classList.toggle("failed", this.#view.state === "FAILED");
    this.#frame = kind === "ended" ? null : element("div", { class: "frame" }, this.#picture(kind));
    this.#fill(kind);
    if (focused) this.element.querySelector(".actions button")?.focus({ preventScroll: true });
  }

  #fill(kind) {
    this.#told = told(this.#view);
    const below = { waiting: () => this.#progress.element, clip: () => facts(this.#view), ended: () => this.#ending() };
    this.element.setAttribute("aria-label", say("clip.label", { prompt: this.#view.text }));
    const parts = [this.#frame, below[kind]?.(), actions(kind, this.#view, this.#does)].filter(Boolean);
    // The frame stays where it is: moving a playing video would stop it.
    while (this.element.lastChild && this.element.lastChild !== this.#frame) this.element.lastChild.remove();
    this.element.append(...parts.filter((part) => part !== this.element.firstChild));
  }

  #picture(kind) {
    if (kind === "waiting") return element("div", { class: "skeleton" }, icon("hills", "hills"));
    if (kind === "gone") return element("div", { class: "gone" }, icon("gone"), element("p", {}, say("clip.gone")));
    this.#player = new Player(this.#view.clip, this.#view.text, (gone) => this.#lost(gone));
    return this.#player.element;
  }

  #preview(address) {
    if (!address) return;
    let image = this.#frame.querySelector(".preview");
    if (!image) {
      image = element("img", { class: "preview", alt: say("preview.label") });
      this.#frame.append(image);
    }
    if (image.src !== address) image.src = address;
  }

  #ending() {
    const { state, error } = this.#view;
    const failed = state === "FAILED";
    const text = failed ? error?.message ?? say("ended.failed") : say("ended.cancelled");
    return element("p", { class: "ended" }, icon(failed ? "warning" : "cancel"), element("span", {}, text));
  }

  #lost(gone) {
    if (gone) {
      this.#gone = true;
      this.update(this.#view);
      return;
    }
    const retry = element("button", { type: "button", class: "action first", onclick: () => this.#become("clip") }, icon("again"), say("action.retry"));
    this.#frame.append(element("div", { class: "gone" }, icon("warning"), element("p", {}, say("clip.unreachable")), retry));
  }
}
