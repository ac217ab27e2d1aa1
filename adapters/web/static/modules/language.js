// Owns which language the page speaks: the remembered one, else the browser's, else English.

import en from "./en.js";
import zh from "./zh.js";
import { recall, remember } from "./storage.js";

const catalogues = { en, zh };
const listeners = new Set();

function preferred() {
  for (const tag of [recall("locale"), ...navigator.languages]) {
    const locale = String(tag).toLowerCase().split("-")[0];
    if (locale in catalogues) return locale;
  }
  return "en";
}

let current = preferred();
document.documentElement.lang = current === "zh" ? "zh-Hans" : current;

export const locale = () => current;

/** The words for `key`, with `values` in their places; the key itself where nothing is written. */
export function say(key, values = {}) {
  const words = catalogues[current][key] ?? en[key] ?? key;
  return typeof words === "function" ? words(values) : words;
}

export const known = (key) => key in en;

/** Speak the other language from now on. */
export function switchLanguage() {
  current = current === "en" ? "zh" : "en";
  remember("locale", current);
  document.documentElement.lang = current === "zh" ? "zh-Hans" : current;
  for (const listener of listeners) listener();
}

/** Call `listener` now and after each switch. */
export function spoken(listener) {
  listeners.add(listener);
  listener();
}

/** The language one would switch to, as written on the button. */
export const otherLanguage = () => catalogues[current === "en" ? "zh" : "en"].short;
