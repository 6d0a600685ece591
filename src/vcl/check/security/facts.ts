import { children } from "../../syntax/ast/children.js";
import { isExpression, type Expression } from "../../syntax/ast/expressions.js";
import type { AnyNode } from "../../syntax/ast/roots.js";
import type { Unit } from "../context.js";
import type { UnitFile } from "../unit.js";
import { impliesEdge } from "./edge-guard.js";
import { findRead } from "./expressions.js";

/** What the rules about security have to know of the unit as a whole. */
export interface SecurityFacts {
  /** `Fastly-Client-IP` is set from `client.ip` somewhere. */
  readonly resetsClientIp: boolean;
  /** The URL is replaced by its normal form somewhere. */
  readonly normalisesUrl: boolean;
  /** Something in the unit speaks of shields, so that the service has one. */
  readonly hasShields: boolean;
  /** Fastly has put its own code in place of the macros: it is not the user's to change. */
  readonly isGenerated: boolean;
  /** The user's subroutines that are called at the first Fastly node only. */
  readonly edgeOnly: ReadonlySet<string>;
}

const known = new WeakMap<Unit, SecurityFacts>();

/** Walks through the unit at the first call. */
export function securityFacts(unit: Unit): SecurityFacts {
  let facts = known.get(unit);
  if (facts === undefined) known.set(unit, (facts = gather(unit)));
  return facts;
}

interface Call {
  readonly callee: string;
  /** The subroutine that the call stands in. */
  readonly caller: string;
  readonly isGuarded: boolean;
}

class Gathering {
  resetsClientIp = false;
  normalisesUrl = false;
  hasShields = false;
  readonly calls: Call[] = [];

  /** Statements nest only as deeply as the parser lets them. */
  visit(node: AnyNode, caller: string, isGuarded: boolean): void {
    switch (node.kind) {
      case "SubroutineDeclaration":
        return this.visit(node.body, node.name.name, false);
      case "DirectorDeclaration":
        this.hasShields ||= node.type.name === "shield";
        return;
      case "SetStatement":
        return this.#set(node.target.name.toLowerCase(), node.value);
      case "CallStatement":
        this.calls.push({ callee: node.subroutine.name, caller, isGuarded });
        return;
      case "IfStatement": {
        let isElseGuarded = isGuarded;
        for (const { test, body } of node.branches) {
          this.#test(test);
          this.visit(body, caller, isElseGuarded || impliesEdge(test, true));
          isElseGuarded ||= impliesEdge(test, false);
        }
        if (node.otherwise !== undefined) this.visit(node.otherwise, caller, isElseGuarded);
        return;
      }
      case "File":
      case "Snippet":
      case "Block":
      case "SwitchStatement":
      case "SwitchCase":
        for (const child of children(node)) {
          if (!isExpression(child)) this.visit(child, caller, isGuarded);
        }
        return;
      default:
    }
  }

  #set(target: string, value: Expression): void {
    if (target === "req.http.fastly-client-ip") {
      this.resetsClientIp ||= findRead(value, "client.ip") !== undefined;
    } else if (target === "req.url") {
      this.normalisesUrl ||= normalises(value);
    }
  }

  #test(test: Expression): void {
    this.hasShields ||= findRead(test, "req.backend.is_shield") !== undefined;
  }
}

function normalises(value: Expression): boolean {
  return value.kind === "CallExpression"
    ? value.callee === "url.normalize" ||
        value.callee === "urldecode" ||
        value.args.some(normalises)
    : false;
}

function gather(unit: Unit): SecurityFacts {
  const gathering = new Gathering();
  for (const { parsed } of unit.files) gathering.visit(parsed.root, "", false);
  const { resetsClientIp, normalisesUrl, hasShields, calls } = gathering;
  return {
    resetsClientIp,
    normalisesUrl,
    hasShields,
    isGenerated: unit.complete || unit.files.some(holdsExpandedMacros),
    edgeOnly: findEdgeOnly(calls),
  };
}

/** `#--FASTLY RECV BEGIN` is what Fastly leaves of `#FASTLY recv`. */
function holdsExpandedMacros({ parsed }: UnitFile): boolean {
  return parsed.comments.some(({ style, text }) => style === "#" && text.startsWith("--FASTLY "));
}

/** All that is called, less what is reached from a call that may run at a shield. */
function findEdgeOnly(calls: readonly Call[]): ReadonlySet<string> {
  const edgeOnly = new Set(calls.map(({ callee }) => callee));
  const unguarded = new Map<string, string[]>();
  const pending: string[] = [];
  for (const { callee, caller, isGuarded } of calls) {
    if (isGuarded) continue;
    const callees = unguarded.get(caller);
    if (callees === undefined) unguarded.set(caller, [callee]);
    else callees.push(callee);
    if (!edgeOnly.has(caller)) pending.push(callee);
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (edgeOnly.delete(next)) pending.push(...(unguarded.get(next) ?? []));
  }
  return edgeOnly;
}
