/**
 * The manifest.json of one side. A golden file can hold anything (a merge conflict, say): what is not JSON, or no
 * object, is undefined.
 */
export function readManifest(
  text: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const manifest: unknown = JSON.parse(text ?? "");
    return isRecord(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
