import type { Evasion, Group } from "./evasion.js";

function sized(sent: string, request: Evasion["request"], outcome: string, why: string): Evasion {
  return { sent, policy: "fortress", request, outcome, why };
}

const longest = 8_192;
const tail = "admin";
const noVcl = "Fastly answers by itself, and no VCL runs: nothing reaches the origin";
const cookieOf = (bytes: number) => {
  const [name, end] = ["pad=", "; session=stolen"];
  return `${name}${"a".repeat(bytes - name.length - end.length)}${end}`;
};

export const sizes: Group = [
  "Sizes",
  [
    sized(
      "8,187 slashes and `admin`",
      { url: `${"/".repeat(longest - tail.length)}${tail}` },
      "admin",
      "as many slashes as a URL can hold are one",
    ),
    sized(
      "2,046 times `/.//`, and `admin`",
      { url: `${"/.//".repeat(2_046)}${tail}` },
      "admin",
      "dot segments are resolved, however many",
    ),
    sized(
      "2,728 times `%2F` and `admin`",
      { url: `/${"%2F".repeat(2_728)}${tail}` },
      "admin",
      "escaped slashes are decoded, however many",
    ),
    sized(
      "1,637 times `/x/..` and `/admin`",
      { url: `${"/x/..".repeat(1_637)}/${tail}` },
      "admin",
      "dot segments are resolved, however many",
    ),
    sized(
      "`/admin?` and 8,185 bytes",
      { url: `/admin?${"a".repeat(longest - 7)}` },
      "admin",
      "a URL of 8 KB is served",
    ),
    sized(
      "`/admin?` and one byte more",
      { url: `/admin?${"a".repeat(longest - 6)}` },
      "414",
      noVcl,
    ),
    sized(
      "headers of 70 KB",
      {
        url: "/admin",
        headers: [
          ["Host", "example.com"],
          ["X-Pad", "a".repeat(70 * 1_024)],
        ],
      },
      "503",
      noVcl,
    ),
    sized(
      "256 headers",
      {
        url: "/admin",
        headers: Array.from({ length: 256 }, (_, index) => [`X-${index}`, ""] as const),
      },
      "503",
      noVcl,
    ),
    sized(
      "`X-Token: leaked` behind 60 KB",
      {
        headers: [
          ["Host", "example.com"],
          ["X-Pad", "a".repeat(60 * 1_024)],
          ["X-Token", "leaked"],
        ],
      },
      "token",
      "headers that Fastly takes are all seen",
    ),
    sized(
      "a cookie header of 32 KB that ends in `session=stolen`",
      {
        headers: [
          ["Host", "example.com"],
          ["Cookie", cookieOf(32 * 1_024)],
        ],
      },
      "session",
      "a cookie header of 32 KB is served",
    ),
    sized(
      "… and of one byte more",
      {
        headers: [
          ["Host", "example.com"],
          ["Cookie", cookieOf(32 * 1_024 + 1)],
        ],
      },
      "passes",
      "Fastly drops the header: neither the policy nor the origin sees it",
    ),
  ],
];
