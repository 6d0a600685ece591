import type { CompiledService } from "../../compiler/service.js";
import { children, parseVcl } from "../../vcl/syntax/index.js";
import { OptionError, type TryOptions } from "./try-options.js";

/** Options that only some VCL can see, and the variables by which it does. */
const variables = {
  asn: ["client.as.number"],
  body: ["req.body", "req.body.base64", "req.postbody"],
} as const;

/**
 * Refuses what nothing would see: an answer that seems to depend on it would mislead.
 *
 * @param service undefined for the policy itself, which knows neither
 */
export function checkVisible(options: TryOptions, service: CompiledService | undefined): void {
  const given = (["asn", "body"] as const).filter((name) => options[name] !== undefined);
  if (given.length === 0) return;
  const read = service === undefined ? new Set<string>() : variablesIn(service);
  for (const name of given) {
    if (variables[name].some((variable) => read.has(variable))) continue;
    throw new OptionError(
      "EW1061",
      `--${name}: nothing in the policy asks for it`,
      "leave it away: the answer is the same whatever it is",
    );
  }
}

function variablesIn({ files }: CompiledService): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting: Parameters<typeof children>[0][] = [parseVcl(files.get("main.vcl") ?? "").root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === "Identifier") names.add(node.name);
    for (const child of children(node)) waiting.push(child);
  }
  return names;
}
