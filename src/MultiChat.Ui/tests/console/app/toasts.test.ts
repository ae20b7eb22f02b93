import { describe, expect, test } from "vitest";
import { Toasts, toastTime } from "../../../console/app/toasts.js";
import { ManualClock } from "../../shared/manual-clock.js";

function scene() {
  const clock = new ManualClock();
  const toasts = new Toasts(clock);
  const undone: string[] = [];
  const undo = (name: string) => toasts.sayUndo(name, { label: "Undo", run: () => undone.push(name) });
  return { clock, toasts, undone, undo, shown: () => toasts.shown.value.map(({ text }) => text) };
}

describe("a toast", () => {
  test("stands for five seconds, and as long as somebody points at it besides", async () => {
    const { clock, toasts, shown } = scene();
    toasts.say("Saved");
    await clock.advance(toastTime - 1);
    toasts.hold(toasts.shown.value[0]!.id);
    await clock.advance(60_000);
    expect(shown()).toEqual(["Saved"]);
    toasts.release(toasts.shown.value[0]!.id);
    await clock.advance(1);
    expect(shown()).toEqual([]);
  });

  test("leaves when there are two newer ones", () => {
    const { toasts, shown } = scene();
    ["a", "b", "c"].forEach(text => toasts.say(text));
    expect(shown()).toEqual(["b", "c"]);
  });
});

describe("what can be undone", () => {
  test("is undone once, by a key too, for as long as it stands", async () => {
    const { clock, toasts, undo, undone } = scene();
    undo("closed");
    expect([toasts.undo(), toasts.undo(), undone]).toEqual([true, false, ["closed"]]);
    undo("taken");
    await clock.advance(toastTime);
    expect([toasts.undo(), undone]).toEqual([false, ["closed"]]);
  });

  test("is the last thing that was done, and no other", () => {
    const { toasts, undo, undone, shown } = scene();
    undo("closed");
    toasts.say("Saved");
    undo("taken");
    expect(shown()).toEqual(["Saved", "taken"]);
    toasts.undo();
    expect(undone).toEqual(["taken"]);
  });
});
