import {
  isOwnSnippet,
  mainVclName,
  stateDictionary,
  type LiveService,
  type ServiceContent,
  type SnippetContent,
  type VersionContent,
} from "../service.js";
import type { ContainerOperation, SnippetOperation, VclOperation } from "./operation.js";

export interface VersionOperations {
  readonly create: readonly ContainerOperation[];
  readonly change: readonly (SnippetOperation | VclOperation | ContainerOperation)[];
}

/** What makes a version hold what is wanted: containers that come first, then snippets, VCL and containers that go. */
export function versionOperations(
  desired: ServiceContent,
  version: VersionContent,
  owns: LiveService["state"]["owns"],
): VersionOperations {
  return {
    create: missingContainers(desired, version),
    change: [
      ...snippetOperations(desired.snippets, version.snippets),
      ...vclOperations(desired.main, version.vcls.get(mainVclName)),
      ...leavingContainers(desired, version, owns),
    ],
  };
}

function missingContainers(
  { containers }: ServiceContent,
  version: VersionContent,
): readonly ContainerOperation[] {
  const missing = [...containers.values()].filter(
    ({ kind, name }) => !(kind === "acl" ? version.acls : version.dictionaries).has(name),
  );
  return [
    ...(version.dictionaries.has(stateDictionary)
      ? []
      : [containerOperation("dictionary", stateDictionary, "create")]),
    ...missing.map(({ kind, name }) => containerOperation(kind, name, "create")),
  ];
}

function leavingContainers(
  { containers }: ServiceContent,
  { acls, dictionaries }: VersionContent,
  owns: LiveService["state"]["owns"],
): readonly ContainerOperation[] {
  return [...owns].flatMap(([name, kind]) =>
    containers.has(name) || !(kind === "acl" ? acls : dictionaries).has(name)
      ? []
      : [containerOperation(kind, name, "delete")],
  );
}

function containerOperation(
  kind: ContainerOperation["kind"],
  name: string,
  action: ContainerOperation["action"],
): ContainerOperation {
  return { phase: action === "create" ? "draft" : "version", kind, name, action, writes: 1 };
}

function snippetOperations(
  wanted: ServiceContent["snippets"],
  held: VersionContent["snippets"],
): readonly SnippetOperation[] {
  const operations: SnippetOperation[] = [];
  for (const [name, snippet] of wanted) {
    const there = held.get(name);
    const step = { phase: "version", kind: "snippet", name, snippet } as const;
    if (there === undefined) operations.push({ ...step, action: "create", writes: 1 });
    else if (!isSame(there, snippet)) operations.push({ ...step, action: "change", writes: 2 });
  }
  for (const name of held.keys()) {
    if (isOwnSnippet(name) && !wanted.has(name))
      operations.push({ phase: "version", kind: "snippet", name, action: "delete", writes: 1 });
  }
  return operations;
}

function isSame(
  held: SnippetContent & { readonly dynamic: boolean },
  { type, priority, content }: SnippetContent,
): boolean {
  return (
    !held.dynamic && held.type === type && held.priority === priority && held.content === content
  );
}

/** Creating takes two writes: the file, and that it is the main one. */
function vclOperations(
  wanted: string | undefined,
  held: { readonly main: boolean; readonly content: string } | undefined,
): readonly VclOperation[] {
  const step = { phase: "version", kind: "vcl", name: mainVclName } as const;
  if (wanted === undefined) return held ? [{ ...step, action: "delete", writes: 1 }] : [];
  if (held === undefined) return [{ ...step, action: "create", content: wanted, writes: 2 }];
  if (held.content !== wanted) return [{ ...step, action: "change", content: wanted, writes: 3 }];
  return held.main ? [] : [{ ...step, action: "change", content: wanted, writes: 1 }];
}
