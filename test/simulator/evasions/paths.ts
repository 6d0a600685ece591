import type { Evasion, Group } from "./evasion.js";

function path(url: string, outcome: string, why: string): Evasion {
  return { sent: `\`POST ${url}\``, policy: "campaign", request: { url }, outcome, why };
}

function admin(url: string, outcome: string, why: string): Evasion {
  return { sent: `\`GET ${url}\``, policy: "fortress", request: { url }, outcome, why };
}

const tarpit = "card_testing";

/** A card tester on `cc_blacklist` posts to /api/hamm/donations; on the other policy, somebody looks for /admin. */
export const paths: Group = [
  "Paths",
  [
    path("/api/hamm/donations", tarpit, "as it is written in the policy"),
    path("/api/%68amm/donations", tarpit, "escapes are decoded"),
    path("/%61%70%69/%68%61%6D%6d/donation%73", tarpit, "all of them, in both letter cases"),
    path("//api///hamm//donations", tarpit, "repeated slashes are one"),
    path("/api/hamm/donations/", tarpit, "a trailing slash is removed"),
    path(
      "/api/hamm/donations//",
      tarpit,
      "repeated slashes are one, and a trailing one is removed",
    ),
    path("/api/./hamm/x/../donations", tarpit, "dot segments are resolved"),
    path("/api/%2e/hamm/x/%2E%2e/donations", tarpit, "escaped dots are dots"),
    path("/../../api/hamm/donations", tarpit, "`..` above the root stays at the root"),
    path("/api/hamm/donations/.", tarpit, "a dot segment at the end is resolved, too"),
    path("/api/hamm/donations/x/..", tarpit, "a dot segment at the end is resolved, too"),
    path("/api%2Fhamm%2fdonations", tarpit, "an escaped slash is a slash: many origins decode it"),
    path("/api%2F%2fhamm/donations%2F", tarpit, "escaped slashes repeat and trail like others"),
    path("/api/x%2F..%2Fhamm/donations", tarpit, "slashes are decoded before dots are resolved"),
    path("/api/hamm/donations?", tarpit, "the query string is no part of a path"),
    path(
      "/api/hamm/donations?x=%zz",
      tarpit,
      "what is wrong with the query string changes no path",
    ),
    path("/api/hamm/donations?/../..", tarpit, "the query string is no part of a path"),
    path("/api%252Fhamm%252Fdonations", "passes", "decoded once, not twice: this is another path"),
    path("/api/%2568amm/donations", "passes", "decoded once, not twice: this is another path"),
    path("/api/hamm/donations%", "passes", "a malformed escape is text: this is another path"),
    path(
      "/%/../api/hamm/donations",
      tarpit,
      "a malformed escape is text, and switches nothing off",
    ),
    path(
      "/%zz/../api/%68amm/donations",
      tarpit,
      "a malformed escape is text, and switches nothing off",
    ),
    path(
      "/%ff/../api/hamm/donations",
      tarpit,
      "bytes that are not UTF-8 stay escapes, and switch nothing off",
    ),
    path(
      "/é/../api/hamm/donations",
      tarpit,
      "bytes beyond ASCII become escapes, and switch nothing off",
    ),
    path(
      '/"<>^{|}/../api/hamm/donations',
      tarpit,
      "characters that no URL holds switch nothing off",
    ),
    path(
      "/api/hamm/donations%00",
      "passes",
      "`%00` stays an escape, and ends nothing: another path",
    ),
    path("/%00/../api/hamm/donations", tarpit, "`%00` stays an escape, and ends nothing"),
    path("/API/hamm/donations", "passes", "paths have letter case; `matches(/…/i)` has none"),
    path("/api/hamm/donations;v=1", "passes", "path parameters are text"),
    path("/api\\hamm\\donations", "passes", "a backslash is not a slash"),
    path("/api/hamm/donations+", "passes", "a plus is a plus in a path"),
    path("/api/hamm/donations%20", "passes", "an escaped space is a space: another path"),
    admin("/admin/users", "admin", "`within` takes what lies below"),
    admin("/administrator", "passes", "`within` takes whole segments"),
    admin("/x/..%2f%61dmin", "admin", "slashes are decoded before dots are resolved"),
    admin("/admin/../admin", "admin", "dot segments are resolved"),
    admin("/admin/..", "passes", "dot segments are resolved: this is `/`"),
    admin("/admin%2Fx", "admin", "an escaped slash is a slash"),
    admin("/old/?x=1", "old_url", "`req.url` has the normalised path"),
    admin("/%6Fld?x=1", "old_url", "`req.url` has the normalised path"),
    admin("/old?x=%31", "passes", "`req.url` has the query string as sent; `req.query` decodes"),
    admin("/raw/%41", "raw_path", "`.raw` is what was sent"),
    admin("/raw/A", "passes", "`.raw` is what was sent, and is not normalised"),
  ],
];
