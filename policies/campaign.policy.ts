import {
  all,
  client,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  policy,
  req,
  tarpit,
  toggle,
  userAgentBlock,
} from "edgewall";

/** Switches that on-call flips at the edge, without a deploy. */
const settings = dictionary("edge_settings", { non_us_ban: toggle("disabled") });

/** Addresses seen testing stolen cards; the file is the source of truth. */
const ccBlacklist = ipList("cc_blacklist", { file: "lists/cc_blacklist.txt" });

/** Everyone else we have banned; on-call owns its content at the edge, so a ban needs no deploy. */
const theWall = ipList("THEWALL", { store: "dictionary", managed: "live" });

export default policy("campaign", {
  owner: "edge-security",
  rules: [
    geoBan("non_us_ban", {
      allow: ["US"],
      when: settings.non_us_ban.isEnabled(),
      respond: { status: 503 },
      reason: "Nobody outside the US may give; thrown when an attack comes from abroad.",
    }),

    tarpit("card_testing", {
      when: all(
        client.ip.in(ccBlacklist),
        req.path.is("/api/hamm/donations"),
        req.method.is("POST"),
      ),
      answers: [
        { weight: 1, status: 201, json: { status: "accepted" } },
        { weight: 1, status: 402, json: { error: "card_declined" } },
      ],
      reason: "Card testers learn nothing from answers drawn like a coin.",
    }),

    ipBan("thewall", { list: theWall, respond: { status: 403, reason: "Bad Taco." } }),

    userAgentBlock("wordpress_pingback", {
      startsWith: ["WordPress"],
      respond: { status: 403, body: "Forbidden 🌮" },
      reason: "Pingback floods from other people's blogs.",
    }),
  ],
});
