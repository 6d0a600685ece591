import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { Statement } from "../../syntax/ast/statements.js";
import type { VclType } from "../../types/type.js";
import { quoted, type Code } from "./code.js";
import type { Context, Local, Wanted } from "./context.js";
import { zeroOf } from "./convert-code.js";
import type { CompiledSubroutine } from "./declarations.js";
import { truthOf, value } from "./expressions/index.js";
import type { Finding } from "./problems.js";
import { statement } from "./statements/index.js";
import { withLabels } from "./statements/jumps.js";
import type { Unit } from "./unit.js";

/** The function that a subroutine becomes, while it is written. */
export class Body implements Context {
  readonly unit: Unit;
  readonly keepsCaptures: boolean;
  readonly subroutine: string;
  readonly returns: VclType | undefined;
  readonly targets = new Map<string, string>();
  file = 0;
  readonly open: number[] = [];
  tested: Expression | undefined = undefined;
  inSwitch = false;
  wantsCaptures = false;
  readonly #lines: string[] = [];
  readonly #declared: string[] = [];
  readonly #locals = new Map<string, Local>();
  readonly #blocks: Map<string, Local>[] = [];
  #names = 0;

  constructor(
    unit: Unit,
    { name, parameters, returns }: CompiledSubroutine,
    keepsCaptures: boolean,
  ) {
    this.unit = unit;
    this.keepsCaptures = keepsCaptures;
    this.subroutine = name;
    this.returns = returns;
    for (const [index, parameter] of parameters.entries())
      this.#locals.set(parameter.name, { type: parameter.type, js: `a${index}` });
  }

  needCaptures(): void {
    this.wantsCaptures = true;
  }

  expression(node: Expression, wanted: Wanted = {}): Code | undefined {
    return value(node, this, wanted);
  }

  condition(node: Expression): string {
    return truthOf(node, this);
  }

  write(js: string): void {
    this.#lines.push(js);
  }

  statements(list: readonly Statement[]): void {
    withLabels(list, this, (part) => {
      for (const node of part) if (this.unit.takeStatement(this.file, node)) statement(node, this);
    });
  }

  block(list: readonly Statement[]): void {
    this.#blocks.push(new Map());
    this.statements(list);
    this.#blocks.pop();
  }

  inlined(file: number, list: readonly Statement[]): void {
    const outside = this.file;
    this.file = file;
    this.open.push(file);
    this.statements(list);
    this.open.pop();
    this.file = outside;
  }

  local(name: string): Local | undefined {
    for (let index = this.#blocks.length - 1; index >= 0; index--) {
      const local = this.#blocks[index]?.get(name);
      if (local !== undefined) return local;
    }
    return this.#locals.get(name);
  }

  declare(scope: "local" | "block", name: string, type: VclType): Local | undefined {
    const names = (scope === "block" ? this.#blocks.at(-1) : undefined) ?? this.#locals;
    const known = names.get(name);
    if (known !== undefined) return known.type === type ? known : undefined;
    const js = `v${this.#names++}`;
    this.#declared.push(`${js} = ${zeroOf(type, this)}`);
    const local = { type, js };
    names.set(name, local);
    return local;
  }

  temporary(): string {
    const name = `t${this.#names++}`;
    this.#declared.push(name);
    return name;
  }

  label(): string {
    return `L${this.#names++}`;
  }

  report(finding: Finding, at: VclNode): void {
    this.unit.report(this.file, finding, at);
  }

  traced(kind: "statement" | "test" | "value", at: VclNode, js: string): string {
    if (!this.unit.trace) return js;
    return `traced(tx, ${this.#place(at)}, ${quoted(kind)}, ${js})`;
  }

  traceStatement(at: VclNode): void {
    if (this.unit.trace) this.write(`traceStep(tx, ${this.#place(at)});`);
  }

  #place({ span }: VclNode): string {
    return `${this.file}, ${span?.start ?? 0}, ${span?.end ?? 0}`;
  }

  /** The function, once all statements are written. */
  code({ js, parameters, returns }: CompiledSubroutine): string {
    const names = ["r", ...(this.keepsCaptures ? ["m", "g"] : []), ...this.#declared];
    return [
      `function ${js}(${["tx", ...parameters.map((_, index) => `a${index}`)].join(", ")}) {`,
      `let ${names.join(", ")};`,
      ...this.#lines,
      // A subroutine that gives back a value, and does not.
      ...(returns === undefined ? [] : [`return ${zeroOf(returns, this)};`]),
      "}",
    ].join("\n");
  }
}
