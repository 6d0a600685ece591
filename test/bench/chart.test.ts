import { describe, expect, it } from "vitest";
import { type Line, lineChart } from "./bench.js";

function chart(...lines: Line[]): string {
  return lineChart({
    title: "Time by size",
    x: { label: "addresses", format: String },
    y: { label: "time", format: (value) => `${value} ms` },
    lines,
  });
}

function line(name: string, ...times: number[]): Line {
  return { name, points: times.map((y, index) => ({ x: 10 ** (index + 4), y })) };
}

/** Where the dots are, in order. */
function dots(svg: string): readonly (readonly [number, number])[] {
  return [...svg.matchAll(/<circle [^>]*cx="([^"]+)" cy="([^"]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
}

describe("lineChart", () => {
  it("draws what grows by tens as a straight line to the upper right", () => {
    const [[x0, y0] = [0, 0], [x1, y1] = [0, 0], [x2, y2] = [0, 0]] = dots(
      chart(line("linear", 10, 100, 1000)),
    );
    expect(x1 - x0).toBeCloseTo(x2 - x1, 0);
    expect(y0 - y1).toBeCloseTo(y1 - y2, 0);
    expect(x1 - x0).toBeGreaterThan(100);
    expect(y0 - y1).toBeGreaterThan(50);
  });

  it("keeps everything on the page", () => {
    const svg = chart(line("a", 0.4, 80, 2500), line("b", 3, 3, 3));
    const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
    const places = [...svg.matchAll(/(?:points|c?x|c?y)="([-\d., ]+|NaN[^"]*)"/g)];
    expect(places.length).toBeGreaterThan(20);
    for (const [x, y] of dots(svg)) {
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("puts names of lines that end together below each other", () => {
    const svg = chart(line("one", 1, 2, 5), line("two", 2, 3, 5), line("three", 3, 4, 5));
    const heights = [...svg.matchAll(/<text class="c\d" x="[\d.]+" y="([\d.]+)"/g)]
      .map(([, y]) => Number(y))
      .toSorted((a, b) => a - b);
    expect(heights).toHaveLength(3);
    for (const [index, y] of heights.slice(1).entries()) {
      expect(y - (heights[index] ?? 0)).toBeGreaterThanOrEqual(13);
    }
  });

  it("writes names and ticks as text, never as markup", () => {
    const svg = chart(line('<script>&"', 1, 2, 3));
    expect(svg).toContain('&lt;script&gt;&amp;"</text>');
    expect(svg).not.toContain("<script");
    expect(svg).toContain(">10000</text>");
    expect(svg).toContain(">10 ms</text>");
  });

  it("has colours for dark pages", () => {
    expect(chart(line("a", 1, 2))).toContain("@media (prefers-color-scheme:dark)");
  });
});
