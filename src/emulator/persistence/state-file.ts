import { open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { EmulatorError } from "../options.js";
import { decodeState, type Kept } from "./decode.js";
import { ShapeError } from "./reader.js";

/**
 * What a state file keeps; undefined when there is no such file.
 *
 * @throws EmulatorError when there is one and it cannot be used
 */
export async function readStateFile(file: string): Promise<Kept | undefined> {
  try {
    return decodeState(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof ShapeError)
      throw new EmulatorError(
        `${file} does not hold a state of the emulator: ${error.message}`,
        "name another file, or remove it to start afresh",
      );
    if (codeOf(error) === "ENOENT") return undefined;
    throw new EmulatorError(`${file} cannot be read (${codeOf(error)})`, "name another file");
  }
}

/**
 * Keeps a file equal to a state that changes: it is written after each change, once at a time, whatever comes in
 * between. What is on the disk is always a whole state.
 */
export class StateFile {
  readonly #file: string;
  readonly #encode: () => string;
  #isDue = false;
  #writing: Promise<void> | undefined;
  #fault: unknown;

  constructor(file: string, encode: () => string) {
    this.#file = file;
    this.#encode = encode;
  }

  /** The state has changed. */
  touch(): void {
    this.#isDue = true;
    this.#writing ??= this.#write();
  }

  /**
   * Waits until what changed is on the disk.
   *
   * @throws EmulatorError when it could not be written
   */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
    if (this.#fault === undefined) return;
    throw new EmulatorError(
      `${this.#file} cannot be written (${codeOf(this.#fault)})`,
      "name a file in a folder that can be written to",
    );
  }

  async #write(): Promise<void> {
    try {
      while (this.#isDue) {
        this.#isDue = false;
        await replaceFile(this.#file, this.#encode());
        this.#fault = undefined;
      }
    } catch (error) {
      this.#fault = error;
    } finally {
      this.#writing = undefined;
    }
  }
}

/** Only its owner may read it: it keeps the token. */
async function replaceFile(file: string, text: string): Promise<void> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.new`);
  try {
    const handle = await open(beside, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
