import { quote } from "../../../diagnostics/index.js";
import type { TableDeclaration, TableEntry } from "../../syntax/ast/declarations.js";
import { decodeString } from "../../syntax/literal.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import type { NameKind } from "../names/declarations.js";
import { describe } from "../types/describe.js";
import { isLiteral } from "../types/literals.js";
import { parseAddress } from "./address.js";
import { checkPattern } from "./patterns.js";
import { checkEntryCount, checkEntryLength } from "./sizes.js";

const link = referencePage("declarations/table");

/** The types that the values of a table can have. */
const valueTypes = [
  "STRING",
  "ACL",
  "BACKEND",
  "BOOL",
  "FLOAT",
  "INTEGER",
  "IP",
  "REGEX",
  "RTIME",
] as const;

type ValueTypeName = (typeof valueTypes)[number];

export function checkTable(node: TableDeclaration, context: Context): void {
  const declared = node.valueType?.name ?? "STRING";
  const type = valueTypes.find((name) => name === declared);
  if (type === undefined && node.valueType !== undefined)
    context.report(
      {
        code: "EW2061",
        severity: "error",
        message: `a table cannot hold values of type ${quote(declared)}`,
        help: `${context.unit.suggestions.didYouMean(declared, valueTypes)}the types are ${valueTypes.join(", ")}`,
        link,
      },
      node.valueType,
    );
  checkEntryCount("tableEntries", node.entries.length, node.name, context);
  const keys = new Set<string>();
  for (const entry of node.entries) {
    checkKey(entry, keys, context);
    if (type === undefined) context.typeOf(entry.value);
    else checkValue(entry, type, context);
  }
}

function checkKey(entry: TableEntry, keys: Set<string>, context: Context): void {
  context.typeOf(entry.key);
  const key = decodeString(entry.key);
  if (key === undefined) return;
  if (keys.has(key))
    context.report(
      {
        code: "EW2061",
        severity: "error",
        message: `key ${quote(key)} stands in the table already`,
        help: "remove one of the entries",
        link,
      },
      entry.key,
    );
  keys.add(key);
  checkEntryLength("tableKeyCharacters", key, entry.key, context);
}

const kinds: { readonly [Type in ValueTypeName]?: NameKind } = { ACL: "acl", BACKEND: "backend" };

function checkValue({ value }: TableEntry, type: ValueTypeName, context: Context): void {
  const actual = context.typeOf(value, kinds[type]);
  const isName = type === "ACL" || type === "BACKEND";
  const wanted = type === "REGEX" || type === "IP" ? "STRING" : type;
  if (actual !== undefined && (actual !== wanted || !(isName || isLiteral(value)))) {
    const fits = type === "FLOAT" && actual === "INTEGER";
    if (!fits)
      context.report(
        {
          code: "EW2061",
          severity: "error",
          message: `${describe(value, actual)} stands in a table of type ${type}`,
          help: isName
            ? "write a name, without quotes"
            : wanted === "STRING"
              ? "write a literal string"
              : `write a literal of type ${type}, without quotes`,
          link,
        },
        value,
      );
    return;
  }
  if (value.kind !== "StringLiteral") return;
  const text = decodeString(value);
  if (text === undefined) return;
  if (type === "REGEX") checkPattern(value, context, "nothing");
  else if (type === "STRING") checkEntryLength("tableValueCharacters", text, value, context);
  else if (type === "IP" && parseAddress(text) === undefined)
    context.report(
      {
        code: "EW2061",
        severity: "error",
        message: `${quote(text)} is no IP address`,
        help: "write an IPv4 or IPv6 address",
        link,
      },
      value,
    );
}
