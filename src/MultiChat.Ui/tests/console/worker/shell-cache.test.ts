import { beforeEach, describe, expect, test } from "vitest";
import { ShellCache } from "../../../console/worker/shell-cache.js";

const origin = "https://host.test";

/** A browser's caches, by name and address. */
let stored: Map<string, Map<string, Response>>;
/** What the host answers; a failure where it is away. */
let host: Map<string, Response>;
let asked: string[];

const addressOf = (request: Request | string) => new URL(typeof request === "string" ? request : request.url, origin).pathname;

const browser = {
  caches: {
    open: async (name: string) => {
      const cache = stored.get(name) ?? new Map<string, Response>();
      stored.set(name, cache);
      return {
        match: async (request: Request | string) => cache.get(addressOf(request))?.clone(),
        put: async (request: Request | string, response: Response) => void cache.set(addressOf(request), response),
        addAll: async (requests: string[]) => {
          for (const request of requests) cache.set(addressOf(request), await browser.fetch(request));
        },
      } as unknown as Cache;
    },
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
  },
  fetch: async (request: Request | string) => {
    const address = addressOf(request);
    asked.push(address);
    const response = host.get(address);
    if (!response) throw new TypeError("Failed to fetch");
    return response.clone();
  },
};

const shellOf = (build: string) => new ShellCache(browser, "/chat/", build, ["assets/console-AAAA1111.js"]);
const ask = (shell: ShellCache, path: string, mode: RequestMode = "navigate", method = "GET") => {
  const request = new Request(origin + path);
  return shell.answer({ url: request.url, method, mode }, request);
};
const textOf = async (answer: Promise<Response> | null) => (answer === null ? null : (await answer).text());

beforeEach(() => {
  stored = new Map();
  asked = [];
  host = new Map([
    ["/chat/console", new Response("page 1")],
    ["/chat/assets/console-AAAA1111.js", new Response("script 1")],
    ["/chat/assets/panel-BBBB2222.js", new Response("panel 1")],
  ]);
});

describe("the console's page", () => {
  test("is the host's whenever the host is there, so that nobody stays on an old build", async () => {
    const shell = shellOf("1");
    expect(await textOf(ask(shell, "/chat/console?project=main"))).toBe("page 1");
    host.set("/chat/console", new Response("page 2"));
    expect(await textOf(ask(shell, "/chat/console"))).toBe("page 2");
  });

  test("is the last one where the host is away", async () => {
    const shell = shellOf("1");
    await ask(shell, "/chat/console");
    host.clear();
    expect(await textOf(ask(shell, "/chat/console?project=other"))).toBe("page 1");
  });

  test("is not what the host has put before it", async () => {
    const shell = shellOf("1");
    await ask(shell, "/chat/console");
    host.set("/chat/console", new Response("go away", { status: 503 }));
    expect(await textOf(ask(shell, "/chat/console"))).toBe("go away");
    host.clear();
    expect(await textOf(ask(shell, "/chat/console"))).toBe("page 1");
  });

  test("that nobody has seen yet fails as it would without a worker", async () => {
    host.clear();
    await expect(ask(shellOf("1"), "/chat/console")).rejects.toThrow("Failed to fetch");
  });
});

describe("what has its hash in its name", () => {
  test("is fetched once, and what the page loads at once with the worker", async () => {
    const shell = shellOf("1");
    await shell.fill();
    host.delete("/chat/assets/console-AAAA1111.js");
    expect(await textOf(ask(shell, "/chat/assets/console-AAAA1111.js", "cors"))).toBe("script 1");
    await ask(shell, "/chat/assets/panel-BBBB2222.js", "cors");
    await ask(shell, "/chat/assets/panel-BBBB2222.js", "cors");
    expect(asked).toEqual(["/chat/assets/console-AAAA1111.js", "/chat/assets/panel-BBBB2222.js"]);
  });
});

test.each([
  ["a page of the host's", "/chat/console/link/abc", "navigate", "GET"],
  ["another page of the host's", "/console", "navigate", "GET"],
  ["the desk's requests", "/chat/v1/session", "cors", "GET"],
  ["a file of the host's beside ours", "/chat/assets/logo.png", "cors", "GET"],
  ["what changes something", "/chat/assets/console-AAAA1111.js", "cors", "POST"],
] as const)("%s is none of the worker's business", (_, path, mode, method) => {
  expect(ask(shellOf("1"), path, mode, method)).toBeNull();
});

test("caches of earlier builds go, and those of others stay", async () => {
  stored = new Map(["multichat:/chat/:0", "multichat:/chat/:1", "multichat:/other/:0", "of-the-host"].map(name => [name, new Map()]));
  await shellOf("1").clean();
  expect([...stored.keys()]).toEqual(["multichat:/chat/:1", "multichat:/other/:0", "of-the-host"]);
});
