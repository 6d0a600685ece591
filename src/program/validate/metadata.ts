import type { Origin } from "../origin.js";
import type { Problem } from "../problem.js";

interface Metadata {
  readonly owner?: string;
  readonly ticket?: string;
  readonly reason?: string;
}

const longest = 1_000;

/** Owner, ticket and reason are free text that ends in comments: any characters, but not without bound. */
export function checkMetadata(metadata: Metadata, origin?: Origin): readonly Problem[] {
  return (["owner", "ticket", "reason"] as const).flatMap((key): readonly Problem[] => {
    const text = metadata[key];
    if (text === undefined || text.length <= longest) return [];
    return [
      {
        code: "EW1026",
        severity: "error",
        message: `\`${key}\` has ${text.length} characters`,
        help: `${longest} at the most: link to the rest`,
        ...(origin && { origin }),
      },
    ];
  });
}
