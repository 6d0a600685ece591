import { isRecord, readManifest } from "./manifest-json.js";

/** What a manifest says of a rule, as far as differences are explained by it. */
export interface ManifestRule {
  readonly id: string;
  readonly action: string;
  readonly mode: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** First and last lines by VCL file. */
  readonly vcl: ReadonlyMap<string, readonly LineRange[]>;
}

export type LineRange = readonly [first: number, last: number];

/** The rules of a manifest.json by id, in their order; none where it is no manifest. */
export function parseManifest(text: string | undefined): ReadonlyMap<string, ManifestRule> {
  const found = readManifest(text)?.rules;
  const rules = Array.isArray(found) ? found : [];
  return new Map(
    rules.flatMap((rule: unknown) => {
      if (!isRecord(rule) || typeof rule.id !== "string") return [];
      return [
        [
          rule.id,
          {
            id: rule.id,
            action: String(rule.action),
            mode: String(rule.mode),
            file: typeof rule.file === "string" ? rule.file : undefined,
            line: typeof rule.line === "number" ? rule.line : undefined,
            vcl: ranges(rule.vcl),
          },
        ] as const,
      ];
    }),
  );
}

function ranges(value: unknown): ReadonlyMap<string, readonly LineRange[]> {
  if (!isRecord(value)) return new Map();
  return new Map(
    Object.entries(value).map(([path, lines]) => [
      path,
      Array.isArray(lines) ? lines.filter(isLineRange) : [],
    ]),
  );
}

function isLineRange(value: unknown): value is LineRange {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
}
