/** A limit that the text of a VCL can exceed, and Fastly's page about it. */
export interface Limit {
  readonly value: number;
  readonly unit: "bytes" | "characters" | "entries" | "rules";
  readonly link: string;
  /** Whether Fastly raises it for an account that asks. */
  readonly adjustable: boolean;
}

const resourceLimits = "https://docs.fastly.com/products/network-services-resource-limits";

export interface Limits {
  /** Of one VCL file. */
  readonly vclFileBytes: number;
  /** Of one snippet. */
  readonly snippetBytes: number;
  readonly aclEntries: number;
  readonly tableEntries: number;
  readonly tableKeyCharacters: number;
  readonly tableValueCharacters: number;
}

export const limits: Readonly<Record<keyof Limits, Limit>> = {
  vclFileBytes: { value: 1_048_576, unit: "bytes", link: resourceLimits, adjustable: true },
  snippetBytes: { value: 1_048_576, unit: "bytes", link: resourceLimits, adjustable: true },
  aclEntries: { value: 1000, unit: "entries", link: resourceLimits, adjustable: true },
  tableEntries: { value: 1000, unit: "entries", link: resourceLimits, adjustable: true },
  tableKeyCharacters: { value: 256, unit: "characters", link: resourceLimits, adjustable: false },
  tableValueCharacters: {
    value: 8000,
    unit: "characters",
    link: resourceLimits,
    adjustable: false,
  },
};

export const defaultLimits: Limits = {
  vclFileBytes: limits.vclFileBytes.value,
  snippetBytes: limits.snippetBytes.value,
  aclEntries: limits.aclEntries.value,
  tableEntries: limits.tableEntries.value,
  tableKeyCharacters: limits.tableKeyCharacters.value,
  tableValueCharacters: limits.tableValueCharacters.value,
};
