import {
  binary,
  call,
  concat,
  identifier,
  ifThen,
  set,
  string,
  withComments,
  comment,
  type Expression,
  type Statement,
} from "../vcl/syntax/index.js";
import { normalHost, normalUserAgent } from "./fields.js";
import { locals, type FieldLocal, type Local } from "./names.js";

/**
 * The statements that leave a field's normal form in its local. The common request pays one assignment and
 * one test; the work is behind the test.
 *
 * The path is put together by `url.normalize` and `urldecode`, each given only what its page documents:
 * the first leaves a URL that is not valid unchanged, so everything it might find invalid is escaped before;
 * the second is not documented for malformed escapes, NUL and bytes outside ASCII, so those are hidden from it
 * behind `%25`.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/urldecode/
 */
export function normalise(local: FieldLocal, held: ReadonlySet<Local>): readonly Statement[] {
  switch (local) {
    case "path":
      return pathInto(locals.path);
    case "url":
      return [
        ...(held.has("path") ? [set(locals.url, identifier(locals.path))] : pathInto(locals.url)),
        ifThen([
          {
            test: binary("!=", identifier("req.url.qs"), string("")),
            body: [
              set(locals.url, string("?"), "+="),
              set(locals.url, identifier("req.url.qs"), "+="),
            ],
          },
        ]),
      ];
    case "query":
      return queryInto(locals.query);
    case "host":
      return [set(locals.host, normalHost())];
    case "userAgent":
      return [set(locals.userAgent, normalUserAgent())];
  }
}

function pathInto(name: string): readonly Statement[] {
  const path = identifier(name);
  const assign = (value: Expression) => set(name, value);
  return [
    assign(identifier("req.url.path")),
    ifThen([
      {
        test: binary("~", path, string(String.raw`[^A-Za-z0-9_~.!$&'()*+,;=:@/-]|//|/\.|./\z`)),
        body: [
          withComments(
            assign(call("regsuball", [path, string("%(?![0-9A-Fa-f]{2})"), string("%25")])),
            [comment("A malformed escape is a percent sign.")],
          ),
          ifThen([
            {
              test: binary("~", path, string("[^A-Za-z0-9_~.!$&'()*+,;=:@/%-]")),
              body: [
                withComments(
                  assign(
                    call("std.replaceall", [
                      call("std.replaceall", [
                        call("urlencode", [path]),
                        string("%25"),
                        string("%"),
                      ]),
                      string("%2F"),
                      string("/"),
                    ]),
                  ),
                  [
                    comment(
                      "Not a URL as the RFC has it, and url.normalize() would return it unchanged.",
                    ),
                  ],
                ),
              ],
            },
          ]),
          withComments(
            assign(
              call("regsuball", [
                call("regsuball", [path, string("%2[Ee]"), string(".")]),
                string("%2[Ff]"),
                string("/"),
              ]),
            ),
            [
              comment(
                "Slashes and dots, however they are written, before dot segments are resolved.",
              ),
            ],
          ),
          // No group here: a repeated group takes a step of backtracking a slash, and an engine that runs out
          // of them would leave the path as it was sent.
          assign(call("regsuball", [path, string("/{2,}"), string("/")])),
          assign(call("url.normalize", [path])),
          withComments(
            assign(
              call("urldecode", [
                call("regsuball", [
                  call("std.replaceall", [path, string("+"), string("%2B")]),
                  string("%(?=00|25|[89A-F])"),
                  string("%25"),
                ]),
              ]),
            ),
            [comment("Decoded once; %00, %25 and bytes outside ASCII stay escapes.")],
          ),
          assign(call("regsub", [path, string(String.raw`(?!^)/\z`), string("")])),
        ],
      },
    ]),
  ];
}

/**
 * A URL of the query string alone, in which only such characters are decoded as need no escape: what
 * `querystring.get` is given stays a URL.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-get/
 */
function queryInto(name: string): readonly Statement[] {
  const query = identifier(name);
  const assign = (value: Expression) => set(name, value);
  const unreserved = "2[DEde]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee]";
  return [
    assign(concat([string("/?"), identifier("req.url.qs")])),
    ifThen([
      {
        test: binary("~", query, string("[%#]")),
        body: [
          assign(call("regsuball", [query, string("%(?![0-9A-Fa-f]{2})"), string("%25")])),
          assign(
            call("std.replaceall", [
              call("std.replaceall", [query, string("+"), string("%20")]),
              string("#"),
              string("%23"),
            ]),
          ),
          assign(
            call("urldecode", [
              call("regsuball", [query, string(`%(?!${unreserved})`), string("%25")]),
            ]),
          ),
        ],
      },
    ]),
  ];
}
