// Owns where the conversation is scrolled to: it follows the end, unless one reads further up.

import { labelled } from "./dom.js";
import { say, spoken } from "./language.js";

const SLACK = 120; // px from the end that still count as being there

export class Scroll {
  #scroller = document.getElementById("scroller");
  #column = this.#scroller.firstElementChild;
  #button = document.getElementById("latest");
  #follows = true;

  constructor() {
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#button.addEventListener("click", () => this.toEnd({ smooth: true }));
    const sizes = new ResizeObserver(() => this.#resized());
    sizes.observe(this.#column);
    sizes.observe(this.#scroller);
    spoken(() => {
      this.#scroller.setAttribute("aria-label", say("page.conversation"));
      labelled(this.#button, "down", say("page.latest"));
    });
  }

  toEnd({ smooth = false } = {}) {
    this.#follows = true;
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.#button.hidden = true;
  }

  /** Do `work`, which adds things above, without moving what is read. */
  keeping(anchor, work) {
    const before = anchor.getBoundingClientRect().top;
    work();
    this.#scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  }

  /** Call `near` whenever the `sentinel` comes within a screen of the view. */
  watch(sentinel, near) {
    const margin = { root: this.#scroller, rootMargin: "100% 0px 0px" };
    const observer = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && near(), margin);
    observer.observe(sentinel);
  }

  get #distance() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  #scrolled() {
    this.#follows = this.#distance < SLACK;
    this.#button.hidden = this.#distance < 2 * SLACK;
  }

  #resized() {
    if (this.#follows && !this.#rests()) this.toEnd();
  }

  // The empty page is read from its beginning.
  #rests() {
    return document.getElementById("conversation").childElementCount === 0;
  }
}
