/** A name as it was written, its first value, and the further ones. */
interface Field {
  readonly name: string;
  readonly value: string;
  readonly more?: readonly string[] | undefined;
}

/** Fields by their names in lower case, with how many lines and bytes they are in HTTP/1.1. Nobody changes them. */
interface Fields {
  readonly byKey: ReadonlyMap<string, Field>;
  readonly count: number;
  readonly bytes: number;
}

/** A field that was set (or, without a value, unset), and what was changed before. */
interface Change {
  readonly key: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly more: readonly string[] | undefined;
  readonly before: Change | undefined;
}

const noFields: Fields = { byKey: new Map(), count: 0, bytes: 0 };

/** Beyond so many changes, they are worked in. */
const mostChanges = 16;

/**
 * The headers of a message, in the order in which they came. Names have no letter case; one name may stand several
 * times, of which VCL reads the first.
 *
 * What they hold is never changed, only put in front of: a copy costs nothing, and a request is copied for each run
 * of its VCL.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-request/req-http/
 */
export class Headers {
  private fields: Fields;
  private changes: Change | undefined = undefined;
  private changeCount = 0;

  /** @param entries names and values, in bytes */
  constructor(entries?: Iterable<readonly [name: string, value: string]>) {
    this.fields = entries === undefined ? noFields : fieldsOf(collected(entries));
  }

  /** The first value; undefined when there is none. @param key the name in lower case */
  get(key: string): string | undefined {
    for (let change = this.changes; change !== undefined; change = change.before) {
      if (change.key === key) return change.value;
    }
    return this.fields.byKey.get(key)?.value;
  }

  all(key: string): readonly string[] {
    const field = this.field(key);
    if (field === undefined) return [];
    return field.more === undefined ? [field.value] : [field.value, ...field.more];
  }

  /** Replaces all values of that name. @param key the name in lower case, for those who have it already */
  set(name: string, value: string, key: string = name.toLowerCase()): void {
    this.put(key, name, value, undefined);
  }

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    const known = this.field(key);
    if (known === undefined) this.put(key, name, value, undefined);
    else this.put(key, known.name, known.value, [...(known.more ?? []), value]);
  }

  /** @param key the name in lower case */
  unset(key: string): void {
    if (this.get(key) !== undefined) this.put(key, key, undefined, undefined);
  }

  /** @param prefix the beginning of names, in lower case */
  unsetAll(prefix: string): void {
    for (const key of this.settled().byKey.keys()) {
      if (key.startsWith(prefix)) this.put(key, key, undefined, undefined);
    }
  }

  *entries(): Generator<readonly [name: string, value: string]> {
    for (const { name, value, more } of this.settled().byKey.values()) {
      yield [name, value];
      if (more !== undefined) for (const other of more) yield [name, other];
    }
  }

  clone(): Headers {
    const copy = new Headers();
    copy.fields = this.fields;
    copy.changes = this.changes;
    copy.changeCount = this.changeCount;
    return copy;
  }

  /** Lines, one for each value. */
  count(): number {
    return this.settled().count;
  }

  /** As HTTP/1.1 writes them: `Name: value`, and a line's end each. */
  bytes(): number {
    return this.settled().bytes;
  }

  private field(key: string): Field | undefined {
    for (let change = this.changes; change !== undefined; change = change.before) {
      if (change.key !== key) continue;
      const { name, value, more } = change;
      return value === undefined ? undefined : { name, value, more };
    }
    return this.fields.byKey.get(key);
  }

  private put(
    key: string,
    name: string,
    value: string | undefined,
    more: readonly string[] | undefined,
  ): void {
    this.changes = { key, name, value, more, before: this.changes };
    this.changeCount += 1;
    // The more there is to copy, the less often.
    if (this.changeCount > Math.max(mostChanges, this.fields.byKey.size / 4)) this.settled();
  }

  /** The fields with all changes worked in. */
  private settled(): Fields {
    if (this.changes !== undefined) {
      const fields = new Map(this.fields.byKey);
      for (const { key, name, value, more } of oldestFirst(this.changes)) {
        if (value === undefined) fields.delete(key);
        else fields.set(key, { name, value, more });
      }
      this.fields = fieldsOf(fields);
      this.changes = undefined;
      this.changeCount = 0;
    }
    return this.fields;
  }
}

function oldestFirst(newest: Change): readonly Change[] {
  const changes: Change[] = [];
  for (let change: Change | undefined = newest; change !== undefined; change = change.before) {
    changes.push(change);
  }
  return changes.toReversed();
}

function collected(
  entries: Iterable<readonly [name: string, value: string]>,
): ReadonlyMap<string, Field> {
  const fields = new Map<string, { name: string; value: string; more: string[] | undefined }>();
  for (const [name, value] of entries) {
    const key = name.toLowerCase();
    const known = fields.get(key);
    if (known === undefined) fields.set(key, { name, value, more: undefined });
    else (known.more ??= []).push(value);
  }
  return fields;
}

function fieldsOf(byKey: ReadonlyMap<string, Field>): Fields {
  let count = 0;
  let bytes = 0;
  for (const { name, value, more = [] } of byKey.values()) {
    count += 1 + more.length;
    bytes += (name.length + ": \r\n".length) * (1 + more.length) + value.length;
    for (const other of more) bytes += other.length;
  }
  return { byKey, count, bytes };
}
