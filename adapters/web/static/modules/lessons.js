// Owns the gallery of what engines teach: a dialog, and the button that opens it.

import * as api from "./api.js";
import { element, icon, labelled } from "./dom.js";
import { say, spoken } from "./language.js";
import { tell } from "./toast.js";

export class Lessons {
  #button = document.getElementById("lessons-open");
  #dialog = document.getElementById("lessons");
  #onpick;

  /** `onpick(command)`: somebody wants that one. */
  constructor(onpick) {
    this.#onpick = onpick;
    this.#button.addEventListener("click", () => this.#open());
    // On the dialog itself, and not on anything in it: on what is around it.
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
    spoken(() => labelled(this.#button, "lessons", say("lessons.open")));
  }

  set shown(shown) {
    this.#button.hidden = !shown;
  }

  async #open() {
    if (this.#dialog.open) return;
    try {
      this.#draw(await api.lessons());
    } catch (error) {
      tell(error.message);
      return;
    }
    this.#dialog.showModal();
  }

  #draw(lessons) {
    const close = element("button", { type: "button", class: "tool", onclick: () => this.#dialog.close() });
    labelled(close, "cancel", say("lessons.close"));
    this.#dialog.replaceChildren(
      element(
        "div",
        { class: "inside" },
        element("header", {}, element("h2", { id: "lessons-title" }, say("lessons.title")), close),
        element("p", {}, say("lessons.text")),
        element("ul", {}, ...lessons.map((lesson) => element("li", {}, this.#lesson(lesson)))),
      ),
    );
  }

  #lesson({ name, prompt, command, poster }) {
    const picture = poster ? element("img", { class: "poster", src: poster, alt: "", loading: "lazy" }) : icon("lessons", "poster");
    const pick = () => {
      this.#dialog.close();
      this.#onpick(command);
    };
    return element(
      "button",
      { type: "button", class: "lesson", onclick: pick },
      picture,
      element("span", {}, element("b", {}, name), element("small", {}, prompt)),
    );
  }
}
