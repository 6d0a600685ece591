/** Where Fastly documents its VCL. */
const reference = "https://www.fastly.com/documentation/reference/vcl/";

/** Fastly's page about VCL at a path below its reference, such as `types/string`. */
export function referencePage(path: string): string {
  return path === "" ? reference : `${reference}${path}/`;
}

/** The page of a variable, or of a family of them such as `req.http.{NAME}`. */
export function variablePage(category: string, name: string): string {
  return referencePage(`variables/${category}/${slug(name)}`);
}

export function functionPage(category: string, name: string): string {
  return referencePage(`functions/${category}/${slug(name)}`);
}

export function subroutinePage(name: string): string {
  return referencePage(`subroutines/${name}`);
}

/** Fastly leaves the part in braces out: `backend.{NAME}.healthy` is at `backend-healthy`. */
function slug(name: string): string {
  return name
    .replace(/\.\{[A-Z]+\}/gu, "")
    .replaceAll(/[._]/gu, "-")
    .toLowerCase();
}
