import { expect, test } from "vitest";
import { Renewal } from "../../../console/app/renewal.js";

/** Locks of one name, granted in the order in which they are asked for. */
class QueuedLocks {
  #last: Promise<unknown> = Promise.resolve();

  request = ((_: string, __: LockOptions, held: () => Promise<unknown>) => {
    const done = this.#last.then(held);
    this.#last = done.catch(() => null);
    return done;
  }) as LockManager["request"];

  query = () => Promise.resolve({ held: [], pending: [] });
}

function held() {
  let finish = () => {};
  const answer = new Promise<void>(done => (finish = done));
  return { answer, finish: () => finish() };
}

test.each([
  ["this tab, without locks", undefined, false],
  ["this tab", new QueuedLocks(), false],
  ["another tab", new QueuedLocks(), true],
])("whether it is over is answered after the renewal of %s", async (_, locks, isOther) => {
  const one = new Renewal("/chat/", locks);
  const asked = isOther ? new Renewal("/chat/", locks) : one;
  const { answer, finish } = held();
  const heard: string[] = [];
  const renewed = one.during(async () => {
    await answer;
    heard.push("renewed");
  });
  const over = asked.over().then(() => heard.push("over"));
  finish();
  await Promise.all([renewed, over]);
  expect(heard).toEqual(["renewed", "over"]);
});

test("a renewal that fails says so, and is over", async () => {
  const renewal = new Renewal("/chat/", new QueuedLocks());
  await expect(renewal.during(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  await renewal.over();
});

test("where the browser refuses locks each tab is alone", async () => {
  const refusing = { request: () => Promise.reject(new Error("SecurityError")), query: () => Promise.reject(new Error("SecurityError")) } as unknown as LockManager;
  const renewal = new Renewal("/chat/", refusing);
  expect(await renewal.during(() => Promise.resolve("done"))).toBe("done");
  await renewal.over();
});
