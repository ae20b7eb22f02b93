import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WhoIsWho } from "../../widget/panel/identity.js";
import { memoryKeep } from "../shared/memory-keep.js";

/** A host, and a browser that may refuse its cookie. */
function world(hasCookies: boolean) {
  const asked: { method: string; path: string; body: unknown; token: string | undefined }[] = [];
  let cookie: string | undefined;
  let visitors = 0;
  const tokens = new Map<string, string>();
  const answer = (status: number, content: object) => ({ ok: status < 300, json: async () => content });
  vi.stubGlobal("fetch", async (url: string, { method, body, headers }: { method: string; body?: string; headers: Record<string, string> }) => {
    const token = headers["X-MultiChat-Visitor"];
    const path = url.replace("/v1/", "");
    const given = body ? (JSON.parse(body) as { keep?: string }) : {};
    asked.push({ method, path, body: given, token });
    const known = token ? tokens.get(token) : cookie;
    if (path === "dialog") return known ? answer(200, {}) : answer(401, { code: "not_signed_in" });
    if (method === "DELETE") {
      tokens.delete(token ?? "");
      return answer(200, {});
    }
    if (known) return answer(200, { visitor: known, isNew: false, hasDialog: true, ticket: "t" });
    const visitor = `v${++visitors}`;
    if (given.keep === "memory") {
      tokens.set(`token of ${visitor}`, visitor);
      return answer(200, { visitor, isNew: true, token: `token of ${visitor}`, hasDialog: false, ticket: "t" });
    }
    if (hasCookies) cookie = visitor;
    return answer(200, { visitor, isNew: true, hasDialog: false, ticket: "t" });
  });
  return { asked };
}

beforeEach(() => vi.stubGlobal("navigator", { locks: { request: (_: string, ask: () => unknown) => ask() } }));
afterEach(() => vi.unstubAllGlobals());

const visitorOf = async (who: WhoIsWho) => (await who.identify()).visitor;

test("with cookies the host is asked for no token", async () => {
  const { asked } = world(true);
  const who = new WhoIsWho("/v1/", undefined, "key", memoryKeep(), "owed");
  expect([await visitorOf(who), await visitorOf(who)]).toEqual(["v1", "v1"]);
  expect(who.isForgotten).toBe(false);
  expect(asked.filter(({ token, body }) => token || (body as { keep?: string }).keep)).toEqual([]);
});

test("without them the page is one visitor for its life, however often it asks, and knows that the talk ends with it", async () => {
  world(false);
  const who = new WhoIsWho("/v1/", undefined, "key", memoryKeep(), "owed");
  const first = await visitorOf(who);
  for (let blip = 0; blip < 10; blip++) expect(await visitorOf(who)).toBe(first);
  expect(who.isForgotten).toBe(true);
});

test("where the site lets its storage keep the token, the next page is the same visitor", async () => {
  world(false);
  const keep = memoryKeep();
  const first = new WhoIsWho("/v1/", keep, "key", memoryKeep(), "owed");
  const visitor = await visitorOf(first);
  const next = new WhoIsWho("/v1/", keep, "key", memoryKeep(), "owed");
  expect(await visitorOf(next)).toBe(visitor);
  expect(next.isForgotten).toBe(false);
  await next.forget();
  expect(keep.get("key")).toBeNull();
  expect(await visitorOf(next)).not.toBe(visitor);
});

test.each([
  ["locks", { locks: { request: async () => Promise.reject(new Error("SecurityError")) } }],
  ["locks, at once", { get locks() { throw new Error("SecurityError"); } }],
  ["nothing at all there", {}],
])("a browser that refuses %s and channels is asked for all that", async (_, navigator) => {
  vi.stubGlobal("navigator", navigator);
  vi.stubGlobal("BroadcastChannel", class { constructor() { throw new Error("SecurityError"); } });
  world(true);
  expect(await visitorOf(new WhoIsWho("/v1/", undefined, "key", memoryKeep(), "owed"))).toBe("v1");
});

test("what the host refuses is not asked again in another way", async () => {
  vi.stubGlobal("fetch", vi.fn(async () => ({ ok: false, json: async () => ({ code: "too_many", retryAfter: 5 }) })));
  await expect(new WhoIsWho("/v1/", undefined, "key", memoryKeep(), "owed").identify()).rejects.toMatchObject({ code: "too_many", retryAfter: 5 });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("what the host could not be told of a forgotten browser it is told before anybody is identified again, on the next page too", async () => {
  const { asked } = world(true);
  const local = memoryKeep();
  const who = new WhoIsWho("/v1/", undefined, "key", local, "owed");
  await visitorOf(who);
  const reach = globalThis.fetch;
  vi.stubGlobal("fetch", async () => ({ ok: false, json: async () => ({ code: "stopping" }) }));
  await expect(who.forget()).rejects.toMatchObject({ code: "stopping" });
  const next = new WhoIsWho("/v1/", undefined, "key", local, "owed");
  await expect(next.identify()).rejects.toMatchObject({ code: "stopping" });

  asked.length = 0;
  vi.stubGlobal("fetch", reach);
  await visitorOf(next);
  await visitorOf(next);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["DELETE identity", "POST identity", "POST identity"]);
  expect(local.keys("")).toEqual([]);
});

test("a browser that the host does not know is forgotten", async () => {
  world(true);
  const local = memoryKeep();
  vi.stubGlobal("fetch", async () => ({ ok: false, json: async () => ({ code: "not_signed_in" }) }));
  await new WhoIsWho("/v1/", undefined, "key", local, "owed").forget();
  expect(local.keys("")).toEqual([]);
});
