/** A local Fastly API over HTTP: versions, containers, VCL, limits and faults, for tests and for `edgewall dev`. */
export { startEmulator, type Emulator } from "./emulator.js";
export type { Fault, FaultMatch, Faults } from "./faults.js";
export type { RequestRecord } from "./http/request-log.js";
export type { TokenGrant } from "./http/tokens.js";
export type { State } from "./model/state.js";
export type { Limits } from "./model/world.js";
export { EmulatorError, type EmulatorOptions } from "./options.js";
