import { badRequest, type Answer } from "../http/answer.js";

/** One operation of a batch: what is done, and the fields that it comes with. */
export interface Operation {
  readonly op: string;
  readonly fields: ReadonlyMap<string, unknown>;
}

/**
 * The operations of a PATCH, or why there are none.
 *
 * @param most Fastly's limit for one batch
 */
export function readBatch(
  given: unknown,
  name: string,
  most: number,
): readonly Operation[] | Answer {
  if (!Array.isArray(given)) return badRequest(`${name} must be an array`);
  if (given.length > most) return badRequest(`a batch has at most ${most} operations`);
  const operations: Operation[] = [];
  for (const each of given) {
    if (typeof each !== "object" || each === null || Array.isArray(each))
      return badRequest(`each of ${name} must be an object`);
    const fields = new Map<string, unknown>(Object.entries(each));
    const op = fields.get("op");
    if (typeof op !== "string") return badRequest("op is missing");
    operations.push({ op, fields });
  }
  return operations;
}

export function isAnswer<Value extends object>(value: Value | Answer): value is Answer {
  return "status" in value && "body" in value;
}
