import { describe, expect, it } from "vitest";
import { loadPolicy } from "edgewall/testing";
import { block, ipBan, ipList, policy, rule, always, type Policy } from "edgewall";
import campaign from "../../policies/campaign.policy.js";
import { policyFile, project } from "../support/project.js";

const listed = { ip: "192.0.2.10", method: "POST", url: "/api/hamm/donations" };

describe("loadPolicy", () => {
  it("takes the file's path, its URL, and what it exports", async () => {
    const url = new URL("../../policies/campaign.policy.ts", import.meta.url);
    for (const given of ["policies/campaign.policy.ts", url, campaign]) {
      const { name, request } = await loadPolicy(given);
      expect(name).toBe("campaign");
      expect(request(listed)).toBeTarpitted({ by: "card_testing" });
    }
  });

  it("heeds the project's configuration", async () => {
    const root = project({
      "edgewall.config.ts": `import { defineConfig } from "edgewall";\nexport default defineConfig({ limits: { aclEntries: 1, shards: 1 } });`,
      "policies/a.policy.ts": policyFile(
        `export default policy("a", { rules: [ipBan("r", { list: ipList("two", { entries: ["192.0.2.1", "192.0.2.9"] }) })] });`,
      ),
    });
    await expect(loadPolicy(`${root}/policies/a.policy.ts`)).rejects.toThrow(/EW1043/);
  });

  it("shows why a policy does not compile, with its line", async () => {
    const bad = policy("bad", { rules: [rule("9", { when: always(), then: block() })] });
    await expect(loadPolicy(bad)).rejects.toThrow(/EW1010[\s\S]*load\.test\.ts:\d+/);
    const gone = policy("gone", {
      rules: [ipBan("r", { list: ipList("gone", { file: "gone.txt" }) })],
    });
    await expect(loadPolicy(gone)).rejects.toThrow(/test\/testing\/gone\.txt` is not there/);
  });

  it("refuses what is no policy", async () => {
    await expect(loadPolicy("policies/nothing.policy.ts")).rejects.toThrow(/no policy file/);
    await expect(loadPolicy({ name: "x", kind: "policy" } satisfies Policy)).rejects.toThrow(
      /did not make/,
    );
  });
});
