import path from "node:path";
import { AddressSet, parseAddressList, type Blocks } from "../../addresses/index.js";
import { diagnosticsToJson, quote, type Diagnostic } from "../../diagnostics/index.js";
import { listDiagnostics } from "../../project/list-diagnostics.js";
import { largestList, readListFile, unpackList, type ListBytes } from "../../project/list-file.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { report, writeJson } from "../report.js";

export interface AggregateOptions {
  /** Files whose addresses are taken away. */
  readonly except: readonly string[];
  /** The length of the blocks that IPv6 entries are widened to. */
  readonly ipv6Prefix?: string;
  /** Whether a bad line is an error. */
  readonly strict: boolean;
  readonly json: boolean;
}

/** Blocks written at once, about a megabyte of text. */
const chunk = 65_536;

/** `edgewall aggregate`: the fewest CIDRs that hold what is on the lists, one a line. `-` is standard input. */
export async function aggregateCommand(
  files: readonly string[],
  options: AggregateOptions,
  io: Io,
): Promise<ExitCode> {
  const prefix = ipv6PrefixOf(options.ipv6Prefix);
  const lists =
    prefix === undefined
      ? wrongPrefix()
      : await readLists(files, options.except, options.strict, io);
  const { diagnostics } = lists;
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const listed = prefix === undefined ? lists.wanted : lists.wanted.widenIpv6(prefix);
  const set = lists.unwanted.isEmpty ? listed : listed.minus(lists.unwanted);
  if (options.json) {
    const { v4, v6 } = set.addressCount;
    writeJson(io, {
      entries: lists.entries,
      cidrs: set.v4.length + set.v6.length,
      addresses: { v4, v6: String(v6) },
      rejected: lists.rejected,
      diagnostics: diagnosticsToJson(diagnostics),
    });
  } else {
    report(io, io.cwd, diagnostics, "text");
    if (!failed) for (const blocks of [set.v4, set.v6]) print(blocks, io);
  }
  if (!failed) return exitCodes.done;
  return diagnostics.some(({ code }) => code !== "EW1041")
    ? exitCodes.badInput
    : exitCodes.checkFailed;
}

function print(blocks: Blocks, io: Io): void {
  for (let from = 0; from < blocks.length; from += chunk) {
    const lines = blocks.lines(from, from + chunk);
    if (io.stdout.writeBytes === undefined) io.stdout.write(new TextDecoder().decode(lines));
    else io.stdout.writeBytes(lines);
  }
}

/** Leaves IPv6 as it is when nothing is asked for; undefined for what is no length. */
function ipv6PrefixOf(text: string | undefined): number | undefined {
  if (text === undefined) return 128;
  return /^[1-9][0-9]{0,2}$/.test(text) && Number(text) <= 128 ? Number(text) : undefined;
}

interface Lists {
  readonly wanted: AddressSet;
  readonly unwanted: AddressSet;
  readonly entries: number;
  readonly rejected: number;
  readonly diagnostics: readonly Diagnostic[];
}

function wrongPrefix(): Lists {
  const fault = badInput(
    "`--ipv6-prefix` is not the length of an IPv6 prefix",
    "write a number from 1 to 128, such as 64",
  );
  const { empty } = AddressSet;
  return { wanted: empty, unwanted: empty, entries: 0, rejected: 0, diagnostics: [fault] };
}

async function readLists(
  files: readonly string[],
  except: readonly string[],
  strict: boolean,
  io: Io,
): Promise<Lists> {
  const diagnostics: Diagnostic[] = [];
  let entries = 0;
  let rejected = 0;
  const readAll = async (names: readonly string[], counts: boolean): Promise<AddressSet> => {
    let united: AddressSet | undefined;
    for (const name of names) {
      const read = name === "-" ? await readStdin(io) : readListFile(path.resolve(io.cwd, name));
      if (!read.ok) {
        diagnostics.push(badInput(`list file ${quote(name)} ${read.problem}`, read.help));
        continue;
      }
      const list = parseAddressList(read.bytes);
      diagnostics.push(...listDiagnostics(list, name === "-" ? "stdin" : name, strict));
      rejected += list.rejectedCount;
      if (counts) entries += list.entries;
      united = united === undefined ? list.set : united.union(list.set);
    }
    return united ?? AddressSet.empty;
  };
  const wanted = await readAll(files, true);
  const unwanted = await readAll(except, false);
  return { wanted, unwanted, entries, rejected, diagnostics };
}

async function readStdin(io: Io): Promise<ListBytes> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of io.stdin ?? []) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    size += bytes.length;
    if (size > largestList) break;
  }
  return unpackList(Buffer.concat(parts, size));
}

function badInput(message: string, help: string): Diagnostic {
  return { code: "EW1040", severity: "error", message, help };
}
