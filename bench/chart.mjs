/**
 * A line chart on logarithmic axes, as an SVG that can be read on light and dark pages.
 *
 * @typedef {{ label: string, format: (value: number) => string }} Axis
 * @typedef {{ x: number, y: number }} Point both above 0
 * @param {{ title: string, x: Axis, y: Axis, lines: readonly { name: string, points: readonly Point[] }[] }} chart
 *   with at most as many lines as there are colours
 */
export function lineChart({ title, x, y, lines }) {
  const all = lines.flatMap(({ points }) => points);
  const across = scale(
    all.map((point) => point.x),
    area.left,
    area.right,
  );
  const up = scale(
    all.map((point) => point.y),
    area.bottom,
    area.top,
  );
  const colour = (index) => `c${index % colours.length}`;
  const drawn = lines.map(({ name, points }, index) => ({
    name,
    colour: colour(index),
    places: points.map((point) => ({ x: across.place(point.x), y: up.place(point.y) })),
  }));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(title)}</title>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    text(area.left, 28, title, "head"),
    ...across.ticks.flatMap((value) => [
      path([
        { x: across.place(value), y: area.top },
        { x: across.place(value), y: area.bottom },
      ]),
      text(across.place(value), area.bottom + 20, x.format(value), "middle"),
    ]),
    ...up.ticks.flatMap((value) => [
      path([
        { x: area.left, y: up.place(value) },
        { x: area.right, y: up.place(value) },
      ]),
      text(area.left - 8, up.place(value) + 4, y.format(value), "end"),
    ]),
    text((area.left + area.right) / 2, height - 12, x.label, "middle"),
    text(16, area.top - 10, y.label, "start"),
    ...drawn.flatMap(({ colour, places }) => [
      path(places, `line ${colour}`),
      ...places.map((place) => dot(place, colour)),
    ]),
    ...nameplates(drawn),
    "</svg>",
  ].join("\n")}\n`;
}

const width = 760;
const height = 400;
const area = { left: 72, right: 580, top: 64, bottom: 340 };
const lineHeight = 16;

/** On white, and on black. */
const colours = [
  ["#1d4ed8", "#7ab0ff"],
  ["#b45309", "#f5b04c"],
  ["#047857", "#4fd1a5"],
  ["#9d174d", "#f28ab8"],
];

const style = [
  "text{font:13px system-ui,sans-serif;fill:#24292f}.head{font-size:16px;font-weight:600}",
  ".middle{text-anchor:middle}.end{text-anchor:end}",
  ".page{fill:#fff}.grid{stroke:#d0d7de;fill:none}.line{stroke-width:2;fill:none}",
  ...colours.map(([light], index) => colourRule(index, light)),
  "@media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}.grid{stroke:#30363d}",
  ...colours.map(([, dark], index) => colourRule(index, dark)),
  "}",
].join("");

function colourRule(index, colour) {
  return `.line.c${index}{stroke:${colour}}.dot.c${index},text.c${index}{fill:${colour}}`;
}

/** Powers of ten from below the least to above the most, and where a value lies between them. */
function scale(values, from, to) {
  const least = Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(Math.ceil(Math.log10(Math.max(...values))), least + 1);
  return {
    ticks: Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index)),
    place: (value) => from + ((Math.log10(value) - least) / (most - least)) * (to - from),
  };
}

/** Each line's name at its end, moved down where it would cover another. */
function nameplates(drawn) {
  let free = -Infinity;
  return drawn
    .map(({ name, colour, places }) => ({ name, colour, end: places.at(-1) }))
    .sort((a, b) => a.end.y - b.end.y)
    .map(({ name, colour, end }) => {
      const y = Math.max(end.y, free);
      free = y + lineHeight;
      return text(end.x + 10, y + 4, name, colour);
    });
}

function path(places, kind = "grid") {
  const points = places.map(({ x, y }) => `${tenth(x)},${tenth(y)}`).join(" ");
  return `<polyline class="${kind}" points="${points}"/>`;
}

function dot({ x, y }, colour) {
  return `<circle class="dot ${colour}" cx="${tenth(x)}" cy="${tenth(y)}" r="3.5"/>`;
}

function text(x, y, content, kind) {
  return `<text class="${kind}" x="${tenth(x)}" y="${tenth(y)}">${escaped(content)}</text>`;
}

function tenth(value) {
  return Number(value.toFixed(1));
}

function escaped(content) {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
