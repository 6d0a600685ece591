/** What commands end with; docs/commands.md promises them. */
export const exitCodes = {
  done: 0,
  /** A check failed: a difference, a failing test, a guardrail. */
  checkFailed: 1,
  /** The input or the usage is wrong. */
  badInput: 2,
  /** Fastly or the network failed. */
  remoteFailed: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
