/** The VCL of a version, as Fastly would generate it: declarations, init snippets, and main VCL with macros expanded. */
import type { Service, Version } from "../model/state.js";
import { findResource, nameOf, resourcesOf, textOf } from "../model/versions.js";
import { Assembly } from "./assembly.js";
import { boilerplate } from "./boilerplate.js";
import { contentOf } from "./content.js";
import { addDeclarations } from "./declarations.js";
import { addMacro, addSnippets } from "./macros.js";

/** A macro, or an include, on a line of its own. */
const special = /^[ \t]*(?:#FASTLY[ \t]+([a-z]+)[^\n]*|include[ \t]+"([^"\n]*)"[ \t]*;[^\n]*)$/gm;

/** Deeper includes are in a circle, or as good as. */
const deepest = 10;

/** More than this is a bomb of includes. */
const longest = 8_388_608;

/** @returns the text; where an include cannot be followed, it stays as it is, for the checker to report */
export function assemble(service: Service, version: Version): Assembly {
  const assembly = new Assembly();
  addDeclarations(assembly, version);
  addSnippets(assembly, service, version, "init");
  const main = resourcesOf(version, "vcl").find(({ fields }) => fields.get("main") === true);
  if (main === undefined) addText(boilerplate, "boilerplate");
  else addText(textOf(main.fields, "content"), `vcl ${nameOf(main)}`);
  return assembly;

  function addText(text: string, source: string, depth = 0): void {
    let from = 0;
    let line = 1;
    const addUpTo = (end: number): void => {
      const part = text.slice(from, end);
      assembly.add(part, source, line);
      line += part.split("\n").length - 1;
      from = end;
    };
    for (const match of text.matchAll(special)) {
      const [whole, macro, included] = match;
      const isPossible = depth < deepest && assembly.text.length < longest;
      const found =
        included === undefined || !isPossible ? undefined : findIncluded(version, included);
      if (macro === undefined && found === undefined) continue;
      addUpTo(match.index);
      if (macro !== undefined) addMacro(assembly, service, version, macro);
      else if (found !== undefined) addText(found.text, found.source, depth + 1);
      from = match.index + whole.length;
    }
    addUpTo(text.length);
  }

  function findIncluded(
    of: Version,
    name: string,
  ): { readonly text: string; readonly source: string } | undefined {
    if (name.startsWith("snippet::")) {
      const snippet = findResource(of, "snippet", name.slice("snippet::".length));
      if (snippet === undefined) return undefined;
      return { text: contentOf(service, snippet), source: `snippet ${nameOf(snippet)}` };
    }
    const vcl = findResource(of, "vcl", name);
    return vcl && { text: textOf(vcl.fields, "content"), source: `vcl ${name}` };
  }
}
