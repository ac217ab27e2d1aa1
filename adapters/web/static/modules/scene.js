// Owns the picture of the empty page: a small sunset that really moves.

const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function gradient(id, stops) {
  const marks = stops.map(([offset, colour]) => shape("stop", { offset, "stop-color": colour }));
  return shape("linearGradient", { id, x1: 0, y1: 0, x2: 0, y2: 1 }, ...marks);
}

const everywhere = { width: 320, height: 180 };

export function scene() {
  return shape(
    "svg",
    { class: "scene", viewBox: "0 0 320 180", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" },
    shape(
      "defs",
      {},
      gradient("scene-day", [[0, "#8ed0dc"], [0.55, "#fbe3b0"], [1, "#f7b98a"]]),
      gradient("scene-dusk", [[0, "#2c2a5a"], [0.5, "#c0567a"], [1, "#f2915c"]]),
    ),
    shape("rect", { ...everywhere, fill: "url(#scene-day)" }),
    shape("rect", { ...everywhere, fill: "url(#scene-dusk)", class: "dusk" }),
    shape("g", { class: "sun" }, shape("circle", { cx: 160, cy: 84, r: 46, fill: "#fff3c4", opacity: 0.3 }), shape("circle", { cx: 160, cy: 84, r: 30, fill: "#fff1c2" })),
    shape("path", { d: "M0 118c34-18 62-20 96-8s60 8 96-6 84-12 128 6v70H0z", fill: "#2a7d78", opacity: 0.85 }),
    shape("path", { class: "near", d: "M-12 142c40-16 84-14 124-4s74 4 108-6 78-8 116 4v50H-12z", fill: "#0f5a55" }),
    shape("path", { d: "M0 162c52-12 108-8 160-2s110 4 160-6v30H0z", fill: "#093d3a" }),
  );
}
