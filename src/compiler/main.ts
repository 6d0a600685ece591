import {
  binary,
  identifier,
  ifThen,
  integer,
  macro,
  not,
  and,
  or,
  returnState,
  rtime,
  set,
  string,
  subroutine,
  type Declaration,
  type Statement,
} from "../vcl/syntax/index.js";

/** What the policy puts into each subroutine. */
export interface Parts {
  readonly recv: readonly Statement[];
  readonly error: readonly Statement[];
  readonly miss: readonly Statement[];
  readonly pass: readonly Statement[];
}

/**
 * The policy within the boilerplate that Fastly asks of custom VCL. The policy stands above the macros, so that
 * no snippet restarts or returns before it.
 *
 * @see https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/using-custom-vcl/
 */
export function mainDeclarations(parts: Parts): readonly Declaration[] {
  const cacheControl = identifier("beresp.http.Cache-Control");
  return [
    subroutine("vcl_recv", [
      ...parts.recv,
      macro("recv"),
      ifThen([
        {
          test: and([
            binary("!=", identifier("req.method"), string("HEAD")),
            binary("!=", identifier("req.method"), string("GET")),
            binary("!=", identifier("req.method"), string("FASTLYPURGE")),
          ]),
          body: [returnState("pass")],
        },
      ]),
      returnState("lookup"),
    ]),
    subroutine("vcl_hash", [
      set("req.hash", identifier("req.url"), "+="),
      set("req.hash", identifier("req.http.host"), "+="),
      macro("hash"),
      returnState("hash"),
    ]),
    subroutine("vcl_hit", [macro("hit"), returnState("deliver")]),
    subroutine("vcl_miss", [...parts.miss, macro("miss"), returnState("fetch")]),
    subroutine("vcl_pass", [...parts.pass, macro("pass"), returnState("pass")]),
    subroutine("vcl_fetch", [
      macro("fetch"),
      ifThen([
        {
          test: binary(">", identifier("req.restarts"), integer(0)),
          body: [set("beresp.http.Fastly-Restarts", identifier("req.restarts"))],
        },
      ]),
      ifThen([
        {
          test: or([
            identifier("beresp.http.Set-Cookie"),
            binary("~", cacheControl, string("(?:private|no-store)")),
          ]),
          body: [returnState("pass")],
        },
      ]),
      ifThen([
        {
          test: and([
            not(identifier("beresp.http.Expires")),
            not(binary("~", identifier("beresp.http.Surrogate-Control"), string("max-age"))),
            not(binary("~", cacheControl, string("(?:s-maxage|max-age)"))),
          ]),
          body: [set("beresp.ttl", rtime("3600s"))],
        },
      ]),
      returnState("deliver"),
    ]),
    subroutine("vcl_error", [...parts.error, macro("error"), returnState("deliver")]),
    subroutine("vcl_deliver", [macro("deliver"), returnState("deliver")]),
    subroutine("vcl_log", [macro("log")]),
  ];
}
