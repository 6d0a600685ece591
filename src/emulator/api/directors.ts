/** Directors, and which backends are in one. */
import { done, notFound, ok, type Answer } from "../http/answer.js";
import { get, post, remove, type Handler, type Route } from "../http/route.js";
import { kinds } from "../model/kinds.js";
import type { Resource } from "../model/state.js";
import { timestamp } from "../model/timestamp.js";
import { findResource } from "../model/versions.js";
import { missing, resourceRoutes, settle } from "./resources.js";
import { inDraft, inVersion, type InVersion } from "./scope.js";

type Names = "director" | "backend";

interface Pair {
  readonly at: InVersion<Names>;
  readonly director: Resource;
  readonly backends: readonly string[];
  readonly name: string;
}

function withPair(at: InVersion<Names>, handle: (pair: Pair) => Answer): Answer {
  const { director: of, backend: name } = at.call.params;
  const director = findResource(at.version, "director", of);
  if (director === undefined) return missing(kinds.director, at, of);
  const held = director.fields.get("backends");
  return handle({ at, director, name, backends: Array.isArray(held) ? held.map(String) : [] });
}

function view({ at, name }: Pair): object {
  const now = timestamp(at.world.now());
  return {
    service_id: at.service.id,
    version: at.version.number,
    director_name: at.call.params.director,
    backend_name: name,
    created_at: now,
    updated_at: now,
    deleted_at: null,
  };
}

function put({ at, director }: Pair, backends: readonly string[]): void {
  const fields = new Map([...director.fields, ["backends", backends] as const]);
  settle(kinds.director, at.version, { ...director, fields }, director);
}

function noPair({ at, name }: Pair): Answer {
  return notFound("DirectorBackend", {
    backend: name,
    deleted: "0000-00-00 00:00:00",
    director: at.call.params.director,
    service: at.service.id,
    version: String(at.version.number),
  });
}

const path =
  "/service/:service_id/version/:version_id/director/:director/backend/:backend" as const;

type PairHandler = Handler<Names | "service_id" | "version_id">;

const read: PairHandler = inVersion<Names>((at) =>
  withPair(at, (pair) => (pair.backends.includes(pair.name) ? ok(view(pair)) : noPair(pair))),
);

const add: PairHandler = inDraft<Names>((at) =>
  withPair(at, (pair) => {
    if (findResource(at.version, "backend", pair.name) === undefined)
      return missing(kinds.backend, at, pair.name);
    if (!pair.backends.includes(pair.name)) put(pair, [...pair.backends, pair.name]);
    return ok(view(pair));
  }),
);

const take: PairHandler = inDraft<Names>((at) =>
  withPair(at, (pair) => {
    if (!pair.backends.includes(pair.name)) return noPair(pair);
    put(
      pair,
      pair.backends.filter((each) => each !== pair.name),
    );
    return done;
  }),
);

/** @see https://www.fastly.com/documentation/reference/api/load-balancing/directors/director/ */
export const directors: readonly Route[] = [
  ...resourceRoutes(kinds.director),
  get(path, read),
  post(path, add),
  remove(path, take),
];
