import type {
  AclEntry,
  FastlyClient,
  FastlyError,
  Result,
} from "../../../src/fastly/client/index.js";

/** What a service holds, in memory, for what on-call does to it. */
export interface FakeService {
  readonly dictionaries: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly acls?: Readonly<Record<string, readonly string[]>>;
  readonly active?: boolean;
  readonly writeOnly?: readonly string[];
}

/** A write that fails, and whether it took effect all the same. */
export interface PlannedFailure {
  readonly kind: FastlyError["kind"];
  readonly tookEffect: boolean;
}

export class Fake {
  readonly dictionaries: Map<string, Map<string, string>>;
  readonly acls: Map<string, string[]>;
  /** The writes that were sent, as text. */
  readonly sent: string[] = [];
  readonly failures: PlannedFailure[] = [];
  /** What happens at Fastly just after the next write. */
  after: (() => void) | undefined;
  readonly client: FastlyClient;

  constructor({ dictionaries, acls = {}, active = true, writeOnly = [] }: FakeService) {
    this.dictionaries = new Map(
      Object.entries(dictionaries).map(([name, items]) => [name, new Map(Object.entries(items))]),
    );
    this.acls = new Map(Object.entries(acls).map(([name, texts]) => [name, [...texts]]));
    const items = (id: string) => this.dictionaries.get(id) ?? new Map<string, string>();
    const partial = {
      service: async (id: string) =>
        id === "missing"
          ? ({ ok: false, error: failureOf({ kind: "not-found", tookEffect: false }) } as const)
          : ok({
              id,
              name: "shop",
              versions: [
                { number: 3, active, locked: active, staging: false, comment: "", updatedAt: "" },
              ],
            }),
      dictionaries: async () =>
        ok(
          [...this.dictionaries.keys()].map((name) => ({
            id: name,
            name,
            writeOnly: writeOnly.includes(name),
          })),
        ),
      acls: async () => ok([...this.acls.keys()].map((name) => ({ id: name, name }))),
      dictionaryInfo: async (_: string, __: number, id: string) =>
        ok({ itemCount: items(id).size, lastUpdated: "", digest: "" }),
      items: async (_: string, id: string) => ok(new Map(items(id))),
      item: async (_: string, id: string, key: string) => ok(items(id).get(key)),
      entries: async (_: string, id: string) =>
        ok(
          (this.acls.get(id) ?? []).map((text): AclEntry => ({
            id: text,
            text: text.replace("!", ""),
            negated: text.startsWith("!"),
            comment: "",
          })),
        ),
      upsertItem: (_: string, id: string, key: string, value: string) =>
        this.#write(`upsert ${id}.${key}=${value}`, () => void items(id).set(key, value)),
      patchItems: (
        _: string,
        id: string,
        operations: readonly { op: string; key: string; value?: string }[],
      ) =>
        this.#write(
          `patch ${id} ${operations.map(({ op, key, value }) => `${op} ${key}${value === undefined ? "" : `=${value}`}`).join()}`,
          () => {
            for (const { op, key, value } of operations)
              if (op === "delete") items(id).delete(key);
              else items(id).set(key, value ?? "");
          },
        ),
      patchEntries: (
        _: string,
        id: string,
        operations: readonly { op: string; text?: string; id?: string }[],
      ) =>
        this.#write(
          `patch ${id} ${operations.map(({ op, text, id: entry }) => `${op} ${text ?? entry ?? ""}`).join()}`,
          () => {
            const held = this.acls.get(id) ?? [];
            for (const { op, text, id: entry } of operations)
              if (op === "create") held.push(text ?? "");
              else held.splice(held.indexOf(entry ?? ""), 1);
          },
        ),
    };
    // What on-call does not call is not there: a call of it fails the test.
    this.client = partial as unknown as FastlyClient;
  }

  async #write(text: string, change: () => void): Promise<Result<undefined>> {
    this.sent.push(text);
    const failure = this.failures.shift();
    if (failure === undefined || failure.tookEffect) change();
    const { after } = this;
    this.after = undefined;
    after?.();
    return failure === undefined ? ok(undefined) : { ok: false, error: failureOf(failure) };
  }
}

function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

function failureOf({ kind }: PlannedFailure): FastlyError {
  const mayHaveTakenEffect = kind === "network" || kind === "unavailable";
  return { kind, msg: `it is ${kind}`, mayHaveTakenEffect, request: "PUT /service/…" };
}
