import type { Statement } from "../../vcl/syntax/index.js";
import type { OtherVcl } from "./other-vcl.js";

export interface SubroutineBody {
  readonly file: OtherVcl;
  readonly body: readonly Statement[];
}

/** Every declaration of a subroutine: Fastly joins those of the same name. */
export function subroutineBodies(
  files: readonly OtherVcl[],
  name: string,
): readonly SubroutineBody[] {
  return files.flatMap((file) =>
    file.root.kind === "File"
      ? file.root.body.flatMap((declaration) =>
          declaration.kind === "SubroutineDeclaration" && declaration.name.name === name
            ? [{ file, body: declaration.body.body }]
            : [],
        )
      : [],
  );
}
