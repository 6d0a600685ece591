import type { Evasion, Group, OtherVcl } from "./evasion.js";

const host = ["Host", "example.com"] as const;

function admin(sent: string, request: Evasion["request"], outcome: string, why: string): Evasion {
  return {
    sent: `\`GET /admin\`, ${sent}`,
    policy: "fortress",
    request: { url: "/admin", ...request },
    outcome,
    why,
  };
}

function method(name: string, outcome: string, why: string): Evasion {
  const url = "/admin";
  return {
    sent: `\`${name} ${url}\``,
    policy: "fortress",
    request: { method: name, url },
    outcome,
    why,
  };
}

function forged(name: string, value: string, outcome: string, why: string): Evasion {
  return admin(`\`${name}: ${value}\``, { headers: [host, [name, value]] }, outcome, why);
}

const inFront = "sub vcl_recv {\n";

function restarting(test: string): OtherVcl {
  return { before: inFront, text: `  if (${test}) {\n    restart;\n  }\n` };
}

export const lifecycle: Group = [
  "The life of a request",
  [
    method("PURGE", "passes", "a ban that kept purges out would freeze what it bans"),
    method("FASTLYPURGE", "passes", "a ban that kept purges out would freeze what it bans"),
    method("purge", "admin", "methods have letter case: this is no purge"),
    method("HEAD", "admin", "no method is spared that the policy does not spare"),
    method("TRACE", "admin", "the rules are asked in their order"),
    {
      ...method("trace", "passes", "methods have letter case"),
      sent: "`trace /`",
      request: { method: "trace", url: "/" },
    },
    forged(
      "Fastly-FF",
      "cache-lga1-SIM",
      "admin",
      "Fastly checks the hash in `Fastly-FF`; a made-up one is no visit",
    ),
    forged(
      "Fastly-FF",
      "",
      "admin",
      "Fastly checks the hash in `Fastly-FF`; an empty one is no visit",
    ),
    admin(
      "at a shield (`visits_this_service` is 1)",
      { visitsThisService: 1 },
      "passes",
      "the policy was asked at the first node; here `client.ip` is that node",
    ),
    admin(
      "as an ESI fragment",
      { isEsiSubrequest: true },
      "passes",
      "the page was asked, and the origin chose the fragment",
    ),
    forged("Edgewall-Passed", "1", "admin", "the marker has to hold the transaction's own id"),
    forged("Edgewall-Passed", "", "admin", "the marker has to hold the transaction's own id"),
    forged(
      "edgewall-passed",
      "req.xid",
      "admin",
      "the marker has to hold the transaction's own id",
    ),
    forged("Edgewall-Counted", "seen,admin", "admin", "unset before the rules run"),
    {
      ...admin(
        "behind VCL that restarts first",
        {},
        "admin",
        "the policy did not run yet, so it is asked after the restart",
      ),
      others: restarting("req.restarts == 0"),
    },
    {
      ...admin(
        "behind VCL that restarts three times",
        {},
        "admin",
        "the policy did not run yet, so it is asked after the restarts",
      ),
      others: restarting("req.restarts < 3"),
    },
    {
      ...forged(
        "Edgewall-Passed",
        "1",
        "admin",
        "after a restart, too, a marker is worth nothing without the id",
      ),
      sent: "`GET /admin`, `Edgewall-Passed: 1`, behind VCL that restarts first",
      others: restarting("req.restarts == 0"),
    },
    {
      ...admin(
        "behind VCL that restarts without end",
        {},
        "503",
        "Fastly ends it at the fourth restart; the request never reaches the origin",
      ),
      others: restarting("true"),
    },
    {
      ...admin(
        "behind VCL that answers the decision with a restart",
        {},
        "admin",
        "the marker is set when a request passes, so the decision is made again",
      ),
      others: {
        before: "  #FASTLY deliver",
        text: "  if (resp.status == 404 && req.restarts < 2) {\n    restart;\n  }\n",
      },
    },
    {
      sent: "`GET /`, in front of VCL that makes it `/admin` and restarts",
      policy: "fortress",
      request: { url: "/" },
      outcome: "passes",
      why: "the policy let it pass before, and is not asked again",
      others: {
        before: "  #FASTLY recv",
        text: '  if (req.restarts == 0) {\n    set req.url = "/admin";\n    restart;\n  }\n',
      },
    },
  ],
];
