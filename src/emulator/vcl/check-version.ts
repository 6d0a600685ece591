import type { Service, Version } from "../model/state.js";
import { nameOf, resourcesOf } from "../model/versions.js";
import type { Limits } from "../model/world.js";
import { assemble } from "./assemble.js";
import { checkAssembly } from "./check-text.js";
import { contentOf } from "./content.js";

export interface Checked {
  /** With any, the version cannot be activated. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What stands against a version's activation: its VCL, put together, and the size of its parts. */
export function checkVersion(service: Service, version: Version, limits: Limits): Checked {
  const sizes = oversized(service, version, limits.vclBytes);
  // Recorded of the API: without a backend, a version is activated with a warning.
  const warnings =
    resourcesOf(version, "backend").length === 0 ? ["Warning: No default director found"] : [];
  return {
    errors: sizes.length > 0 ? sizes : checkAssembly(assemble(service, version)),
    warnings,
  };
}

function oversized(service: Service, version: Version, most: number): readonly string[] {
  return (["vcl", "snippet"] as const).flatMap((path) =>
    resourcesOf(version, path)
      .filter((resource) => Buffer.byteLength(contentOf(service, resource)) > most)
      .map((resource) => `${path} '${nameOf(resource)}' is larger than ${most} bytes`),
  );
}
