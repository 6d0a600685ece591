import { readFileSync } from "node:fs";

/** The rows of a table in fixtures/, without its first line, which says what it is. */
export function rows(name: "functions" | "variables"): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`fixtures/${name}.tsv`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
}

const reference = "https://www.fastly.com/documentation/reference/vcl";
export const page = (path: string): string => `${reference}/${path}/`;
