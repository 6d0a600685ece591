/** A map that stands for another one, which may be exchanged. */
export class LiveMap<Key, Value> implements ReadonlyMap<Key, Value> {
  content: ReadonlyMap<Key, Value>;

  constructor(content: ReadonlyMap<Key, Value>) {
    this.content = content;
  }

  get size(): number {
    return this.content.size;
  }

  get(key: Key): Value | undefined {
    return this.content.get(key);
  }

  has(key: Key): boolean {
    return this.content.has(key);
  }

  forEach(each: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.content) each(value, key, this);
  }

  entries(): MapIterator<[Key, Value]> {
    return this.content.entries();
  }

  keys(): MapIterator<Key> {
    return this.content.keys();
  }

  values(): MapIterator<Value> {
    return this.content.values();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.content.entries();
  }
}
