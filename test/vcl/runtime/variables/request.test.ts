import { describe, expect, it } from "vitest";
import { transactionOf } from "../machine/support.js";
import { read, unset, write } from "./read.js";

const pages = "https://www.fastly.com/documentation/reference/vcl/variables";

describe("req.url", () => {
  it.each([
    // The examples of the pages.
    ["/index.html?a=1&b=2", "req.url", "/index.html?a=1&b=2", "req-url"],
    ["/inner/index.html?a=1&b=2", "req.url.path", "/inner/index.html", "req-url-path"],
    ["/1/hello.gif?foo=bar", "req.url.dirname", "/1", "req-url-dirname"],
    ["/5/inner/hello.gif?foo=bar", "req.url.dirname", "/5/inner", "req-url-dirname"],
    ["/xyz/abc?xyz", "req.url.dirname", "/xyz", "req-url-dirname"],
    ["/hello.html", "req.url.dirname", "/", "req-url-dirname"],
    ["/foo.bar.txt", "req.url.ext", "txt", "req-url-ext"],
    ["/index.html?a=1&b=2", "req.url.ext", "html", "req-url-ext"],
    ["/a.b/index", "req.url.ext", "", "req-url-ext"],
    ["/1/hello.gif?foo=bar", "req.url.basename", "hello.gif", "req-url-basename"],
    ["/index.html?a=1&b=2", "req.url.qs", "a=1&b=2", "req-url-qs"],
    ["/index.html", "req.url.qs", "", "req-url-qs"],
  ])(`of %s: %s is %s (${pages}/client-request/%s/)`, (url, name, expected) => {
    expect(read(transactionOf({ url }), name)).toBe(expected);
  });

  // "This variable is updated any time req.url is set."
  it(`has parts that follow it (${pages}/client-request/req-url-path/)`, () => {
    const tx = transactionOf({ url: "/a" });
    write(tx, "req.url", "/b/c.txt?d");
    expect(read(tx, "req.url.path")).toBe("/b/c.txt");
    expect(read(tx, "req.url.qs")).toBe("d");
  });
});

describe("req.body", () => {
  // "Limited to 8KB in size. Exceeding the limit results in the req.body variable being blank, which returns a not
  // set value." "Using this variable for binary data will truncate at the first null character."
  const page = `${pages}/client-request/req-body/`;

  it(`is there up to 8 KB (${page})`, () => {
    expect(read(transactionOf({ body: "x".repeat(8192) }), "req.body")).toHaveLength(8192);
    expect(read(transactionOf({ body: "x".repeat(8193) }), "req.body")).toBeUndefined();
  });

  it(`ends at a NUL, which its Base64 does not (${page})`, () => {
    const tx = transactionOf({ body: "ab\0cd" });
    expect(read(tx, "req.body")).toBe("ab");
    expect(read(tx, "req.postbody")).toBe("ab");
    expect(read(tx, "req.body.base64")).toBe(Buffer.from("ab\0cd").toString("base64"));
  });

  it("is bytes, of which UTF-8 has several to a character", () => {
    expect(read(transactionOf({ body: "é" }), "req.body")).toBe("\xc3\xa9");
  });
});

describe("the connection", () => {
  it(`tells addresses and protocols (${pages}/client-connection/)`, () => {
    const plain = transactionOf({ ip: "2001:DB8:0::1", tls: false });
    expect(read(plain, "req.is_ipv6")).toBe(true);
    expect(read(plain, "client.ip")).toMatchObject({ text: "2001:db8::1" });
    expect(read(plain, "req.protocol")).toBe("http");
    expect(read(plain, "fastly_info.edge.is_tls")).toBe(false);
    const secure = transactionOf({ ip: "192.0.2.7", http: "h2" });
    expect(read(secure, "req.is_ipv6")).toBe(false);
    expect(read(secure, "req.protocol")).toBe("https");
    expect(read(secure, "req.is_ssl")).toBe(true);
    expect(read(secure, "fastly_info.is_h2")).toBe(true);
    expect(read(secure, "fastly_info.is_h3")).toBe(false);
  });

  // "Defaults to the client IP address."
  it(`has an identity (${pages}/client-connection/client-identity/)`, () => {
    const tx = transactionOf({ ip: "192.0.2.7" });
    expect(read(tx, "client.identity")).toBe("192.0.2.7");
    write(tx, "client.identity", "user-1");
    expect(read(tx, "client.identity")).toBe("user-1");
  });

  it(`has a handshake when one is given (${pages}/client-connection/tls-client-ja4/)`, () => {
    const tx = transactionOf({ tls: { ja4: "t13d1516h2", "certificate.dn": "CN=a" } });
    expect(read(tx, "tls.client.ja4")).toBe("t13d1516h2");
    expect(read(tx, "tls.client.certificate.dn")).toBe("CN=a");
    expect(read(tx, "tls.client.ja3_md5")).toBeUndefined();
    expect(read(transactionOf(), "tls.client.ja4")).toBeUndefined();
  });

  // "The original Host header sent by the client, prior to any VCL modifications"
  it(`remembers the host (${pages}/client-request/fastly-info-host-header/)`, () => {
    const tx = transactionOf({ headers: { Host: "www.example.com" } });
    write(tx, "req.http.host", "other.example.com");
    expect(read(tx, "fastly_info.host_header")).toBe("www.example.com");
  });
});

describe("headers", () => {
  it(`have no letter case, and may be not set (${pages}/client-request/req-http/)`, () => {
    const tx = transactionOf({ headers: { "X-Test": "1" } });
    expect(read(tx, "req.http.x-test")).toBe("1");
    expect(read(tx, "req.http.X-Other")).toBeUndefined();
    write(tx, "req.http.X-OTHER", "");
    expect(read(tx, "req.http.X-Other")).toBe("");
    unset(tx, "req.http.x-other");
    expect(read(tx, "req.http.X-Other")).toBeUndefined();
  });

  it("are not set after a value that is not set", () => {
    const tx = transactionOf({ headers: { "X-Test": "1" } });
    write(tx, "req.http.X-Test", undefined);
    expect(read(tx, "req.http.X-Test")).toBeUndefined();
  });

  it("of messages that are not there are not set, and setting them does nothing", () => {
    const tx = transactionOf();
    write(tx, "resp.http.X-Test", "1");
    expect(read(tx, "resp.http.X-Test")).toBeUndefined();
  });
});

describe("fields of headers", () => {
  const subfield =
    "https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/";
  const reference = "https://www.fastly.com/documentation/reference/http/http-headers/";

  // "This function always matches case insensitively." The example of the guide on isolating header values.
  it(`are read, of cookies behind semicolons (${subfield})`, () => {
    const tx = transactionOf({
      headers: {
        Cookie: "value1=123value123; testValue=asdf_true; staff_user=true;",
        "Cache-Control": "private, max-age=0",
      },
    });
    expect(read(tx, "req.http.Cookie:staff_user")).toBe("true");
    expect(read(tx, "req.http.cookie:TESTVALUE")).toBe("asdf_true");
    expect(read(tx, "req.http.Cookie:value")).toBeUndefined();
    expect(read(tx, "req.http.Cache-Control:max-age")).toBe("0");
    expect(read(tx, "req.http.Cache-Control:private")).toBe("");
    expect(read(tx, "req.http.Other:field")).toBeUndefined();
  });

  // set req.http.Cache-Control:max-age = "3600";
  it(`are set (${reference})`, () => {
    const tx = transactionOf({ headers: { "Cache-Control": "private, max-age=0, no-cache" } });
    write(tx, "req.http.Cache-Control:max-age", "3600");
    expect(read(tx, "req.http.Cache-Control")).toBe("private, max-age=3600, no-cache");
    write(tx, "req.http.New:a", "1");
    expect(read(tx, "req.http.New")).toBe("a=1");
    write(tx, "req.http.Cookie:session", "x");
    write(tx, "req.http.Cookie:user", "y");
    expect(read(tx, "req.http.Cookie")).toBe("session=x; user=y");
  });

  // set resp.http.Vary:Accept-Encoding = ""; unset resp.http.Vary:User-Agent;
  it(`are keys without values, too (${reference})`, () => {
    const tx = transactionOf({ headers: { Vary: "User-Agent" } });
    write(tx, "req.http.Vary:Accept-Encoding", "");
    expect(read(tx, "req.http.Vary")).toBe("User-Agent, Accept-Encoding");
    unset(tx, "req.http.Vary:user-agent");
    expect(read(tx, "req.http.Vary")).toBe("Accept-Encoding");
    unset(tx, "req.http.Vary:Accept-Encoding");
    expect(read(tx, "req.http.Vary")).toBeUndefined();
  });

  it("are read back whole, whatever is in them", () => {
    const tx = transactionOf();
    write(tx, "req.http.X:a", "1,b=2");
    write(tx, "req.http.X:c", "3");
    expect(read(tx, "req.http.X:a")).toBe("1,b=2");
    expect(read(tx, "req.http.X:c")).toBe("3");
  });
});
