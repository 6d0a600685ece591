import { Argument, Option, type Command } from "commander";
import type { ExitCode } from "./exit-codes.js";
import type { Io } from "./io.js";

const states = ["on", "off"] as const;

/** Options that several commands have, each made anew for the command that takes it. */
export interface SharedOptions {
  readonly policies: () => Option;
  readonly out: () => Option;
  readonly json: () => Option;
  readonly strict: () => Option;
}

/** The commands that talk to Fastly. */
export function addFastlyCommands(
  program: Command,
  { policies, out, json, strict }: SharedOptions,
  io: Io,
  end: (code: ExitCode) => void,
): void {
  const golden = () => new Option("--golden <dir>", "the folder of golden files").default("golden");
  const adopt = () =>
    new Option("--adopt", "take what has a name of the policy's for edgewall's").default(false);
  const yes = () => new Option("--yes", "do not ask").default(false);
  const audit = () =>
    new Option("--audit <file>", "where to note it").default(".edgewall/audit.jsonl");
  /** Those that say which service, and every command has. */
  const command = (name: string): Command =>
    program
      .command(name)
      .option("--service <name>", "which service, where there are several")
      .option("--env <name>", "which of its environments in edgewall.config.ts")
      .addOption(policies())
      .addOption(json());

  command("plan")
    .description("show what a push would change at Fastly, in order; nothing is written")
    .addOption(strict())
    .addOption(adopt())
    .action(async (options) => {
      const { planCommand } = await import("./commands/plan.js");
      end(await planCommand(options, io));
    });

  command("push")
    .description("make the service at Fastly what the policy says")
    .addOption(golden())
    .addOption(strict())
    .addOption(adopt())
    .addOption(yes())
    .option("--staging", "activate on staging, and leave production alone", false)
    .option("--comment <text>", "what the version's comment says")
    .option("--no-wait", "stop when this hour's API writes are spent")
    .action(async (options) => {
      const { pushCommand } = await import("./commands/push.js");
      end(await pushCommand(options, io));
    });

  command("flip")
    .description("turn one switch at the edge")
    .argument("<name>", "the toggle, as KEY or DICTIONARY.KEY")
    .addArgument(
      new Argument("[state]", "what it is to be; the other of the two when left out").choices(
        states,
      ),
    )
    .addOption(new Option("--expect <state>", "refuse unless it is so now").choices(states))
    .addOption(golden())
    .addOption(out())
    .addOption(audit())
    .action(async (name: string, state: string | undefined, options) => {
      const { flipCommand } = await import("./commands/flip.js");
      end(await flipCommand(name, state, options, io));
    });

  command("ban")
    .description("put addresses on a live list at the edge")
    .argument("<addresses...>", "addresses, or blocks where the list is an ACL")
    .option("--list <name>", "which list, where there are several live ones")
    .option("--for <time>", "until when: 30m, 2h, 7d; for good when left out")
    .option("--reason <text>", "why; noted in the audit file")
    .option("--my-ip <address>", "your own address, which is not banned whatever you type")
    .addOption(golden())
    .addOption(out())
    .addOption(audit())
    .action(async (addresses: readonly string[], options) => {
      const { banCommand } = await import("./commands/ban.js");
      end(await banCommand(addresses, options, io));
    });

  command("unban")
    .description("take addresses off a live list at the edge")
    .argument("<addresses...>", "addresses or blocks, as they were banned")
    .option("--list <name>", "which list, where there are several live ones")
    .option("--reason <text>", "why; noted in the audit file")
    .addOption(golden())
    .addOption(out())
    .addOption(audit())
    .action(async (addresses: readonly string[], options) => {
      const { unbanCommand } = await import("./commands/unban.js");
      end(await unbanCommand(addresses, options, io));
    });

  command("status")
    .description("compare the repository, Fastly and the last push; show the switches")
    .addOption(strict())
    .action(async (options) => {
      const { statusCommand } = await import("./commands/status.js");
      end(await statusCommand(options, io));
    });

  command("rollback")
    .description("activate a version from before, with what its lists held")
    .argument("[version]", "the one before the active one that edgewall pushed, when left out")
    .addOption(yes())
    .addOption(audit())
    .action(async (version: string | undefined, options) => {
      const { rollbackCommand } = await import("./commands/rollback.js");
      end(await rollbackCommand(version, options, io));
    });
}
