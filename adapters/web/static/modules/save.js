// Owns taking a clip home as a file; a GIF may first have to be made.

import { element } from "./dom.js";

const nameFor = (view, format) => {
  const words = view.text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return `${[...words].slice(0, 48).join("") || "clip"}.${format}`;
};

/** Fetch the clip and hand it to the browser's downloads. Raises where the server has none. */
export async function save(view, format, button) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    const response = await fetch(`${view.clip[format]}?download=1`);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const address = URL.createObjectURL(await response.blob());
    element("a", { href: address, download: nameFor(view, format) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } finally {
    button.ariaBusy = null;
  }
}
