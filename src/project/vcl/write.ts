import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/**
 * Gives a file another text, all of it or none: it is written beside the file and moved into its place. The file keeps
 * its mode, and its owner where that is allowed; a symbolic link stays one.
 *
 * @throws what the file system has against it; a file that may not be written is not replaced either
 */
export function replaceFile(file: string, text: string): void {
  const target = realpathSync(file);
  accessSync(target, constants.W_OK);
  const { mode, uid, gid } = statSync(target);
  const folder = mkdtempSync(path.join(path.dirname(target), ".edgewall-fmt-"));
  try {
    const fresh = path.join(folder, path.basename(target));
    writeFileSync(fresh, text);
    keepOwner(fresh, uid, gid);
    chmodSync(fresh, mode & 0o7777);
    renameSync(fresh, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only root may give files away; whoever else writes here owns what they write. */
function keepOwner(file: string, uid: number, gid: number): void {
  const written = statSync(file);
  if (written.uid === uid && written.gid === gid) return;
  try {
    chownSync(file, uid, gid);
  } catch {
    // Then it is theirs.
  }
}
