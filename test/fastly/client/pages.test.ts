import { expect, test } from "vitest";
import { everyPage } from "../../../src/fastly/client/pages.js";
import { emulator } from "../../emulator/emulator.js";
import { error, open, value } from "./client.js";
import { json, recorder, type Reply } from "./recorder.js";

const item = (index: number) => ({ item_key: `k${index}`, item_value: `v${index}` });

function items(from: number, to: number) {
  return Array.from({ length: to - from }, (_, index) => item(from + index));
}

/** Pages as Fastly sends them, by the number that is asked for. */
function pages(total: number, size: number, links = true): Reply {
  return (request, response) => {
    const page = Number(/[?&]page=(\d+)/.exec(request.path)?.[1]);
    const last = Math.ceil(total / size);
    const to = (number: number, relation: string) =>
      `<https://elsewhere.example/items?page=${number}&per_page=${size}>; rel="${relation}"`;
    const link =
      page < last && links ? { Link: `${to(last, "last")}, ${to(page + 1, "next")}` } : {};
    json(items((page - 1) * size, Math.min(page * size, total)), 200, link)(request, response);
  };
}

test("250 items and 250 entries are read to the last, in three pages each", async () => {
  const running = await emulator();
  const { client } = open(running);
  const [id = ""] = running.state.services.keys();
  const dictionary = await value(client.createDictionary(id, 1, "switches"));
  const acl = await value(client.createAcl(id, 1, "bans"));
  const numbers = Array.from({ length: 250 }, (_, index) => index);
  await value(
    client.patchItems(
      id,
      dictionary.id,
      numbers.map((each) => ({ op: "create", key: `k${each}`, value: `v${each}` })),
    ),
  );
  await value(
    client.patchEntries(
      id,
      acl.id,
      numbers.map((each) => ({ op: "create", text: `192.0.2.${each}` })),
    ),
  );
  const before = running.requests().length;
  expect(await value(client.items(id, dictionary.id))).toEqual(
    new Map(numbers.map((each) => [`k${each}`, `v${each}`])),
  );
  expect((await value(client.entries(id, acl.id))).map(({ text }) => text)).toEqual(
    numbers.map((each) => `192.0.2.${each}`),
  );
  expect(running.requests().length - before).toBe(6);
});

test.each([0, 1, 99, 100, 101, 900, 1_850])("%i items", async (total) => {
  const { url } = await recorder(pages(total, 100));
  const { client } = open({ url });
  const read = await value(client.items("service", "dictionary"));
  expect([...read.keys()]).toEqual(items(0, total).map(({ item_key }) => item_key));
});

test("a last page that is full is the last: no page after it is asked for", async () => {
  const server = await recorder(pages(900, 100));
  await value(open(server).client.items("service", "dictionary"));
  expect(server.requests).toHaveLength(9);
});

test("no page is asked for twice, and none of another host", async () => {
  const server = await recorder(pages(1_850, 100));
  await value(open(server).client.items("service", "dictionary"));
  const asked = server.requests.map(({ path }) => path);
  expect(asked).toHaveLength(19);
  expect(new Set(asked).size).toBe(19);
});

test("without a Link header, a full page is followed by another", async () => {
  const server = await recorder(pages(250, 100, false));
  expect(await value(open(server).client.items("service", "dictionary"))).toHaveProperty(
    "size",
    250,
  );
  expect(server.requests).toHaveLength(3);
});

test("a server that takes no notice of the page ends the list", async () => {
  const server = await recorder(json(items(0, 100)));
  expect((await value(open(server).client.items("service", "dictionary"))).size).toBe(100);
  expect(server.requests).toHaveLength(2);
});

test("a list that names a hundred million pages is refused, and does not fill the memory", async () => {
  let sent = 0;
  const server = await recorder((request, response) => {
    const page = Number(/[?&]page=(\d+)/.exec(request.path)?.[1]);
    sent++;
    const values = page > 3 ? [item(1)] : [item(page)];
    json(values, 200, { Link: '<https://api.fastly.com/x?page=99999999>; rel="last"' })(
      request,
      response,
    );
  });
  await value(open(server).client.items("service", "dictionary"));
  expect(sent).toBeLessThan(20);
});

test("a list that always has another page and always something new ends as an error", async () => {
  let asked = 0;
  const read = await everyPage(
    async (page) => {
      asked++;
      return { ok: true, value: { values: [page], linked: true, next: true, last: undefined } };
    },
    (value) => String(value),
  );
  expect(read).toMatchObject({ ok: false, error: { kind: "unexpected" } });
  expect(asked).toBe(10_000);
});

test("one page that fails fails the list: half a list is worse than none", async () => {
  const { url } = await recorder((request, response) => {
    const isThird = request.path.includes("page=3&");
    (isThird ? json({ msg: "Bad request" }, 400) : pages(500, 100))(request, response);
  });
  expect(await error(open({ url }).client.items("service", "dictionary"))).toMatchObject({
    kind: "invalid",
    request: "GET /service/…/dictionary/…/items",
  });
});
