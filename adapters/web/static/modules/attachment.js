// Owns the picture that goes with the next message: chosen, pasted or dropped, shown, taken away.

import * as api from "./api.js";
import { announce } from "./announcer.js";
import { element, icon, labelled } from "./dom.js";
import { say, spoken } from "./language.js";
import { recall, remember } from "./storage.js";
import { tell } from "./toast.js";

const part = (id) => document.getElementById(id);
const isImage = (file) => file.type.startsWith("image/");
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

export class Attachment {
  #onchange;
  #session = null;
  #name = recall("picture"); // of the picture as the server keeps it
  #file = null; // on its way there
  #depth = 0; // elements that a dragged file is over

  /** `onchange(done)`: it came, went, or is on its way; `done` where something more can be typed. */
  constructor(onchange) {
    this.#onchange = onchange;
    part("attach").addEventListener("click", () => part("picture").click());
    part("picture").addEventListener("change", (event) => this.#chosen(event.target));
    part("prompt").addEventListener("paste", (event) => this.#pasted(event));
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      document.addEventListener(kind, (event) => this.#dragged(kind, event));
    }
    spoken(() => this.#speak());
  }

  set session(session) {
    this.#session = session;
    part("attach").hidden = !session.animates;
    if (!session.animates) this.#name = null;
    this.#show();
  }

  /** The picture's name, null where there is none (yet). */
  get name() {
    return this.#name;
  }

  get busy() {
    return this.#file !== null;
  }

  /** Take one that the server keeps already, or none. */
  set(name) {
    this.#file = null;
    this.#keep(this.#session?.animates === false ? null : name);
  }

  #keep(name) {
    this.#name = name;
    remember("picture", name);
    this.#show();
    this.#onchange(false);
  }

  #chosen(input) {
    const [file] = input.files;
    input.value = ""; // the same one may be chosen again
    if (file) this.#give(file);
  }

  #pasted(event) {
    const file = [...(event.clipboardData?.files ?? [])].find(isImage);
    if (!file || !this.#session?.animates) return;
    event.preventDefault();
    this.#give(file);
  }

  #dragged(kind, event) {
    if (!this.#session?.animates || !holdsFiles(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.#depth = { dragenter: this.#depth + 1, dragover: this.#depth, dragleave: this.#depth - 1, drop: 0 }[kind];
    part("drop").hidden = this.#depth <= 0;
    if (kind !== "drop") return;
    const files = [...event.dataTransfer.files];
    const file = files.find(isImage) ?? files[0];
    if (file) this.#give(file);
  }

  async #give(file) {
    const most = this.#session.limits.picture;
    if (file.size > most) {
      tell(say("picture.heavy", { most: Math.floor(most / 2 ** 20) }));
      return;
    }
    this.#file = file;
    this.#name = null;
    this.#show();
    this.#onchange(false);
    try {
      const { name } = await api.give(file);
      if (this.#file !== file) return; // another one was chosen, or none any more
      this.#file = null;
      this.#keep(name);
      announce(say("picture.added"));
      this.#onchange(true);
    } catch (error) {
      if (this.#file !== file) return;
      this.set(null);
      tell(error.message);
    }
  }

  #remove() {
    this.set(null);
    announce(say("picture.removed"));
    this.#onchange(true);
  }

  #speak() {
    labelled(part("attach"), "picture", say("picture.attach"));
    part("attachment").setAttribute("aria-label", say("picture.attached"));
    part("drop").textContent = say("picture.drop");
    this.#show();
  }

  #show() {
    const place = part("attachment");
    place.querySelectorAll("img[src^='blob:']").forEach((image) => URL.revokeObjectURL(image.src));
    place.hidden = this.#session === null || (this.#name === null && this.#file === null);
    if (place.hidden) return place.replaceChildren();
    const src = this.busy ? URL.createObjectURL(this.#file) : api.likeness(this.#name);
    const image = element("img", { src, alt: say("picture.attached"), onerror: () => this.#unseen() });
    const remove = element("button", { type: "button", class: "remove", onclick: () => this.#remove() });
    labelled(remove, "cancel", say("picture.remove"));
    const words = element("p", {}, say(this.busy ? "picture.sending" : "picture.attached"));
    place.classList.toggle("busy", this.busy);
    place.replaceChildren(image, words, remove);
  }

  // One that is on its way may be of a kind that only the server can read, or refuse in a sentence.
  #unseen() {
    if (this.busy) part("attachment").querySelector("img").replaceWith(icon("picture"));
    else if (this.#name !== null) this.set(null);
  }
}
