import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SnapshotStore } from "../fastly/push/index.js";

/** Where a push keeps what the lists held, below the folder that commands run in. */
export const snapshotFolder = ".edgewall/snapshots";

/** The snapshot of one version of a service. */
export function snapshotFile(cwd: string, serviceId: string, version: number): string {
  return path.join(cwd, snapshotFolder, serviceId, `${version}.json`);
}

/** Snapshots as files that nobody but their owner can read: who is banned is nobody else's business. */
export function snapshotFiles(cwd: string, serviceId: string): SnapshotStore {
  return {
    read(version) {
      try {
        return readFileSync(snapshotFile(cwd, serviceId, version), "utf8");
      } catch {
        return undefined;
      }
    },
    write(version, text) {
      const file = snapshotFile(cwd, serviceId, version);
      const fresh = `${file}.new`;
      try {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(fresh, text, { mode: 0o600 });
        // Whole or not at all: half a snapshot would restore half a list.
        renameSync(fresh, file);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}
