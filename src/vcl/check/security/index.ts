import type { RuleSet } from "../rules.js";
import { clientIpHeader } from "./client-ip-header.js";
import { errorCode } from "./error-code.js";
import { fastlyFf } from "./fastly-ff.js";
import { methodPattern } from "./method-pattern.js";
import { pathTest } from "./path-test.js";
import { shieldPeer } from "./shield-peer.js";

/** Mistakes that leave a hole although the VCL is valid. */
export const securityRules: readonly RuleSet[] = [
  clientIpHeader,
  fastlyFf,
  errorCode,
  methodPattern,
  pathTest,
  shieldPeer,
];
