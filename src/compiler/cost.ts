import type { Condition } from "../program/condition.js";
import type { TextCondition } from "../program/conditions/text.js";

/**
 * What a test costs at the edge, in rough steps: a comparison is one, a regular expression and a look-up a
 * few. Only the order matters. Fastly's advice is the least powerful construct that does the job.
 *
 * @see https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/vcl-best-practices/
 */
export function cost(condition: Condition): number {
  switch (condition.kind) {
    case "always":
      return 0;
    case "not":
      return cost(condition.operand);
    case "all":
    case "any":
      return condition.operands.reduce((sum, operand) => sum + cost(operand), 0);
    case "present":
      return 1;
    case "country":
      return condition.codes.length + (condition.unknown ? 1 : 0) <= 3 ? 1 : 4;
    case "text":
      return textCost(condition);
    case "toggle":
      return 3;
    case "address":
      return 4;
    case "pattern":
      return 5;
  }
}

function textCost({ field, operator, values }: TextCondition): number {
  const normalising = field.raw || field.name === "method" ? 0 : 1;
  switch (operator) {
    case "is":
      return normalising + (values.length <= 3 ? 1 : 4);
    case "startsWith":
    case "endsWith":
      return normalising + (values.length === 1 ? 2 : 4);
    case "contains":
      return normalising + 4;
  }
}
