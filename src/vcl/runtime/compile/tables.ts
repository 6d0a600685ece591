import { quote } from "../../../diagnostics/index.js";
import type { TableDeclaration, TableEntry } from "../../syntax/ast/declarations.js";
import { referencePage } from "../../types/documentation.js";
import { isVclType, tableTypes, type VclType } from "../../types/type.js";
import type { Value } from "../value.js";
import { declaredConstant, literalConstant } from "./table-values.js";
import type { Unit } from "./unit.js";

/** Tables of strings that live outside of versions: edge dictionaries. */
export function declareDictionaries(unit: Unit): void {
  for (const [name, entries] of unit.source.dictionaries ?? [])
    unit.declarations.tables.set(name, { name, type: "STRING", entries });
}

/** https://www.fastly.com/documentation/reference/vcl/declarations/table/ */
export function declareTable(node: TableDeclaration, file: number, unit: Unit): void {
  const { name } = node.name;
  const { tables } = unit.declarations;
  if (tables.has(name)) return;
  const type = node.valueType?.name ?? "STRING";
  if (!isVclType(type) || !tableTypes.has(type)) {
    unit.report(
      file,
      {
        code: "EW2030",
        message: `a table cannot hold values of type ${quote(type)}`,
        help: `the types are ${[...tableTypes].join(", ")}`,
        link: referencePage("declarations/table"),
      },
      node.valueType ?? node,
    );
    return;
  }
  const entries = new Map<string, Value>();
  for (const entry of node.entries) {
    const key = unit.text(entry.key, file);
    const value = valueOf(entry, type, file, unit);
    if (value !== undefined && key !== undefined && !entries.has(key)) entries.set(key, value);
  }
  tables.set(name, { name, type, entries });
}

function valueOf(entry: TableEntry, type: VclType, file: number, unit: Unit): Value {
  const value =
    literalConstant(entry.value, type, file, unit) ?? declaredConstant(entry.value, type, unit);
  if (value === undefined)
    unit.report(
      file,
      {
        code: "EW2061",
        message: `the value of ${quote(entry.key.raw, 60)} is no ${type} that the simulator has`,
        help: `the table holds values of type ${type}; names must be declared`,
        link: referencePage("declarations/table"),
      },
      entry.value,
    );
  return value;
}
