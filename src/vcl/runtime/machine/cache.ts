import type { ResponseMessage } from "../message.js";
import type { StoredFacts } from "../transaction.js";

/** A response in the cache, or (`isPass`) the note that responses of that key are not to be stored. */
export interface CachedObject extends StoredFacts {
  readonly response: ResponseMessage;
  readonly isPass: boolean;
}

/** Objects by their cache key. `Vary` is not told apart. Times are microseconds since 1970. */
export interface Cache {
  /** Stale objects too: the machine judges. */
  lookup(key: string, now: number): CachedObject | undefined;
  store(key: string, object: CachedObject): void;
  purge(key: string): void;
}

export const emptyCache: Cache = Object.freeze({
  lookup: () => undefined,
  store: () => undefined,
  purge: () => undefined,
});

/** Keeps all that it is given, and counts hits. */
export function newCache(): Cache {
  const objects = new Map<string, CachedObject>();
  return {
    lookup(key, now) {
      const object = objects.get(key);
      if (object === undefined) return undefined;
      const { storedAt, ttl, staleIfError, staleWhileRevalidate } = object;
      const kept = ttl + Math.max(staleIfError, staleWhileRevalidate);
      if (now - storedAt >= kept) {
        objects.delete(key);
        return undefined;
      }
      objects.set(key, { ...object, hits: object.hits + 1, lastUse: now });
      return { ...object, hits: object.hits + 1 };
    },
    store(key, object) {
      objects.set(key, object);
    },
    purge(key) {
      objects.delete(key);
    },
  };
}
