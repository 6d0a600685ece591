import type {
  BinaryExpression,
  CallExpression,
  Expression,
  Identifier,
} from "../../syntax/ast/expressions.js";

/**
 * The first place where a variable is read. Headers have no letter case, so no name is compared with any. This runs
 * on every test of a file, and chains may be long: it walks in a loop.
 */
export function findRead(
  expression: Expression,
  ...names: readonly string[]
): Identifier | undefined {
  const pending: Expression[] = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case "Identifier":
        if (isNamed(node, names)) return node;
        break;
      case "ParenthesizedExpression":
        pending.push(node.expression);
        break;
      case "UnaryExpression":
        pending.push(node.operand);
        break;
      case "BinaryExpression":
        pending.push(node.right, node.left);
        break;
      case "CallExpression":
        pushAll(node.args, pending);
        break;
      case "ConcatenationExpression":
        pushAll(node.parts, pending);
        break;
      case "StringLiteral":
      case "IntegerLiteral":
      case "FloatLiteral":
      case "RTimeLiteral":
      case "PercentLiteral":
      case "BooleanLiteral":
        break;
    }
  }
  return undefined;
}

/** So that the first of them is the next. */
function pushAll(nodes: readonly Expression[], pending: Expression[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node !== undefined) pending.push(node);
  }
}

export function isNamed(node: Expression, names: readonly string[]): node is Identifier {
  if (node.kind !== "Identifier") return false;
  const { name } = node;
  return names.some((one) => one.length === name.length && one === name.toLowerCase());
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
