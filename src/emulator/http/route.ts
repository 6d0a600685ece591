import type { Answer } from "./answer.js";
import type { TokenGrant } from "./tokens.js";
import type { World } from "../model/world.js";

/** The names of a path's parameters: `"id"` of `/service/:id/details`. */
export type Parameters<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A request, read. */
export interface Call<Name extends string = never> {
  readonly params: Readonly<Record<Name, string>>;
  /** The path as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What the body says, field by field: of a form, or of a JSON object. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly token: TokenGrant;
  /** Where this API stands: `http://127.0.0.1:7070`. */
  readonly base: string;
  /** A fault that a test asked for: of a batch of ACL entries, only so many operations are done. */
  readonly keepEntries?: number;
}

export type Handler<Name extends string = never> = (call: Call<Name>, world: World) => Answer;

/** One line of the API: what is answered to a method on a path. */
export interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  /** Undefined where the path has a parameter that cannot be decoded. */
  readonly handle: (call: Call<string>, world: World) => Answer;
  /** Whether anyone may ask, without a token. */
  readonly isPublic: boolean;
}

type Define = <Path extends string>(path: Path, handle: Handler<Parameters<Path>>) => Route;

function define(method: string, isPublic = false): Define {
  return (path, handle) => ({ method, segments: path.split("/").slice(1), handle, isPublic });
}

export const get: Define = define("GET");
export const post: Define = define("POST");
export const put: Define = define("PUT");
export const patch: Define = define("PATCH");
export const remove: Define = define("DELETE");
export const getPublic: Define = define("GET", true);
