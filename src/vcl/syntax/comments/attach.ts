/**
 * Gives each comment to a node, so that whoever prints or moves the node prints the comment with it. Every
 * comment goes somewhere, and where it goes the printed text leads to the same place again.
 */
import { children } from "../ast/children.js";
import { isExpression } from "../ast/expressions.js";
import type { Comment } from "../ast/node.js";
import type { AnyNode, Root } from "../ast/roots.js";
import type { Landmarks } from "../parser/landmarks.js";
import { linesOf, type CommentLines } from "./lines.js";
import { firstWithin, isContainer, isItem, isList, isLoose, lastWithin } from "./surroundings.js";

/** A comment, and the nodes around it: those next to it, below the innermost node that holds it. */
interface Place {
  readonly comment: Comment;
  readonly lines: CommentLines;
  readonly enclosing: AnyNode;
  /** The innermost node around the comment that stands on lines of its own: a statement, an entry, a declaration. */
  readonly item: AnyNode;
  readonly preceding: AnyNode | undefined;
  readonly following: AnyNode | undefined;
}

/** What a node is given. The parser has just made the tree, and nobody else has seen it: it can be written to. */
interface Given {
  leading?: readonly Comment[];
  trailing?: readonly Comment[];
  dangling?: readonly Comment[];
  opening?: Comment;
  blankLineBefore?: boolean;
  blankLineAfterComments?: boolean;
}

/** The lists of comments, which grow until all comments have their place. */
interface Lists {
  readonly leading: Comment[];
  readonly trailing: Comment[];
  /** A line comment is among the trailing ones. */
  endsLine: boolean;
  readonly dangling: Comment[];
  opening: Comment | undefined;
}

/** @param comments all of the text's, first to last */
export function attachComments(
  root: Root,
  comments: readonly Comment[],
  text: string,
  landmarks: Landmarks,
): void {
  if (comments.length === 0) return;
  const lines = linesOf(text, comments);
  const attachment = new Attachment(landmarks);
  // Trees are as deep as the parser lets brackets nest.
  const descend = (enclosing: AnyNode, outer: AnyNode, from: number, to: number): void => {
    const item = isItem(enclosing) ? enclosing : outer;
    const nodes = children(enclosing);
    let next = 0;
    for (let index = from; index < to; index++) {
      const comment = comments[index];
      const line = lines[index];
      if (comment === undefined || line === undefined) return;
      const at = startOf(comment);
      while (next < nodes.length && endOf(nodes[next]) <= at) next++;
      const following = nodes[next];
      if (following !== undefined && startOf(following) <= at) {
        const first = index;
        const end = endOf(following);
        while (index + 1 < to && startOf(comments[index + 1]) < end) index++;
        descend(following, item, first, index + 1);
        continue;
      }
      attachment.place({
        comment,
        lines: line,
        enclosing,
        item,
        preceding: nodes[next - 1],
        following,
      });
    }
  };
  descend(root, root, 0, comments.length);
  attachment.finish();
}

class Attachment {
  readonly #landmarks: Landmarks;
  readonly #lists = new Map<AnyNode, Lists>();
  readonly #firsts = new Map<AnyNode, AnyNode>();

  constructor(landmarks: Landmarks) {
    this.#landmarks = landmarks;
  }

  place(at: Place): void {
    const { comment, enclosing, item } = at;
    const body = this.#openedBody(at);
    if (body !== undefined) {
      const lists = this.#of(body);
      // Only one comment fits behind a brace.
      if (lists.opening === undefined) lists.opening = comment;
      else this.#of(item).leading.push(comment);
    } else if (this.#wouldBreakLine(at)) this.#of(item).leading.push(comment);
    else if (isList(enclosing)) this.#placeBetweenLines(at);
    else if (comment.style === "/*") this.#placeInLine(at);
    else if (isBesideName(at)) this.#placeBesideName(at);
    else if (isLoose(enclosing)) this.#placeInChain(at);
    else this.#of(item).leading.push(comment);
  }

  /** A block comment of several lines in the middle of a line: how that line is laid out would hang on it. */
  #wouldBreakLine({ comment, enclosing }: Place): boolean {
    if (comment.style !== "/*" || !comment.text.includes("\n")) return false;
    return !isList(enclosing) || startOf(comment) < (this.#landmarks.bodies.get(enclosing) ?? -1);
  }

  /** Among nodes that stand on lines of their own. */
  #placeBetweenLines({ comment, enclosing, preceding: before, following, lines }: Place): void {
    const isInBody = endOf(before) > (this.#landmarks.bodies.get(enclosing) ?? -1);
    const preceding = isInBody ? before : undefined;
    const sharesLine = !lines.startsLine && this.#isOnLine(preceding, lines);
    const isFollowed = following !== undefined && startOf(following) < lines.lineEnd;
    const last = preceding && lastWithin(preceding);
    if (last !== undefined && sharesLine && !isFollowed && !this.#hasLineComment(last)) {
      this.#trail(last, comment);
    } else if (following !== undefined) this.#of(following).leading.push(comment);
    else if (preceding !== undefined && !isContainer(enclosing)) {
      this.#trail(preceding, comment);
    } else this.#of(enclosing).dangling.push(comment);
  }

  /** A block comment goes before what follows it, however the lines run: printing may join or break them. */
  #placeInLine({ comment, enclosing, item, preceding, following }: Place): void {
    if (preceding === undefined && isExpression(enclosing)) {
      // Between a function's name and `()`.
      const called = startOf(enclosing) === startOf(item) ? item : enclosing;
      this.#of(following === undefined ? called : this.#firstWithin(following)).leading.push(
        comment,
      );
    } else if (following === undefined || following.kind === "Block") {
      this.#trail(lastWithin(preceding ?? enclosing), comment);
    } else {
      const next = following.kind === "PropertyBlock" ? item : this.#firstWithin(following);
      this.#of(next).leading.push(comment);
    }
  }

  #placeBesideName(at: Place): void {
    const { comment, item, following } = at;
    this.#of((isInParentheses(at) ? following : undefined) ?? item).leading.push(comment);
  }

  /** A line comment breaks the line; here the printed line breaks behind it, too. */
  #placeInChain({ comment, enclosing, item, preceding, following: next, lines }: Place): void {
    const isInParentheses =
      next?.kind === "Parameter" || enclosing.kind !== "SubroutineDeclaration";
    const following = isInParentheses && next?.kind !== "Block" ? next : undefined;
    // The last parameter keeps what stands in front of the `)`.
    const sharesLine = !isInParentheses || (!lines.startsLine && this.#isOnLine(preceding, lines));
    if (preceding !== undefined && sharesLine && !this.#hasLineComment(preceding)) {
      this.#trail(preceding, comment);
    } else this.#of(following ?? item).leading.push(comment);
  }

  #trail(node: AnyNode, comment: Comment): void {
    const lists = this.#of(node);
    lists.trailing.push(comment);
    lists.endsLine ||= comment.style !== "/*";
  }

  /** Many comments may stand in front of one chain, and the chain may be long. */
  #firstWithin(node: AnyNode): AnyNode {
    const first = this.#firsts.get(node) ?? firstWithin(node);
    this.#firsts.set(node, first);
    return first;
  }

  /** Whether a node, or a comment behind it, ends on the line. */
  #isOnLine(node: AnyNode | undefined, { lineStart }: CommentLines): boolean {
    if (node === undefined) return false;
    const last = this.#lists.get(lastWithin(node))?.trailing.at(-1);
    return Math.max(endOf(node), last?.span?.end ?? 0) > lineStart;
  }

  #hasLineComment(node: AnyNode): boolean {
    const lists = this.#lists.get(node);
    const isCase = node.kind === "SwitchCase" && node.body.length === 0;
    return (
      lists?.endsLine === true ||
      (isCase && lists?.opening !== undefined && lists.opening.style !== "/*")
    );
  }

  /**
   * The node whose body the comment opens: it stands between what comes before a `{` and the brace, or behind the
   * brace at the end of its line.
   */
  #openedBody(at: Place): AnyNode | undefined {
    const { bodies, elses, tests } = this.#landmarks;
    const { comment, enclosing, preceding, following, lines } = at;
    const start = startOf(comment);
    if (following?.kind === "Block") {
      const isHeader =
        (enclosing.kind === "IfBranch" && start >= (tests.get(enclosing) ?? 0)) ||
        (enclosing.kind === "IfStatement" && start > (elses.get(following) ?? start)) ||
        enclosing.kind === "SubroutineDeclaration";
      if (isHeader) return following;
    }
    const opened = bodies.get(enclosing);
    if (opened === undefined) return undefined;
    if (start < opened) {
      return following === undefined || startOf(following) >= opened ? enclosing : undefined;
    }
    const isFirst = preceding === undefined || endOf(preceding) <= opened;
    return isFirst &&
      opened > lines.lineStart &&
      lines.endsLine &&
      this.#lists.get(enclosing)?.opening === undefined
      ? enclosing
      : undefined;
  }

  #of(node: AnyNode): Lists {
    let lists = this.#lists.get(node);
    if (lists === undefined) {
      lists = { leading: [], trailing: [], endsLine: false, dangling: [], opening: undefined };
      this.#lists.set(node, lists);
    }
    return lists;
  }

  /** Tells the nodes. */
  finish(): void {
    for (const [node, { leading, trailing, dangling, opening }] of this.#lists) {
      const given: Given = node;
      const [first] = leading;
      if (first !== undefined) {
        given.leading = leading;
        // What the parser found in front of the node stands, as it turns out, behind the comments.
        if (given.blankLineBefore === true) given.blankLineAfterComments = true;
        if (first.blankLineBefore === true) given.blankLineBefore = true;
        else delete given.blankLineBefore;
      }
      if (trailing.length > 0) given.trailing = trailing;
      if (dangling.length > 0) given.dangling = dangling;
      if (opening !== undefined) given.opening = opening;
    }
  }
}

/** Beside the name of a subroutine: what is printed there has no line of its own. */
function isBesideName({ enclosing, preceding }: Place): boolean {
  switch (enclosing.kind) {
    case "CallStatement":
      return preceding === undefined || preceding === enclosing.subroutine;
    case "SubroutineDeclaration":
      return preceding === undefined || preceding.kind === "Identifier";
    default:
      return false;
  }
}

/** Whether what follows a comment is an argument or a parameter. */
function isInParentheses({ enclosing, following }: Place): boolean {
  return enclosing.kind === "CallStatement"
    ? following !== enclosing.subroutine
    : following?.kind === "Parameter";
}

function startOf(node: AnyNode | Comment | undefined): number {
  return node?.span?.start ?? 0;
}

function endOf(node: AnyNode | undefined): number {
  return node?.span?.end ?? 0;
}
