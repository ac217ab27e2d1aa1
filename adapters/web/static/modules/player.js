// Owns a clip that plays in the conversation: loaded near the view, playing in it, else neither.

import { element, icon } from "./dom.js";
import { say } from "./language.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const players = new WeakMap();
const scroller = document.getElementById("scroller");

const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => players.get(entry.target)?.approach(entry.isIntersecting)),
  { root: scroller, rootMargin: "800px 0px" },
);
const seen = new IntersectionObserver(
  (entries) => entries.forEach((entry) => players.get(entry.target)?.show(entry.isIntersecting)),
  { root: scroller, threshold: 0.35 },
);

export class Player {
  #clip;
  #video;
  #toggle;
  #enlarge;
  #onlost;
  #wanted = !still.matches; // what the person wants; scrolling away only interrupts
  #visible = false;

  /** `onlost(gone)` is called when the clip cannot be loaded; `gone`: the server has it no more. */
  constructor(clip, prompt, onlost) {
    this.#clip = clip;
    this.#onlost = onlost;
    this.#video = element("video", {
      loop: true, muted: true, playsinline: true, preload: "none", disablepictureinpicture: true,
      width: clip.width, height: clip.height, tabindex: -1, "aria-label": say("clip.label", { prompt }),
    });
    this.#video.muted = true; // the attribute alone does not mute what a script makes
    this.#toggle = element("button", { type: "button", class: "toggle", onclick: () => this.#pressed() });
    this.#enlarge = element(
      "button", { type: "button", class: "enlarge", onclick: () => this.#video.requestFullscreen?.() }, icon("enlarge"),
    );
    this.element = element("div", { class: "player" }, this.#video, this.#toggle, this.#enlarge);
    for (const event of ["play", "pause"]) this.#video.addEventListener(event, () => this.speak());
    this.#video.addEventListener("error", () => this.#failed());
    players.set(this.element, this);
    near.observe(this.element);
    seen.observe(this.element);
    this.speak();
  }

  /** Load when the clip comes near the view, let go of it when it is far. */
  approach(isNear) {
    const loaded = this.#video.hasAttribute("src");
    if (isNear && !loaded) {
      this.#video.poster = this.#clip.poster;
      this.#video.preload = "auto";
      this.#video.src = this.#clip.mp4;
    } else if (!isNear && loaded) {
      this.#video.removeAttribute("src");
      this.#video.load();
    }
  }

  show(isVisible) {
    this.#visible = isVisible;
    this.#follow();
  }

  close() {
    near.unobserve(this.element);
    seen.unobserve(this.element);
    this.#video.removeAttribute("src");
    this.#video.load();
  }

  /** Name the button by what it does now. */
  speak() {
    const paused = this.#video.paused;
    this.#toggle.classList.toggle("paused", paused && !this.#wanted);
    this.#toggle.replaceChildren(icon(paused ? "play" : "pause"));
    this.#toggle.setAttribute("aria-label", say(paused ? "clip.play" : "clip.pause"));
    this.#enlarge.setAttribute("aria-label", say("clip.enlarge"));
    this.#enlarge.title = say("clip.enlarge");
  }

  #pressed() {
    this.#wanted = this.#video.paused;
    this.#follow();
  }

  #follow() {
    if (!this.#wanted || !this.#visible) {
      this.#video.pause();
      this.speak();
      return;
    }
    this.approach(true);
    this.#video.play().catch((error) => {
      if (error.name !== "NotAllowedError") return; // interrupted by scrolling, or lost: told elsewhere
      this.#wanted = false;
      this.speak();
    });
  }

  async #failed() {
    if (!this.#video.hasAttribute("src")) return;
    this.#wanted = false;
    let gone = false;
    try {
      const response = await fetch(this.#clip.mp4, { headers: { Range: "bytes=0-0" } });
      gone = response.status === 404 || response.status === 410;
    } catch {
      gone = false;
    }
    this.#onlost(gone);
  }
}
