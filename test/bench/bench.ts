/** The parts of bench/ that are tested. Node.js runs them as they are, so their types are told here. */

export interface Summary {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

interface Statistics {
  summary(values: readonly number[]): Summary;
  ratios(ours: readonly number[], peer: readonly number[]): readonly number[];
  marginalCosts(points: readonly { size: number; time: number }[]): readonly number[];
}

export interface Goal {
  readonly text: string;
  meets(value: number | boolean): boolean;
}

interface Goals {
  atMost(limit: number, unit: string): Goal;
  atLeast(limit: number, unit: string): Goal;
  timesFaster(times: number): Goal;
}

export interface Row {
  readonly name: string;
  readonly unit?: string;
  readonly values?: readonly number[];
  readonly ratios?: readonly number[];
  readonly found?: string;
  readonly missing?: string;
  readonly memory?: number;
  readonly goals?: readonly { readonly goal: Goal; readonly value: number | boolean }[];
}

interface Table {
  table(rows: readonly Row[], judged: boolean): string;
}

export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface Axis {
  readonly label: string;
  format(value: number): string;
}

interface Chart {
  lineChart(chart: { title: string; x: Axis; y: Axis; lines: readonly Line[] }): string;
}

interface Addresses {
  attackAddresses(count: number, seed: number): Uint32Array;
  addressLines(addresses: Uint32Array): string;
}

interface Contestant {
  readonly name: string;
  readonly cwd: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly captured?: boolean;
  readonly runs?: number;
  readonly ratio?: Goal;
}

interface Contest {
  contest(options: {
    folder: string;
    runs: number;
    unit?: string;
    ours: Contestant & { readonly median?: Goal };
    peers: readonly (Contestant | { readonly name: string; readonly missing: string })[];
  }): readonly Row[];
}

interface Peer {
  readonly name: string;
  readonly program: string | undefined;
  readonly version: string | undefined;
  readonly missing: string;
}

interface Peers {
  npmPackage(name: string): Peer;
}

function part(file: string): string {
  return new URL(`../../bench/${file}`, import.meta.url).href;
}

export const { summary, ratios, marginalCosts }: Statistics = await import(part("statistics.mjs"));
export const { atMost, atLeast, timesFaster }: Goals = await import(part("goals.mjs"));
export const { table }: Table = await import(part("table.mjs"));
export const { lineChart }: Chart = await import(part("chart.mjs"));
export const { contest }: Contest = await import(part("contest.mjs"));
export const { npmPackage }: Peers = await import(part("peers.mjs"));
export const { attackAddresses, addressLines }: Addresses = await import(
  part("generate/addresses.mjs")
);
