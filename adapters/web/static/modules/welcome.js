// Owns the empty page: a picture, a question, and prompts to begin with.

import { element } from "./dom.js";
import { say } from "./language.js";
import { scene } from "./scene.js";

// What an example is about chooses the little sky beside it; first match wins.
const SKIES = [
  ["aurora", /aurora|极光/i],
  ["snow", /snow|winter|雪|冬/i],
  ["sunset", /sunset|sunrise|dusk|日落|日出|黄昏/i],
  ["rain", /rain|storm|city|street|雨|城市|街/i],
  ["fire", /fire|firework|lantern|烟花|火焰|篝火/i],
  ["night", /moon|night|star|rocket|space|月|夜|星|火箭|太空/i],
  ["beach", /beach|sand|海滩|沙滩/i],
  ["sea", /sea|ocean|whale|fish|underwater|海|鲸|鱼/i],
  ["meadow", /./],
];

const skyOf = (text) => SKIES.find(([, words]) => words.test(text))[0];

export class Welcome {
  #section = document.getElementById("welcome");
  #examples = [];
  #onpick;

  constructor(onpick) {
    this.#onpick = onpick;
  }

  set examples(examples) {
    this.#examples = examples;
    this.#draw();
  }

  set shown(shown) {
    if (shown === !this.#section.hidden) return;
    this.#section.hidden = !shown;
    this.#draw();
  }

  #draw() {
    if (this.#section.hidden) return this.#section.replaceChildren();
    const items = this.#examples.map((text) =>
      element("li", {}, element("button", { type: "button", class: `example sky-${skyOf(text)}`, onclick: () => this.#onpick(text) }, text)),
    );
    this.#section.replaceChildren(
      scene(),
      element("h2", {}, say("welcome.title")),
      element("p", {}, say("welcome.text")),
      element("ul", { class: "examples", "aria-label": say("welcome.examples") }, ...items),
    );
  }
}
