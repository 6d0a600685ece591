import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import {
  declaredToggle,
  declaredToggles,
  type DeclaredToggle,
} from "../../fastly/flip/declared.js";

/** More is no resources.json of ours. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The toggles that compiled services declare: those of the first folder that knows the name; of all folders when
 * none does.
 *
 * @param folders golden and vcl-out
 * @param service the only service that counts; undefined is all
 */
export function readDeclared(
  folders: readonly string[],
  name: string,
  service: string | undefined,
): readonly DeclaredToggle[] {
  const all: DeclaredToggle[] = [];
  for (const folder of folders) {
    const declared = compiledServices(folder)
      .filter((one) => service === undefined || one === service)
      .flatMap((one) => declaredToggles(one, readJson(path.join(folder, one, "resources.json"))));
    const known = declaredToggle(name, declared);
    if (!known.ok || known.value !== undefined) return declared;
    all.push(...declared);
  }
  return all;
}

/** The services that a folder of compiled files holds. */
export function compiledServices(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/** A file that is not there or makes no sense declares nothing: the edge knows its own switches. */
function readJson(file: string): unknown {
  try {
    if (statSync(file).size > mostBytes) return undefined;
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
