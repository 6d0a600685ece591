import { scopeOf, type Scope } from "../subroutines.js";
import type { VclType } from "../type.js";
import { readOnly, settable, type Entries, type Entry, type More } from "./entry.js";

const scored = scopeOf("miss", "pass", "deliver", "log");
const decided = scopeOf("miss", "pass", "error", "deliver", "log");

/** The first WAF reached its end of life; the Next-Gen WAF has no variables of this kind. */
const removed: More = { status: "removed", undocumented: true };

function gone(type: VclType, scope: Scope): Entry {
  return settable(type, scope, removed);
}

export const waf: Entries = {
  "waf.anomaly_score": gone("INTEGER", scored),
  "waf.blocked": gone("BOOL", decided),
  "waf.counter": gone("INTEGER", scopeOf("miss", "pass", "deliver")),
  "waf.executed": gone("BOOL", decided),
  "waf.failures": readOnly("INTEGER", decided, removed),
  "waf.http_violation_score": gone("INTEGER", scored),
  "waf.inbound_anomaly_score": gone("INTEGER", scopeOf("miss", "pass")),
  "waf.lfi_score": gone("INTEGER", scored),
  "waf.logdata": gone("STRING", scored),
  "waf.logged": gone("BOOL", decided),
  "waf.message": gone("STRING", scored),
  "waf.passed": gone("BOOL", decided),
  "waf.php_injection_score": gone("INTEGER", scored),
  "waf.rce_score": gone("INTEGER", scored),
  "waf.rfi_score": gone("INTEGER", scored),
  "waf.rule_id": gone("INTEGER", scored),
  "waf.session_fixation_score": gone("INTEGER", scored),
  "waf.severity": gone("INTEGER", scored),
  "waf.sql_injection_score": readOnly("FLOAT", scopeOf("log"), removed),
  "waf.xss_score": gone("INTEGER", scored),
};
