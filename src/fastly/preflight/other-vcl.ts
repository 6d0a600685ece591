import {
  children,
  parseVcl,
  type AnyNode,
  type Root,
  type Snippet,
} from "../../vcl/syntax/index.js";
import { isOwnSnippet, mainVclName, type VersionContent } from "../service.js";

/** VCL of a service that is not edgewall's. */
export interface OtherVcl {
  readonly kind: "snippet" | "vcl";
  readonly name: string;
  readonly text: string;
  readonly root: Root;
  readonly isBroken: boolean;
}

/** A snippet that runs where edgewall has one, too. */
export interface OtherSnippet extends OtherVcl {
  readonly kind: "snippet";
  readonly type: string;
  readonly priority: number;
  readonly isDynamic: boolean;
}

export interface OtherContent {
  readonly snippets: readonly OtherSnippet[];
  /** The main custom VCL and what it includes, the main one first. */
  readonly files: readonly OtherVcl[];
}

/** Reads what a version holds beside edgewall's. What does not parse is there as far as it could be read. */
export function otherContent({ snippets, vcls }: VersionContent): OtherContent {
  const main = [...vcls].find(([name, vcl]) => vcl.main && name !== mainVclName);
  return {
    snippets: [...snippets]
      .filter(([name]) => !isOwnSnippet(name))
      .map(([name, { type, priority, dynamic, content }]) => ({
        ...read("snippet", name, content, type === "init" ? "file" : "snippet"),
        kind: "snippet",
        type,
        priority,
        isDynamic: dynamic,
      })),
    files: main === undefined ? [] : withIncludes(main[0], vcls),
  };
}

function read(
  kind: OtherVcl["kind"],
  name: string,
  text: string,
  as?: "file" | "snippet",
): OtherVcl {
  const { root, problems } = parseVcl(text, as === undefined ? {} : { as });
  return { kind, name, text, root, isBroken: problems.length > 0 };
}

function withIncludes(main: string, vcls: VersionContent["vcls"]): readonly OtherVcl[] {
  const files = new Map<string, OtherVcl>();
  const pending = [main];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const vcl = vcls.get(name);
    if (vcl === undefined || files.has(name)) continue;
    const file = read("vcl", name, vcl.content);
    files.set(name, file);
    for (const node of nodesOf(file.root))
      if (node.kind === "IncludeDirective") pending.push(node.path.raw);
  }
  return [...files.values()];
}

/** A node and everything below it, in the order of the text. */
export function* nodesOf(node: AnyNode): Generator<AnyNode> {
  const pending: AnyNode[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    pending.push(...children(next).toReversed());
  }
}

/** The statements of a snippet; none where declarations stand. */
export function statementsOf(root: Root): Snippet["body"] {
  return root.kind === "Snippet" ? root.body : [];
}

/** The line of a node, counted from 1. */
export function lineOf({ text }: OtherVcl, node: AnyNode): number {
  return text.slice(0, node.span?.start ?? 0).split("\n").length;
}
