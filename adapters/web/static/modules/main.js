// Owns putting the page together.

import * as api from "./api.js";
import "./theme.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { otherLanguage, say, spoken, switchLanguage } from "./language.js";
import { Lessons } from "./lessons.js";
import * as loading from "./loading.js";
import { askForToken } from "./login.js";
import { Scroll } from "./scroll.js";
import { Stream } from "./stream.js";
import { Welcome } from "./welcome.js";

const GRACE = 1500; // ms a lost connection may take to come back before anyone is told

const part = (id) => document.getElementById(id);
const scroll = new Scroll();
const composer = new Composer((text, image) => chat.send(text, image));
const welcome = new Welcome((text) => chat.send(text));
const chat = new Chat(composer, scroll, changed);
const lessons = new Lessons((command) => composer.edit(command));
const stream = new Stream();
let loaded = false;
let notice = null;

function changed() {
  welcome.shown = loaded && chat.empty;
  part("older").hidden = chat.empty || chat.complete;
  part("older").textContent = say("page.older");
}

async function prepare() {
  const session = await api.session();
  composer.session = session;
  chat.animates = session.animates;
  chat.offers = new Set(session.engines.filter((each) => each.available).map((each) => each.name));
  welcome.examples = session.examples;
  lessons.shown = session.teaches;
}

async function catchUp() {
  try {
    await chat.sync();
    if (!loaded) chat.recover();
    loaded = true;
    changed();
  } catch {
    // The stream notices too, and opens again.
  }
}

async function begin() {
  try {
    await prepare();
  } catch {
    setTimeout(begin, GRACE);
    return;
  }
  stream.open();
}

stream.addEventListener("job", (event) => chat.hear(event.detail));
stream.addEventListener("gone", (event) => chat.lose(event.detail.id));
stream.addEventListener("loading", (event) => loading.show(event.detail.engines));
stream.addEventListener("open", () => {
  loading.show({}); // told anew where it is so
  catchUp();
});
stream.addEventListener("state", ({ detail: connected }) => {
  clearTimeout(notice);
  loading.show({});
  if (connected) part("link-state").hidden = true;
  else notice = setTimeout(() => (part("link-state").hidden = false), GRACE);
});

document.addEventListener("unauthorized", () =>
  askForToken(() => {
    begin();
    chat.retryAll();
  }),
);
document.addEventListener("visibilitychange", () => !document.hidden && stream.connected && catchUp());
addEventListener("online", () => !stream.connected && stream.open());
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, dialog");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) composer.focus();
});

part("language").addEventListener("click", () => {
  switchLanguage();
  chat.speak();
  prepare().catch(() => {});
  stream.open(); // it tells of errors in the language it was opened in
});
spoken(() => {
  part("language").textContent = otherLanguage();
  part("language").title = say("language.switch");
  part("language").setAttribute("aria-label", say("language.switch"));
  part("link-state").textContent = say("page.reconnecting");
  changed();
});

scroll.watch(part("older"), () => chat.older());
begin();
if (matchMedia("(hover: hover)").matches) composer.focus();
