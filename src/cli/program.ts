import { Command, CommanderError, Option } from "commander";
import { exitCodes, type ExitCode } from "./exit-codes.js";
import { addFastlyCommands } from "./fastly-commands.js";
import type { Io } from "./io.js";
import { formats } from "./report.js";
import { version } from "./version.js";

/**
 * Runs one command. Each command's code is loaded when it is called, so that none pays for another.
 *
 * @param args what stands behind `edgewall` on the command line
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = new Command("edgewall")
    .description("Compiles typed edge security policy to Fastly VCL.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });

  const policies = () =>
    new Option("--policies <dir>", "the folder of policies").default("policies");
  const out = () => new Option("--out <dir>", "the folder of compiled VCL").default("vcl-out");
  const json = () => new Option("--json", "print one JSON document").default(false);
  const strict = () => new Option("--strict", "make bad lines in lists errors").default(false);
  const format = () =>
    new Option("--format <format>", "how to report on source lines")
      .choices(formats)
      .default("text");

  program
    .command("compile")
    .description("compile policies/ to vcl-out/")
    .addOption(policies())
    .addOption(out())
    .addOption(json())
    .addOption(format())
    .addOption(strict())
    .option("--budgets", "show what each service uses of Fastly's limits", false)
    .option("--types", "check the policies' types with the project's TypeScript, too", false)
    .action(async (options) => {
      const { compileCommand } = await import("./commands/compile.js");
      code = await compileCommand(options, io);
    });

  program
    .command("verify")
    .description("compare what the policies compile to with golden/")
    .addOption(policies())
    .option("--golden <dir>", "the folder of golden files", "golden")
    .addOption(out())
    .addOption(json())
    .addOption(format())
    .addOption(strict())
    .option("--update", "make golden equal to what compiles", false)
    .action(async (options) => {
      const { verifyCommand } = await import("./commands/verify.js");
      code = await verifyCommand(options, io);
    });

  program
    .command("lists")
    .description("show what the lists hold, where they go, and what they had better not hold")
    .addOption(policies())
    .addOption(json())
    .addOption(strict())
    .action(async (options) => {
      const { listsCommand } = await import("./commands/lists.js");
      code = await listsCommand(options, io);
    });

  const collect = (value: string, values: readonly string[]) => [...values, value];
  program
    .command("try")
    .description("show what one request gets, and by which rule")
    .requiredOption("--ip <address>", "the client's address")
    .option("--url <url>", "path and query, or a whole URL", "/")
    .option("--country <code>", "the client's country (ISO 3166); looked up when left out")
    .option("--geo-db <file>", "a MaxMind database to look it up in, instead of registration data")
    .option("--asn <number>", "the client's autonomous system, where VCL asks for it")
    .option("--method <method>", "the request method", "GET")
    .option("--user-agent <text>", "the User-Agent header")
    .option("--header <header>", 'a header, as "name: value"; can be repeated', collect, [])
    .option("--body <text>", "the request's body, where VCL asks for it")
    .option("--set <toggle>", "a switch, as NAME=on|off; can be repeated", collect, [])
    .option(
      "--list <entry>",
      "an address on a live list, as NAME=ADDRESS; can be repeated",
      collect,
      [],
    )
    .option("--seed <n>", "the seed of the tarpit's dice", "1")
    .option("--policy <name>", "which policy, where there are several")
    .option("--engine <engine>", "what decides: vcl (compiled), or reference", "vcl")
    .option("--trace", "show each statement that ran, with its values", false)
    .addOption(policies())
    .addOption(json())
    .action(async (options) => {
      const { tryCommand } = await import("./commands/try.js");
      code = await tryCommand(options, io);
    });

  program
    .command("test")
    .description("run the policies' tests with vitest, and show which rules they match")
    .argument("[files...]", "tests, or folders of tests; those below the policies when left out")
    .option("--min-coverage <n>", "fail when a policy's tests match fewer of its rules, in percent")
    .addOption(policies())
    .addOption(json())
    .action(async (args: readonly string[], options) => {
      const { testCommand } = await import("./commands/test.js");
      code = await testCommand(args, options, io);
    });

  const files = "files, or folders with `.vcl` files below them; `-` is standard input";
  const stdinName = () =>
    new Option("--stdin-name <path>", "the path that standard input stands for");
  program
    .command("lint")
    .description("check VCL: syntax, names, types, places, and mistakes of security")
    .argument("[files...]", files)
    .addOption(json())
    .addOption(format())
    .option("--max-warnings <n>", "fail when there are more warnings than that")
    .option("--quiet", "show errors only", false)
    .option("--subroutine <name>", "the subroutine that snippets belong to: recv, hash, …")
    .addOption(stdinName())
    .addOption(policies())
    .action(async (args: readonly string[], options) => {
      const { lintCommand } = await import("./commands/lint.js");
      code = await lintCommand(args, options, io);
    });

  program
    .command("fmt")
    .description("format VCL in place, in the compiler's style")
    .argument("[files...]", files)
    .option("--check", "write nothing; fail when a file is not formatted", false)
    .addOption(json())
    .addOption(format())
    .addOption(stdinName())
    .action(async (args: readonly string[], options) => {
      const { fmtCommand } = await import("./commands/fmt.js");
      code = await fmtCommand(args, options, io);
    });

  program
    .command("dev")
    .description("run a local Fastly API, to push to without an account")
    .option("--api-port <port>", "the port on 127.0.0.1; 0 takes one that is free", "7070")
    .option("--state <file>", "keep what the API holds in a file, over restarts")
    .option("--entries <n>", "how much an ACL and a dictionary hold, as in your account", "1000")
    .option("--json", "print one line of JSON when it is ready", false)
    .action(async (options) => {
      const { devCommand } = await import("./commands/dev.js");
      code = await devCommand(options, io);
    });

  program
    .command("aggregate")
    .description("print the fewest CIDRs that hold what is on lists of addresses")
    .argument("<files...>", "lists: text or JSON, gzip or not; `-` is standard input")
    .option("--except <file>", "a list to take away; can be repeated", collect, [])
    .option("--ipv6-prefix <n>", "widen IPv6 entries to blocks of this length, such as 64")
    .option("--strict", "fail when a line is no address, and print nothing", false)
    .addOption(json())
    .action(async (args: readonly string[], options) => {
      const { aggregateCommand } = await import("./commands/aggregate.js");
      code = await aggregateCommand(args, options, io);
    });

  addFastlyCommands(program, { policies, out, json, strict }, io, (ended) => {
    code = ended;
  });

  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return exitCodes.badInput;
    }
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
    throw error;
  }
}
