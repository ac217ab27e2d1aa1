// Owns the list over the prompt box: a combobox's popup, by keyboard and by mouse.

import { element } from "./dom.js";
import { suggest } from "./suggestions.js";

export class Completion {
  #box;
  #list;
  #session = null;
  #found = { from: 0, to: 0, options: [] };
  #at = 0;

  constructor(box, list) {
    this.#box = box;
    this.#list = list;
    // Keep the focus in the box while the list is clicked.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#clicked(event));
    list.addEventListener("mousemove", (event) => this.#hovered(event));
    box.addEventListener("blur", () => this.close());
  }

  set session(session) {
    this.#session = session;
  }

  get open() {
    return !this.#list.hidden;
  }

  /** Offer what fits the text at the caret now. */
  refresh() {
    this.#found = suggest(this.#box.value, this.#box.selectionEnd, this.#session);
    if (this.#found.options.length === 0 || this.#complete()) this.close();
    else this.#show(0);
  }

  close() {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#box.setAttribute("aria-expanded", "false");
    this.#box.removeAttribute("aria-activedescendant");
  }

  /** Whether the key was for the list. */
  key(event) {
    if (!this.open) return false;
    const count = this.#found.options.length;
    const moves = { ArrowDown: 1, ArrowUp: count - 1 };
    if (event.key in moves) this.#select((this.#at + moves[event.key]) % count);
    else if (event.key === "Enter" || event.key === "Tab") this.#accept(this.#at);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  #complete() {
    const { from, to, options } = this.#found;
    const typed = this.#box.value.slice(from, to);
    return options.some((each) => each.final && each.value === typed);
  }

  #show(at) {
    this.#list.replaceChildren(...this.#found.options.map((each, index) => this.#row(each, index)));
    this.#list.hidden = false;
    this.#box.setAttribute("aria-expanded", "true");
    this.#select(at);
  }

  #row({ value, hint, help }, index) {
    const name = element("span", { class: "name" }, value);
    if (hint) name.append(" ", element("small", {}, hint));
    return element(
      "li",
      { role: "option", id: `completion-${index}`, "data-index": index, "aria-selected": "false" },
      name,
      help ? element("span", { class: "help" }, help) : null,
    );
  }

  #select(at) {
    this.#at = at;
    for (const [index, row] of [...this.#list.children].entries()) {
      row.setAttribute("aria-selected", String(index === at));
    }
    this.#box.setAttribute("aria-activedescendant", `completion-${at}`);
    this.#list.children[at].scrollIntoView({ block: "nearest" });
  }

  #accept(at) {
    const { from, to, options } = this.#found;
    const { insert } = options[at];
    const follows = this.#box.value.slice(to).startsWith(" ") ? insert.trimEnd() : insert;
    this.#box.setRangeText(follows, from, to, "end");
    this.close();
    this.#box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #clicked(event) {
    const row = event.target.closest("li");
    if (row) this.#accept(Number(row.dataset.index));
  }

  #hovered(event) {
    const row = event.target.closest("li");
    if (row && Number(row.dataset.index) !== this.#at) this.#select(Number(row.dataset.index));
  }
}
