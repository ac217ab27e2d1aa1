// Owns how moments and spans are put into words.

import { locale, say } from "./language.js";

const language = () => (locale() === "zh" ? "zh-CN" : navigator.languages.find((tag) => tag.startsWith("en")) ?? "en");

const formats = new Map(); // making one is slow, and a page of history needs fifty

function format(options) {
  const key = JSON.stringify([language(), options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language(), options));
  return formats.get(key);
}

/** "14:05" for seconds since 1970. */
export const clock = (at) =>
  format({ hour: "numeric", minute: "2-digit" }).format(at * 1000);

export const dayKey = (at) => new Date(at * 1000).toDateString();

/** "Today", "Yesterday", else the date. */
export function dayName(at) {
  const day = new Date(at * 1000);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return say("day.today");
  if (day.toDateString() === yesterday.toDateString()) return say("day.yesterday");
  const year = day.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return format({ weekday: "long", day: "numeric", month: "long", year }).format(day);
}

/** How long it still takes, coarser the longer it is; "" where nothing is known. */
export function remaining(seconds) {
  if (seconds === null || seconds === undefined) return "";
  if (seconds < 3) return say("eta.moment");
  if (seconds < 10) return say("eta.seconds", { seconds: Math.round(seconds) });
  if (seconds < 55) return say("eta.seconds", { seconds: Math.ceil(seconds / 5) * 5 });
  if (seconds < 3300) return say("eta.minutes", { minutes: Math.round(seconds / 60) || 1 });
  return say("eta.hours", { hours: Math.round(seconds / 3600) });
}
