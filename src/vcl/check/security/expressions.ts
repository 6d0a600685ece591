import { children } from "../../syntax/ast/children.js";
import {
  isExpression,
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type Identifier,
} from "../../syntax/ast/expressions.js";

/** The expression and all in it that `into` does not keep out of, outermost first. */
export function* within(
  expression: Expression,
  into: (inner: Expression) => boolean = () => true,
): Generator<Expression> {
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    if (!into(next)) continue;
    const inner = children(next);
    for (let index = inner.length - 1; index >= 0; index--) {
      const child = inner[index];
      if (child !== undefined && isExpression(child)) pending.push(child);
    }
  }
}

/** The first place where a variable is read. Headers have no letter case, so no name is compared with any. */
export function findRead(
  expression: Expression,
  ...names: readonly string[]
): Identifier | undefined {
  for (const inner of within(expression)) {
    if (inner.kind === "Identifier" && isNamed(inner, names)) return inner;
  }
  return undefined;
}

export function isNamed(node: Expression, names: readonly string[]): node is Identifier {
  return node.kind === "Identifier" && names.includes(node.name.toLowerCase());
}

export function unwrap(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === "ParenthesizedExpression") inner = inner.expression;
  return inner;
}

/** A comparison or a call that a test rests on, and whether the test holds when it does. */
export interface Atom {
  readonly node: BinaryExpression | CallExpression | Identifier;
  readonly positive: boolean;
}

/** What a test is made of, below `&&`, `||` and `!`. */
export function* atomsOf(test: Expression): Generator<Atom> {
  const pending: { readonly node: Expression; readonly positive: boolean }[] = [
    { node: test, positive: true },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { positive } = next;
    const node = unwrap(next.node);
    if (node.kind === "UnaryExpression" && node.operator === "!") {
      pending.push({ node: node.operand, positive: !positive });
    } else if (node.kind === "BinaryExpression" && isLogical(node)) {
      pending.push({ node: node.right, positive }, { node: node.left, positive });
    } else if (node.kind === "BinaryExpression") {
      const isNegated = node.operator === "!=" || node.operator === "!~";
      yield { node, positive: isNegated ? !positive : positive };
    } else if (node.kind === "CallExpression" || node.kind === "Identifier") {
      yield { node, positive };
    }
  }
}

export function isLogical({ operator }: BinaryExpression): boolean {
  return operator === "&&" || operator === "||";
}
