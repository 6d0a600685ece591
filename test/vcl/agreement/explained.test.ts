import { describe, expect, it } from "vitest";
import { falcoMissing } from "../../support/falco.js";
import { explained, isAbout } from "./explained.js";
import type { Example } from "./explained/difference.js";
import { statementsIn } from "./statement-in.js";
import { differences, verdicts } from "./verdicts.js";

function vclOf(example: Example): string {
  return "vcl" in example ? example.vcl : statementsIn(example.in, [example.statement]);
}

if (falcoMissing !== undefined) console.warn(`not compared with falco: ${falcoMissing}`);

describe.skipIf(falcoMissing !== undefined)("what is explained", () => {
  it.each(explained)("still differs: $by says $says", (difference) => {
    const found = verdicts(vclOf(difference.example));
    expect(differences(found).filter((verdict) => isAbout(difference, verdict))).not.toEqual([]);
  });

  it("is explained by a page of Fastly's", () => {
    for (const { page } of explained)
      expect(page).toMatch(/^https:\/\/www\.fastly\.com\/documentation\/reference\/vcl\/.+\/$/u);
  });
});
