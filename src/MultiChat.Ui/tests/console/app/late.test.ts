import { expect, test } from "vitest";
import { Late } from "../../../console/app/late.js";
import { settled } from "../../shared/manual-clock.js";

/** What was asked for is answered by the test. */
function asked() {
  const answers: { done(found: object): void; failed(): void }[] = [];
  const late = new Late(() => new Promise<object>((done, failed) => answers.push({ done, failed: () => failed(new Error("lost")) })));
  return { late, answers };
}

test("many who want it fetch it once", async () => {
  const { late, answers } = asked();
  const found = {};
  void late.load();
  void late.load();
  expect(answers).toHaveLength(1);
  answers[0]!.done(found);
  await settled();
  await late.load();
  expect([late.found === found, answers.length]).toEqual([true, 1]);
});

test("what comes for a person who has gone is not the next one's", async () => {
  const { late, answers } = asked();
  void late.load();
  late.forget();
  answers[0]!.done({});
  await settled();
  expect(late.found).toBeNull();
  const own = {};
  void late.load();
  answers[1]!.done(own);
  await settled();
  expect(late.found).toBe(own);
});

test("a failure is told, and may be tried again", async () => {
  const { late, answers } = asked();
  void late.load();
  answers[0]!.failed();
  await settled();
  expect([late.hasFailed.value, late.found]).toEqual([true, null]);
  void late.load();
  expect(answers).toHaveLength(2);
});
