/** What policy files import. */
export { answerAtRandom, block, type WeightedResponse } from "./policy/actions.js";
export { client, type CountryQuestions, type IpQuestions } from "./policy/client.js";
export { all, always, any, not } from "./policy/combinators.js";
export {
  defineConfig,
  type Config,
  type DeclaredOptions,
  type LimitOptions,
  type LintOptions,
  type EnvironmentOptions,
  type PushOptions,
  type ServiceOptions,
} from "./policy/config.js";
export {
  dictionary,
  toggle,
  type ToggleDeclaration,
  type ToggleHandle,
} from "./policy/dictionary.js";
export { geoBan, type GeoBanOptions } from "./policy/geo-ban.js";
export {
  alwaysBlock,
  neverBlock,
  type GuardrailHandle,
  type GuardrailOptions,
} from "./policy/guardrails.js";
export { ipBan, type IpBanOptions } from "./policy/ip-ban.js";
export { ipList, type IpListHandle, type IpListOptions } from "./policy/ip-list.js";
export { policy, type Policy, type PolicyOptions } from "./policy/policy.js";
export { req, type MethodQuestions, type PathQuestions } from "./policy/req.js";
export type { RequestOptions } from "./policy/request-options.js";
export {
  customStatus,
  type CustomStatus,
  type Json,
  type ResponseOptions,
} from "./policy/response.js";
export { rule, type RuleOptions } from "./policy/rule.js";
export { tarpit, type TarpitOptions } from "./policy/tarpit.js";
export type { Normalised, OptionalTextQuestions, TextQuestions } from "./policy/text-field.js";
export { userAgentBlock, type UserAgentBlockOptions } from "./policy/user-agent-block.js";
export type { Condition } from "./program/condition.js";
export type { CountryCode } from "./program/countries.js";
export type { HttpMethod } from "./program/methods.js";
export type { Action, Mode, Rule } from "./program/rule.js";
export type { HttpStatus } from "./program/statuses.js";
