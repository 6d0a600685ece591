import type { Anchor } from "../../regex/index.js";
import { op } from "./program.js";

export function anchorOp({ multiline, place }: Anchor): number {
  switch (place) {
    case "subjectStart":
      return op.subjectStart;
    case "lineStart":
      return multiline ? op.lineStart : op.subjectStart;
    case "lineEnd":
      return multiline ? op.lineEnd : op.lastLineEnd;
    case "subjectEndOrNewline":
      return op.lastLineEnd;
    case "subjectEnd":
      return op.subjectEnd;
    case "matchStart":
      return op.searchStart;
  }
}
