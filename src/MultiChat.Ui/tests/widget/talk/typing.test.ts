import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Answering } from "../../../widget/talk/answering.js";
import { OwnTyping } from "../../../widget/talk/own-typing.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answering = () => {
  const seen: (string | undefined)[] = [];
  const it: Answering = new Answering(() => seen.push(it.name));
  return { it, seen };
};

test("an operator types for six seconds after the last sign", () => {
  const { it, seen } = answering();
  it.pushed({ name: "Анна", typing: true });
  vi.advanceTimersByTime(4_000);
  it.pushed({ name: "Анна", typing: true });
  vi.advanceTimersByTime(5_999);
  expect(seen).toEqual(["Анна"]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(["Анна", undefined]);
});

test("an operator who stops ends their own typing alone", () => {
  const { it, seen } = answering();
  it.pushed({ name: "Анна", typing: true });
  it.pushed({ name: "Борис", typing: true });
  it.pushed({ name: "Анна", typing: false });
  expect(it.name).toBe("Борис");
  it.pushed({ name: "Борис", typing: false });
  expect(seen).toEqual(["Анна", "Борис", undefined]);
});

test("an answer ends it, and no timer is left", () => {
  const { it, seen } = answering();
  it.over();
  it.pushed({ name: "Анна", typing: true });
  it.over();
  expect(seen).toEqual(["Анна", undefined]);
  expect(vi.getTimerCount()).toBe(0);
});

const own = () => {
  const said: boolean[] = [];
  const clock = { now: 0 };
  const call = (_: string, { typing }: { typing: boolean }) => (said.push(typing), Promise.reject({ code: "lost" }));
  const typing = new OwnTyping({ call: call as never }, () => clock.now);
  return { typing, said, clock };
};

test("the host is told at the first letter, and then now and again", () => {
  const { typing, said, clock } = own();
  typing.typed("П");
  clock.now = 2_499;
  typing.typed("Пр");
  expect(said).toEqual([true]);
  clock.now = 2_500;
  typing.typed("При");
  expect(said).toEqual([true, true]);
});

test("it is told that one stopped where the field was emptied, and once", () => {
  const { typing, said } = own();
  typing.typed("");
  typing.typed("П");
  typing.typed(" ");
  typing.typed("");
  expect(said).toEqual([true, false]);
});

test("after a message was sent nothing is told until one types again", () => {
  const { typing, said } = own();
  typing.typed("П");
  typing.sent();
  typing.typed("");
  expect(said).toEqual([true]);
  typing.typed("И");
  expect(said).toEqual([true, true]);
});
