// Owns the buttons under a card.

import { element, icon } from "./dom.js";
import { say } from "./language.js";
import { save } from "./save.js";

/** A button with words (`wordy`) or only its drawing; `title` says more than `label` where needed. */
export function action(name, label, onclick, { kind = "", title = label, wordy = false } = {}) {
  return element(
    "button",
    { type: "button", class: `action ${kind}`.trim(), title, "aria-label": wordy ? null : label, onclick },
    icon(name),
    wordy ? label : null,
  );
}

const space = () => element("span", { class: "space" });

function files(view, does) {
  const other = view.format === "gif" ? "mp4" : "gif";
  const get = (format) => (event) => save(view, format, event.currentTarget).catch(does.unsaved);
  return [
    action("gif", say(`action.${other}`), get(other)),
    action("download", say("action.download"), get(view.format)),
  ];
}

const edit = (does) => action("edit", say("action.edit"), does.edit, { title: say("action.edit.why"), wordy: true });
const other = (view, does) =>
  does.other && action("other", say("action.other", { engine: view.also }), does.other, { title: say("action.other.why", { engine: view.also }), wordy: true });
const remove = (does) => action("delete", say("action.delete"), does.remove, { kind: "danger" });
const remake = (does) => action("again", say("action.remake"), does.remake, { kind: "first", wordy: true });

const sets = {
  waiting: (_, does) => [action("cancel", say("action.cancel"), does.cancel)],
  clip: (view, does) => [
    action("again", say("action.again"), does.again, { kind: "first", title: say("action.again.why"), wordy: true }),
    edit(does),
    other(view, does),
    does.extend ? action("extend", say("action.extend"), does.extend, { title: say("action.extend.why") }) : null,
    space(),
    ...files(view, does),
    remove(does),
  ],
  gone: (_, does) => [remake(does), edit(does), space(), remove(does)],
  ended: (view, does) => [
    view.state === "FAILED" ? action("again", say("action.retry"), does.remake, { kind: "first", wordy: true }) : remake(does),
    edit(does),
    view.state === "FAILED" ? other(view, does) : null,
    space(),
    remove(does),
  ],
};

/** The buttons for a card of this `kind`: waiting, clip, gone, ended. */
export function actions(kind, view, does) {
  return element("div", { class: "actions", role: "group", "aria-label": say("card.actions") }, ...sets[kind](view, does));
}
