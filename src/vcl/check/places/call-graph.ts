import type { Statement } from "../../syntax/ast/statements.js";
import { isSubroutine, scopeOf, type Scope, type Subroutine } from "../../types/subroutines.js";
import type { Declarations } from "../names/declarations.js";
import type { UnitFile } from "../unit.js";
import { callsIn, type CallSite } from "./calls.js";

export interface CallGraph {
  /** By which of Fastly's subroutines a subroutine of the unit is reached; 0 where nothing tells. */
  scopeOf(subroutine: string): Scope;
  /** The calls by which a subroutine calls itself, be it through others. */
  readonly recursion: readonly CallSite[];
}

/** `vcl_recv` is "recv"; undefined for every other subroutine. */
export function fastlySubroutine(name: string): Subroutine | undefined {
  if (!name.startsWith("vcl_")) return undefined;
  const short = name.slice("vcl_".length);
  return isSubroutine(short) ? short : undefined;
}

export function callGraph(files: readonly UnitFile[], declarations: Declarations): CallGraph {
  const calls = collectCalls(files, declarations);
  const scopes = propagateScopes(calls);
  return {
    scopeOf: (subroutine) => scopes.get(subroutine) ?? 0,
    recursion: closingCalls(calls),
  };
}

/** The calls of each subroutine; snippets count as the subroutine they stand in. */
function collectCalls(
  files: readonly UnitFile[],
  { sub }: Declarations,
): ReadonlyMap<string, readonly CallSite[]> {
  const functional = [...sub.values()].some(({ node }) => node?.returnType !== undefined);
  const calls = new Map<string, CallSite[]>();

  function add(caller: string, body: readonly Statement[], file: number): void {
    const found = callsIn(body, file, functional).filter(({ callee }) => sub.has(callee));
    const known = calls.get(caller);
    if (known === undefined) calls.set(caller, found);
    else known.push(...found);
  }

  for (const [index, { parsed, subroutine }] of files.entries()) {
    if (parsed.root.kind === "Snippet") {
      if (subroutine !== undefined) add(`vcl_${subroutine}`, parsed.root.body, index);
      continue;
    }
    for (const node of parsed.root.body)
      if (node.kind === "SubroutineDeclaration") add(node.name.name, node.body.body, index);
  }
  return calls;
}

function propagateScopes(
  calls: ReadonlyMap<string, readonly CallSite[]>,
): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Scope>();
  const changed: string[] = [];
  for (const caller of calls.keys()) {
    const own = fastlySubroutine(caller);
    if (own === undefined) continue;
    scopes.set(caller, scopeOf(own));
    changed.push(caller);
  }
  // Each subroutine's scope grows at most once for each of Fastly's subroutines, so this ends.
  for (let caller = changed.pop(); caller !== undefined; caller = changed.pop()) {
    const scope = scopes.get(caller) ?? 0;
    for (const { callee } of calls.get(caller) ?? []) {
      const before = scopes.get(callee) ?? 0;
      if ((before | scope) === before || fastlySubroutine(callee) !== undefined) continue;
      scopes.set(callee, before | scope);
      changed.push(callee);
    }
  }
  return scopes;
}

/** The calls of subroutines that are still running, met in a walk in depth (without recursion of its own). */
function closingCalls(calls: ReadonlyMap<string, readonly CallSite[]>): readonly CallSite[] {
  const closing: CallSite[] = [];
  const state = new Map<string, "running" | "done">();
  for (const root of calls.keys()) {
    if (state.has(root)) continue;
    const path = [{ name: root, next: 0 }];
    state.set(root, "running");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const call = calls.get(top.name)?.[top.next++];
      if (call === undefined) {
        state.set(top.name, "done");
        path.pop();
      } else if (state.get(call.callee) === "running") closing.push(call);
      else if (!state.has(call.callee)) {
        state.set(call.callee, "running");
        path.push({ name: call.callee, next: 0 });
      }
    }
  }
  return closing;
}
