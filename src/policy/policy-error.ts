import type { Code } from "../diagnostics/index.js";
import type { Origin } from "../program/origin.js";

/**
 * Thrown by the authoring surface when it is given something its types refuse, so that a policy in plain
 * JavaScript (or behind a cast) still fails with a place and a hint.
 */
export class PolicyError extends Error {
  readonly code: Code;
  readonly help: string;
  readonly origin: Origin;

  constructor(code: Code, message: string, help: string, origin: Origin) {
    super(message);
    this.name = "PolicyError";
    this.code = code;
    this.help = help;
    this.origin = origin;
  }
}
