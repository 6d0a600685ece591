/** The longest part of a comment that a person gives, in characters. */
const longest = 500;

/** The comment of a version that edgewall activated: what it is, from which commit, and why. */
export function versionComment(
  release: string,
  commit: string | undefined,
  comment: string | undefined,
): string {
  const origin = commit === undefined ? "" : ` ${commit.slice(0, 7)}`;
  const reason = (comment ?? "").replace(/[\p{C}\s]+/gu, " ").trim();
  const words = reason === "" ? "" : `: ${[...reason].slice(0, longest).join("")}`;
  return `edgewall ${release.slice(0, 12)}${origin}${words}`;
}
