import type { WrittenPolicy } from "./policies.js";

/** A failure, for whoever has to find out which side is wrong. */
export function report(
  { seed, requests }: { readonly seed: number; readonly requests: number },
  { source }: WrittenPolicy,
  facts: readonly string[],
): string {
  const again = `npm run agreement -- --seed ${seed} --pairs ${requests} --requests ${requests}`;
  return [`again with: ${again}`, withoutUnused(source), ...facts].join("\n\n");
}

/** Without the declarations of lists and toggles that nothing else in the policy names. */
function withoutUnused(source: string): string {
  const lines = source.split("\n");
  return lines
    .filter((line) => {
      const name = /^const (\w+) = /.exec(line)?.[1];
      if (name === undefined) return true;
      const word = new RegExp(`\\b${name}\\b`);
      return lines.some((other) => other !== line && word.test(other));
    })
    .join("\n");
}
