/** What on-call did, as one line of the audit file. */
export interface AuditRecord {
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly who: string;
  readonly command: "flip" | "ban" | "unban" | "rollback";
  /** The service's id at Fastly. */
  readonly service: string;
  readonly toggle?: string;
  readonly list?: string;
  readonly address?: string;
  /** Null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

/** What every line of one command has in common. */
export type AuditHead = Pick<AuditRecord, "who" | "command" | "service" | "reason">;

const longest = 1_000;

/**
 * The record as one line of JSON, with its line break.
 *
 * @param at milliseconds since 1970
 */
export function auditLine(
  at: number,
  head: AuditHead,
  change: Omit<AuditRecord, keyof AuditHead | "at">,
): string {
  const { who, command, service, reason } = head;
  const { toggle, list, address, before, after } = change;
  const record: AuditRecord = {
    at: new Date(at).toISOString(),
    who: shortened(who),
    command,
    service,
    ...(toggle !== undefined && { toggle }),
    ...(list !== undefined && { list }),
    ...(address !== undefined && { address }),
    before: before === null ? null : shortened(before),
    after,
    reason: reason === null ? null : shortened(reason),
  };
  // Separators that JSON leaves as they are end a line for some readers.
  const text = JSON.stringify(record).replace(/[\u007f-\u009f\u2028\u2029]/g, escape);
  return `${text}\n`;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text.toWellFormed();
}

function escape(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
