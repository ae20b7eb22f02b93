import { describe, expect, test } from "vitest";
import { answerLimit, editTimeLeft } from "../../../../console/desk/model/editable.js";
import { at, me, message, row } from "./things.js";

const own = message(3, { from: "operator", by: me, at: at(0) });
const left = (change: Parameters<typeof row>[0]) => editTimeLeft(own, row(change), me, Date.parse(at(60)), 600);

describe("an own answer", () => {
  test("can be edited while there is time", () => expect(left({})).toBe(540_000));

  test("can't be edited where the channel can't show it, on whatever channel", () => {
    const mute = { send: true, edit: false, receipts: true, length: 4096 };
    expect(left({ can: mute })).toBeNull();
    expect(left({ channel: "telegram", can: mute })).toBeNull();
    expect(left({ channel: "telegram", can: { ...mute, edit: true } })).toBe(540_000);
  });
});

test("an answer is as long as both the host and the channel take", () => {
  const sms = row({ channel: "sms", can: { send: true, edit: false, receipts: false, length: 160 } });
  expect(answerLimit(sms, 8000)).toBe(160);
  expect(answerLimit(row(), 4000)).toBe(4000);
  expect(answerLimit(undefined, undefined)).toBe(8000);
});
