/** A mistake in a test, not in the policy: a name that is not there, an address that is none. */
export class TestingError extends Error {
  /** @param help what to do about it */
  constructor(message: string, help: string) {
    super(`${message}\n  help: ${help}`);
    this.name = "TestingError";
  }
}
