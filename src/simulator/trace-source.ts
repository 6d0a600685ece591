import type { Place } from "../compiler/place.js";
import type { CompiledService } from "../compiler/service.js";
import { LineTable } from "../diagnostics/index.js";
import type { SourceFile } from "../vcl/runtime/compile/index.js";
import { children, isExpression, type Expression } from "../vcl/syntax/index.js";
import { subroutines, type Subroutine } from "../vcl/types/subroutines.js";
import { spanKey } from "./trace-values.js";

interface Span {
  readonly start: number;
  readonly end: number;
}

type AnyNode = Parameters<typeof children>[0];

interface RuleLines {
  readonly id: string;
  readonly place: Place | undefined;
  readonly first: number;
  readonly last: number;
}

/** A file of VCL, to look up what stands where in it. */
export class TraceSource {
  readonly name: string;
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #expressions = new Map<string, Expression>();
  readonly #subroutines: (Span & { readonly name: Subroutine })[] = [];
  readonly #rules: readonly RuleLines[];

  constructor({ name, text, root }: SourceFile, { rules }: CompiledService) {
    this.name = name;
    this.#text = text;
    this.#lines = new LineTable(text);
    this.#rules = rules.flatMap(({ id, place, lines }) =>
      (lines.get(name) ?? []).map(([first, last]) => ({ id, place, first, last })),
    );
    this.#read(root);
  }

  #read(root: AnyNode): void {
    const waiting: AnyNode[] = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const { span } = node;
      if (span !== undefined) {
        if (isExpression(node)) this.#expressions.set(spanKey(span), node);
        if (node.kind === "SubroutineDeclaration") {
          const name = subroutines.find((known) => `vcl_${known}` === node.name.name);
          if (name !== undefined) this.#subroutines.push({ ...span, name });
        }
      }
      for (const child of children(node)) waiting.push(child);
    }
  }

  lineAt(offset: number): number {
    return this.#lines.at(offset).line;
  }

  subroutineAt(offset: number): Subroutine | undefined {
    return this.#subroutines.find(({ start, end }) => start <= offset && offset < end)?.name;
  }

  ruleAt(line: number): RuleLines | undefined {
    return this.#rules.find(({ first, last }) => first <= line && line <= last);
  }

  expressionAt(span: Span): Expression | undefined {
    return this.#expressions.get(spanKey(span));
  }

  /** What stands there, on one line. What is in strings stays as it is. */
  textOf({ start, end }: Span): string {
    return this.#text
      .slice(start, end)
      .replace(
        stringOrSpace,
        (_, string?: string, _tag?: string, atBracket?: string) =>
          string ?? (atBracket === undefined ? " " : ""),
      );
  }
}

/** A string with its tag, white space inside of a bracket, or other white space. */
const stringOrSpace = /(\{([A-Za-z0-9_]*)"[^]*?"\2\}|"[^"\n]*")|((?<=\()\s+|\s+(?=\)))|\s+/g;
