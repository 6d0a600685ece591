/** What Fastly puts in place of `#FASTLY recv` and its like: snippets, and what the service's settings say. */
import type { Resource, Service, Version } from "../model/state.js";
import { findResource, nameOf, numberOf, resourcesOf, textOf } from "../model/versions.js";
import { contentOf } from "./content.js";
import type { Assembly } from "./assembly.js";
import { backendName, literal } from "./declarations.js";

/** Between Fastly's own marks, by which linters know that the macro was there. */
export function addMacro(
  assembly: Assembly,
  service: Service,
  version: Version,
  macro: string,
): void {
  assembly.add(`#--FASTLY ${macro.toUpperCase()} BEGIN\n`);
  addSnippets(assembly, service, version, macro);
  assembly.add(settingsFor(macro, version));
  assembly.add(`#--FASTLY ${macro.toUpperCase()} END`);
}

/** The snippets of a type, lower priorities first. */
export function addSnippets(
  assembly: Assembly,
  service: Service,
  version: Version,
  type: string,
): void {
  const snippets = resourcesOf(version, "snippet").filter(
    ({ fields }) => textOf(fields, "type") === type,
  );
  for (const snippet of byPriority(snippets)) {
    assembly.add(contentOf(service, snippet), `snippet ${nameOf(snippet)}`);
    assembly.add("\n");
  }
}

function byPriority(resources: readonly Resource[]): readonly Resource[] {
  return resources.toSorted(
    (a, b) => numberOf(a.fields, "priority") - numberOf(b.fields, "priority"),
  );
}

/** Default backend, headers and response objects: after the snippets, so that snippets run before them. */
function settingsFor(macro: string, version: Version): string {
  const lines = headersFor(macro, version);
  const objects = resourcesOf(version, "response_object");
  switch (macro) {
    case "recv":
      lines.unshift(...backendLines(version));
      objects.forEach((object, index) => {
        lines.push(when(object, "request_condition", version, `error ${firstCode + index};`));
      });
      break;
    case "error":
      objects.forEach((object, index) => lines.push(objectText(object, index)));
      break;
    default:
  }
  return lines.map((line) => `  ${line}\n`).join("");
}

/** Response objects have codes of their own, beyond those for customers. */
const firstCode = 900;

function backendLines(version: Version): readonly string[] {
  return resourcesOf(version, "backend").map((backend, index) => {
    const set = `set req.backend = ${backendName(backend)};`;
    return index === 0 && textOf(backend.fields, "request_condition") === ""
      ? set
      : when(backend, "request_condition", version, set, index === 0);
  });
}

/** A statement under the condition that a resource names. */
function when(
  { fields }: Resource,
  conditionField: string,
  version: Version,
  statement: string,
  always = true,
): string {
  const name = textOf(fields, conditionField);
  if (name === "") return always ? statement : `# ${statement}`;
  const condition = findResource(version, "condition", name);
  const test = condition === undefined ? "false" : textOf(condition.fields, "statement");
  return `if (${test}) { ${statement} }`;
}

function objectText({ fields }: Resource, index: number): string {
  return `if (obj.status == ${firstCode + index}) {
    set obj.status = ${numberOf(fields, "status")};
    set obj.response = ${literal(textOf(fields, "response"))};
    set obj.http.Content-Type = ${literal(textOf(fields, "content_type"))};
    synthetic ${literal(textOf(fields, "content"))};
    return(deliver);
  }`;
}

/** Where the headers of a type are set, on what, and under which condition. */
const headerTypes: ReadonlyMap<string, readonly [string, string, string]> = new Map([
  ["request", ["recv", "req", "request_condition"]],
  ["fetch", ["miss", "bereq", "request_condition"]],
  ["cache", ["fetch", "beresp", "cache_condition"]],
  ["response", ["deliver", "resp", "response_condition"]],
]);

function headersFor(macro: string, version: Version): string[] {
  return byPriority(resourcesOf(version, "header")).flatMap((header) => {
    const [place, object, condition] = headerTypes.get(textOf(header.fields, "type")) ?? [];
    if (place !== macro || object === undefined || condition === undefined) return [];
    return [when(header, condition, version, headerStatement(header, object))];
  });
}

function headerStatement({ fields }: Resource, object: string): string {
  const target = `${object}.${textOf(fields, "dst")}`;
  const source = textOf(fields, "src");
  const pattern = `${literal(textOf(fields, "regex"))}, ${literal(textOf(fields, "substitution"))}`;
  const guard = textOf(fields, "ignore_if_set") === "1" ? `if (!${target}) ` : "";
  switch (textOf(fields, "action")) {
    case "delete":
      return `unset ${target};`;
    case "append":
      return `set ${target} = if(${target}, ${target}, "") ${source};`;
    case "regex":
      return block(guard, `set ${target} = regsub(${source}, ${pattern});`);
    case "regex_repeat":
      return block(guard, `set ${target} = regsuball(${source}, ${pattern});`);
    default:
      return block(guard, `set ${target} = ${source};`);
  }
}

function block(guard: string, statement: string): string {
  return guard === "" ? statement : `${guard}{ ${statement} }`;
}
