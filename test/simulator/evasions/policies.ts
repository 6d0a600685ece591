import {
  all,
  always,
  block,
  client,
  ipBan,
  ipList,
  policy,
  req,
  rule,
  userAgentBlock,
} from "../../../src/index.js";
import { programOf } from "../../../src/policy/policy.js";
import type { Program } from "../../../src/program/program.js";
import campaign from "../../../policies/campaign.policy.js";

const office = ipList("office", { entries: ["198.51.100.128/25"] });
const blocks = ipList("blocks", { entries: ["203.0.113.0/24", "2001:db8:bad::/48"] });
const exact = ipList("exact", {
  entries: ["198.51.100.7", "2001:db8::7"],
  store: "dictionary",
});

/** A rule for each thing that is spelled in more than one way. */
const fortress = policy("fortress", {
  allow: client.ip.in(office),
  rules: [
    rule("seen", { when: always(), then: block(), mode: "count" }),
    ipBan("blocks", { list: blocks }),
    ipBan("exact", { list: exact }),
    rule("admin", { when: req.path.within("/admin"), then: block({ status: 404 }) }),
    rule("old_url", { when: req.url.is("/old?x=1"), then: block({ status: 410 }) }),
    rule("raw_path", { when: req.path.raw.is("/raw/%41"), then: block() }),
    rule("debug", { when: req.query("debug").is("on"), then: block() }),
    rule("evil_host", { when: req.host.is("evil.example"), then: block() }),
    rule("token", { when: req.header("X-Token").is("leaked"), then: block() }),
    rule("session", { when: req.cookie("session").is("stolen"), then: block() }),
    rule("trace", { when: req.method.is("TRACE"), then: block({ status: 405 }) }),
    rule("nobody", { when: all(req.path.is("/api"), req.userAgent.isNot("app")), then: block() }),
    userAgentBlock("scanners", { contains: ["scanner"] }),
  ],
});

function program(made: unknown): Program {
  const found = programOf(made);
  if (found === undefined) throw new Error("not a policy");
  return found;
}

export const programs = { campaign: program(campaign), fortress: program(fortress) } as const;
