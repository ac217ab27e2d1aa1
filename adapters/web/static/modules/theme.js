// Owns light and dark: as the system has it, until someone chooses.

import { labelled } from "./dom.js";
import { say, spoken } from "./language.js";
import { recall, remember } from "./storage.js";

const button = document.getElementById("theme");
const order = ["auto", "light", "dark"];
let theme = order.includes(recall("theme")) ? recall("theme") : "auto";

function show() {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  labelled(button, theme, say(`theme.${theme}`));
}

button.addEventListener("click", () => {
  theme = order[(order.indexOf(theme) + 1) % order.length];
  remember("theme", theme);
  show();
});

spoken(show);
