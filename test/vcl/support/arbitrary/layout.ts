import fc from "fast-check";
import type { Comment, Container, VclNode } from "../../../../src/vcl/syntax/ast/node.js";
import { blockComment, comment, lineComment } from "./words.js";

/** Mostly nothing: programs full of comments hide each other's faults. */
function seldom<Value>(values: fc.Arbitrary<Value>, nothing: Value): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(nothing) }, { weight: 1, arbitrary: values });
}

const none: readonly Comment[] = [];
const several = fc
  .array(fc.tuple(comment, fc.boolean()), { maxLength: 3 })
  .map((all): readonly Comment[] =>
    all.map(([node, isSetOff]) => (isSetOff ? { ...node, blankLineBefore: true } : node)),
  );

/** On one line nothing can follow a line comment. */
const onOneLine = fc
  .tuple(fc.array(blockComment, { maxLength: 2 }), fc.option(lineComment, { nil: undefined }))
  .map(([blocks, last]): readonly Comment[] => (last === undefined ? blocks : [...blocks, last]));

/** An `else` with comments in front of it; there, the parser keeps no blank line. */
export function elsePart<Node extends VclNode>(nodes: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc
    .tuple(nodes, seldom(several, none))
    .map(([node, leading]) => (leading.length > 0 ? { ...node, leading } : node));
}

/** A node that stands on lines of its own, with comments in front of it and behind it. */
export function item<Node extends VclNode>(
  nodes: fc.Arbitrary<Node>,
  hasTrailing = true,
): fc.Arbitrary<Node> {
  return fc
    .record({
      node: nodes,
      leading: seldom(several, none),
      trailing: hasTrailing ? seldom(onOneLine, none) : fc.constant(none),
      blankLineBefore: fc.boolean(),
      blankLineAfterComments: fc.boolean(),
    })
    .map(({ node, leading, trailing, blankLineBefore, blankLineAfterComments }) => ({
      ...node,
      ...(leading.length > 0
        ? { leading, ...(blankLineAfterComments && { blankLineAfterComments }) }
        : {}),
      ...(trailing.length > 0 ? { trailing } : {}),
      ...(blankLineBefore ? { blankLineBefore } : {}),
    }));
}

/** A node with a body, in which comments can stand by themselves. */
export function container<Node extends Container>(nodes: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc
    .record({
      node: nodes,
      opening: seldom(fc.option(comment, { nil: undefined }), undefined),
      dangling: seldom(several, none),
    })
    .map(({ node, opening, dangling }) => ({
      ...node,
      ...(opening === undefined ? {} : { opening }),
      ...(dangling.length === 0 ? {} : { dangling }),
    }));
}
