declare const EDGEWALL_VERSION: string | undefined;

/** The package's version; the build puts it here. */
export const version: string =
  typeof EDGEWALL_VERSION === "string" ? EDGEWALL_VERSION : "0.0.0-development";
