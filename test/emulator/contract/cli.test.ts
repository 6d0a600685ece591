/** Fastly's own CLI, which nobody here wrote: one story, told in commands. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastlyCli, field, list, type Ran } from "../clients.js";
import { fresh, mainVcl, openEndpoint, type Contracted } from "./endpoint.js";

let endpoint: Contracted;
let home: string;
let cli: (...args: readonly string[]) => Promise<Ran>;
/** A command on the service, which must succeed; its output. */
let at: (command: string, ...args: readonly string[]) => Promise<string>;

beforeAll(async () => {
  endpoint = await openEndpoint();
  home = mkdtempSync(path.join(tmpdir(), "edgewall-cli-"));
  cli = fastlyCli(endpoint, home);
  at = async (command, ...args) => {
    const ran = await cli(...command.split(" "), `--service-id=${endpoint.serviceId}`, ...args);
    if (ran.code !== 0) throw new Error(`${command}: ${ran.output}`);
    return ran.output;
  };
});
afterAll(async () => {
  await endpoint.close();
  rmSync(home, { recursive: true, force: true });
});

function file(name: string, content: unknown): string {
  const place = path.join(home, name);
  writeFileSync(place, typeof content === "string" ? content : JSON.stringify(content));
  return place;
}

/** The id in `(id abc…)`. */
function idIn(output: string): string {
  return /\bid:? (\w{22})/.exec(output)?.[1] ?? "";
}

/** A new draft: a clone of the latest version. */
async function draft(): Promise<string> {
  const output = await at("service version clone", "--version=latest");
  return /to version (\d+)/.exec(output)?.[1] ?? "";
}

describe("the Fastly CLI", () => {
  it("creates a service and finds it", async () => {
    const name = fresh("cli");
    const created = await cli("service", "create", `--name=${name}`);
    expect(created.output).toMatch(/SUCCESS: Created service \w{22}/);
    const id = /service (\w{22})/.exec(created.output)?.[1] ?? "";
    const searched = await cli("service", "search", `--name=${name}`);
    expect(searched.output).toContain(id);
    expect(await cli("service", "delete", `--service-id=${id}`)).toMatchObject({ code: 0 });
  });

  it("writes dictionary entries by file, and reads all pages", async () => {
    const version = await draft();
    const name = fresh("dictionary");
    const created = await at("service dictionary create", `--version=${version}`, `--name=${name}`);
    const dictionary = `--dictionary-id=${idIn(created)}`;
    const keys = Array.from({ length: 230 }, (_, index) => `203.0.113.${index}`);
    const items = keys.map((item_key) => ({ op: "create", item_key, item_value: "1" }));
    await at("service dictionary-entry update", dictionary, `--file=${file("i", { items })}`);
    await at("service dictionary-entry create", dictionary, "--key=extra", "--value=2");
    await at("service dictionary-entry update", dictionary, "--key=extra", "--value=3");
    await at("service dictionary-entry delete", dictionary, "--key=203.0.113.0");
    const read = list(JSON.parse(await at("service dictionary-entry list", dictionary, "--json")));
    expect(read.map((item) => field(item, "ItemKey")).toSorted()).toEqual(
      [...keys.slice(1), "extra"].toSorted(),
    );
    expect(await at("service dictionary-entry describe", dictionary, "--key=extra")).toContain(
      "Item Value: 3",
    );
  });

  it("writes ACL entries by file, and reads all pages", async () => {
    const version = await draft();
    const name = fresh("acl");
    const created = await at("service acl create", `--version=${version}`, `--name=${name}`);
    const acl = `--acl-id=${idIn(created)}`;
    const ips = Array.from({ length: 120 }, (_, index) => `203.0.113.${index}`);
    const entries = ips.map((ip) => ({ op: "create", ip, subnet: 32, negated: "0" }));
    await at("service acl-entry update", acl, `--file=${file("e", { entries })}`);
    await at("service acl-entry create", acl, "--ip=198.51.100.0", "--subnet=24", "--negated");
    const read = list(JSON.parse(await at("service acl-entry list", acl, "--json")));
    expect(read.map((entry) => field(entry, "IP")).toSorted()).toEqual(
      [...ips, "198.51.100.0"].toSorted(),
    );
    expect(read.find((entry) => field(entry, "IP") === "198.51.100.0")).toMatchObject({
      Negated: true,
      Subnet: 24,
    });
  });

  it("uploads VCL and snippets, validates, activates and stages", async () => {
    const version = `--version=${await draft()}`;
    if (!(await at("service backend list", version)).includes("origin"))
      await at("service backend create", version, "--name=origin", "--address=192.0.2.1");
    const name = fresh("snippet");
    await at(
      "service vcl snippet create",
      version,
      `--name=${name}`,
      "--type=recv",
      `--content=${file("snippet.vcl", 'set req.http.X-Edgewall = "1";\n')}`,
    );
    const vcl = fresh("main");
    const main = file("main.vcl", mainVcl);
    await at("service vcl custom create", version, `--name=${vcl}`, "--main", `--content=${main}`);
    expect(await at("service version validate", version)).toContain("is valid");
    expect(await at("service version activate", version)).toContain("SUCCESS: Activated");
    expect(await at("service vcl describe", version)).toContain("X-Edgewall");
    // The CLI itself refuses to write to a version that is active.
    const locked = await cli(
      ..."service vcl snippet delete".split(" "),
      `--service-id=${endpoint.serviceId}`,
      version,
      `--name=${name}`,
    );
    expect(locked.code).not.toBe(0);
    const next = `--version=${await draft()}`;
    expect(await at("service version stage", next)).toContain("SUCCESS: Staged");
    await at("service version unstage", next);
    await at("service version update", next, "--comment=by hand");
    await at("service version deactivate", version);
  });

  it("says why a version is refused", async () => {
    const version = `--version=${await draft()}`;
    await at(
      "service vcl snippet create",
      version,
      `--name=${fresh("bad")}`,
      "--type=recv",
      "--content=set req.http.X = no.such.variable;",
    );
    const service = `--service-id=${endpoint.serviceId}`;
    // This ends with 0 all the same.
    const validated = await cli("service", "version", "validate", service, version);
    expect(validated.output).toMatch(/is not valid: .*no\.such\.variable/);
    const refused = await cli("service", "version", "activate", service, version);
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain("no.such.variable");
    await cli("service", "version", "lock", service, version);
  });

  it("is told when its token is wrong", async () => {
    const wrong = fastlyCli({ url: endpoint.url, token: "not-a-token" }, home);
    const { code, output } = await wrong("service", "list");
    expect(code).not.toBe(0);
    expect(output).toContain("401");
  });
});
