import { describe, expect, it, test } from "vitest";
import { parseAddressList } from "../../src/addresses/index.js";
import { read, utf8 } from "./read-list.js";

describe("takes", () => {
  test.each<[string, string, string]>([
    ["an array of texts", '["1.2.3.4", "2001:db8::/32"]', "1.2.3.4 2001:db8::/32"],
    ["an empty array", "[]", ""],
    ["an empty object", " {} ", ""],
    // https://www.fastly.com/documentation/reference/api/utils/public-ip-list/
    [
      "Fastly's form",
      '{"addresses":["23.235.32.0/20"],"ipv6_addresses":["2a04:4e40::/32"]}',
      "23.235.32.0/20 2a04:4e40::/32",
    ],
    // https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-syntax.html
    [
      "Amazon's form",
      '{"syncToken":"0123456789","createDate":"2020-01-01-00-00-00","prefixes":[{"ip_prefix":"18.208.0.0/13","region":"us-east-1","network_border_group":"us-east-1","service":"AMAZON"}],"ipv6_prefixes":[{"ipv6_prefix":"2a05:d07a:a000::/40","region":"eu-south-1","service":"AMAZON"}]}',
      "18.208.0.0/13 2a05:d07a:a000::/40",
    ],
    // https://developers.google.com/search/docs/crawling-indexing/verifying-googlebot
    [
      "Google's and Bing's form",
      '{"creationTime": "2020-01-01T00:00:00","prefixes":[{"ipv6Prefix":"2001:4860:4801:10::/64"},{"ipv4Prefix":"66.249.64.0/27"}]}',
      "66.249.64.0/27 2001:4860:4801:10::/64",
    ],
    [
      "one object a line",
      '{"cidr":"1.10.16.0/20","sblid":"SBL256894"}\n{"type":"metadata","records":1}\n',
      "1.10.16.0/20",
    ],
    ["escaped slashes", String.raw`["10.0.0.0\/8", "1.2.3.\u0034"]`, "1.2.3.4 10.0.0.0/8"],
    [
      "ports and ranges",
      '["1.2.3.4:80", "[::1]:443", "1.2.3.6-1.2.3.7"]',
      "1.2.3.4 1.2.3.6/31 ::1",
    ],
    [
      "names in any spelling",
      '[{"IP":"1.2.3.4","Ip-Address":"1.2.3.6"},{"network":"1.2.4.0/24"}]',
      "1.2.3.4 1.2.3.6 1.2.4.0/24",
    ],
    [
      "nothing of other values",
      '[{"prefix": 24, "ip": null, "ok": [true, false, -1.5e+3], "note": "x"}]',
      "",
    ],
    ["a byte order mark and blank lines before it", '\u{feff}\r\n\n ["1.2.3.4"]', "1.2.3.4"],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected === "" ? [] : expected.split(" "));
  });
});

const notJson = (place: string, text: string) => `${place} ${text}: this is not JSON`;

describe("rejects", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "texts that should be addresses, with their lines",
      '[\n  "1.2.3.4",\n  "nope", "10.0.0.1/8"\n]',
      [
        "1.2.3.4",
        "3:4-8 nope: `nope` is a host name, not an IP address",
        "3:12-22 10.0.0.1/8: `10.0.0.1/8` has bits set after its first 8",
      ],
    ],
    [
      "fields that should be addresses",
      '{"a": {"ip": "x y"}}',
      ["1:15-18 x y: `x` is a host name, not an IP address"],
    ],
    [
      "escapes that spell no address",
      String.raw`["\u0041\n"]`,
      [String.raw`1:3-11 \u0041\n: ${"`A\\n` is not an IP address"}`],
    ],
    ["text that ends early", '["1.2.3.4",\n"5.6', ["1.2.3.4", notJson("2:1-2", '"')]],
    [
      "brackets that stay open",
      '["1.2.3.4"\n',
      ["1.2.3.4", "2:1-1 : the JSON ends before it is complete"],
    ],
    ["brackets that do not match", '["1.2.3.4"}', ["1.2.3.4", notJson("1:11-12", "}")]],
    ["a comma too many", '["1.2.3.4",]', ["1.2.3.4", notJson("1:12-13", "]")]],
    ["a comma outside", '["1.2.3.4"], ["1.2.3.5"]', ["1.2.3.4", notJson("1:12-13", ",")]],
    ["a comma too few", '["1.2.3.4" "1.2.3.6"]', ["1.2.3.4", notJson("1:12-13", '"')]],
    ["addresses that are no texts", '["1.2.3.4", 1.2.3.5]', ["1.2.3.4", notJson("1:13-14", "1")]],
    ["names without a value", '{"ip"}', [notJson("1:6-7", "}")]],
    ["values without a name", '{["1.2.3.4"]}', [notJson("1:2-3", "[")]],
    ["a line end in a text", '["1.2.\n3.4"]', [notJson("1:2-3", '"')]],
    ["what nests too deep", "[".repeat(65), [notJson("1:65-66", "[")]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

it("is not taken for JSON when it begins with an IPv6 address in brackets", () => {
  expect(read("[2001:db8::1]:443\n[::2]")).toEqual(["::2", "2001:db8::1"]);
  expect(read("[1.2.3.4]")).toEqual(["1:1-10 [1.2.3.4]: `[1.2.3.4]` is not an IP address"]);
});

it("counts lines and entries", () => {
  const { lines, entries, rejectedCount } = parseAddressList(
    utf8('[\n"1.2.3.4",\r\n"1.2.3.4", "x"\n]\n'),
  );
  expect([lines, entries, rejectedCount]).toEqual([4, 2, 1]);
});
