import type { VclType } from "../../types/type.js";
import type { Declarations, Declared, NameKind } from "./declarations.js";

/** The kinds of names that may stand as a value; of several with one name, the first is meant. */
const valueKinds: readonly NameKind[] = ["backend", "acl", "table", "penaltybox", "ratecounter"];

/** The type of a value that a name of a kind stands for. */
export const kindTypes: Readonly<Record<Exclude<NameKind, "sub">, VclType>> = {
  acl: "ACL",
  backend: "BACKEND",
  penaltybox: "ID",
  ratecounter: "ID",
  table: "TABLE",
};

/** Marks the name as used. */
export function useDeclared(
  declarations: Declarations,
  kind: NameKind,
  name: string,
): Declared | undefined {
  const found: Declared | undefined = declarations[kind].get(name);
  if (found !== undefined) found.used = true;
  return found;
}

/** What a name stands for as a value, whatever declares it. */
export function useValueName(declarations: Declarations, name: string): VclType | undefined {
  for (const kind of valueKinds)
    if (kind !== "sub" && useDeclared(declarations, kind, name) !== undefined)
      return kindTypes[kind];
  return undefined;
}

/** What a bare name must be declared as, where a value of a type is wanted. */
export function nameKindOf(type: string | undefined): "acl" | "backend" | undefined {
  return type === "ACL" ? "acl" : type === "BACKEND" ? "backend" : undefined;
}
