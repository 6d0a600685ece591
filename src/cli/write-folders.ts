import { quote, type Diagnostic } from "../diagnostics/index.js";
import { ForeignFolderError, writeTrees, type Trees } from "../project/write-tree.js";

/**
 * Makes the folders of services below `folder` equal to `trees`, or changes nothing and says why.
 *
 * @param option what the user names another folder with
 */
export function writeFolders(
  folder: string,
  trees: Trees,
  option: "--out" | "--golden",
): readonly Diagnostic[] {
  try {
    writeTrees(folder, trees);
    return [];
  } catch (error) {
    if (error instanceof ForeignFolderError) {
      return [
        {
          code: "EW1051",
          severity: "error",
          message: `${quote(error.folder)} holds files that edgewall did not make`,
          help: `name another folder with ${option}, or move them away: the whole folder is replaced`,
        },
      ];
    }
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        code: "EW1051",
        severity: "error",
        message: `${quote(folder)} cannot be written: ${reason}`,
        help: "nothing was changed; check the folder's permissions and the disk's space",
      },
    ];
  }
}
