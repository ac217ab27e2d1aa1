// Owns the line that says which model is being loaded, and how far that is.

import { say, spoken } from "./language.js";

const line = document.getElementById("loading");
let engines = {}; // name → percent, null where nobody knows

function speak() {
  const words = Object.entries(engines).map(([engine, percent]) => say("page.loading", { engine, percent }));
  line.hidden = words.length === 0;
  line.textContent = words.join(" · ");
}

export function show(now) {
  engines = now;
  speak();
}

spoken(speak);
