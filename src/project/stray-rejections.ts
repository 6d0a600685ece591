import { setImmediate } from "node:timers/promises";

/**
 * Runs something and waits for the promises that it left rejected, instead of whoever else listens for those:
 * a policy that fails behind its own back has failed before anything is made of it.
 */
export async function withStrayRejections<Result>(
  run: () => Result,
): Promise<{ readonly result: Result; readonly rejections: readonly unknown[] }> {
  const rejections: unknown[] = [];
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => rejections.push(reason));
  try {
    const result = run();
    await setImmediate();
    return { result, rejections };
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const listener of others) process.on("unhandledRejection", listener);
  }
}
