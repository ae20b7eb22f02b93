import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { VisitorItem } from "../../../shared/wire/visitor.js";
import { timeFormat } from "../../../shared/time.js";
import { settled } from "../../shared/manual-clock.js";
import { rowsOf } from "../../../widget/panel/rows.js";
import { at, hello, log, page, snapshot } from "../visit-page.js";

afterEach(() => vi.unstubAllGlobals());

const away = { ...hello, available: false };
const contact = { phone: "+7 900 000-00-01" };
let one: ReturnType<typeof page>;
beforeEach(async () => {
  one = page();
  one.answers["Join"] = { ...snapshot(), available: false };
  one.visit.begin();
  one.visit.greeted(away);
  await settled();
});

const rows = () => rowsOf(one.visit.view?.items ?? [], one.visit.echoes, one.visit.pending, timeFormat("en-GB", "UTC"), Date.parse(at));
const cards = () => rows().flatMap(row => (row.kind === "message" && row.isRequest ? `${row.text} ${row.seq ?? "pending"}` : []));

describe("a request", () => {
  test("is left with contact and consent, and shown as on its way", () => {
    one.visit.send("Call me", { ...contact, consent: "I agree" });
    expect(one.inputs("LeaveRequest")).toMatchObject([{ text: "Call me", phone: contact.phone, consent: "I agree" }]);
    expect(one.inputs("Send")).toEqual([]);
    expect([cards(), one.visit.mayOnlyAsk]).toEqual([["Call me pending"], false]);
  });

  test("that was accepted stays a card, before the log brings it and after", async () => {
    one.visit.send("Call me", contact);
    const [input] = one.inputs("LeaveRequest");
    const { message } = one.accept(input!, 1);
    one.answers["LeaveRequest"] = { message };
    one.visit.resend(input!["id"] as string);
    await settled();
    expect([cards(), one.visit.pending, one.visit.mayOnlyAsk]).toEqual([["Call me 1"], [], false]);
    one.visit.pushed("log", log(0, 1, { eventSeq: 1, at, kind: "request", message } as VisitorItem));
    expect([cards(), one.visit.echoes, one.visit.unread]).toEqual([["Call me 1"], [], 0]);
  });

  test("has the mark after five seconds and is sent again under the same id", async () => {
    vi.stubGlobal("navigator", { onLine: true });
    one.visit.send("Call me", contact);
    const [message] = one.visit.pending;
    await one.clock.advance(5_000);
    expect(one.visit.deliveryOf(message!)).toEqual({ state: "overdue", reason: "noAnswer" });
    one.visit.resend(message!.id);
    expect(one.visit.deliveryOf(message!)).toEqual({ state: "sending" });
    expect(new Set(one.inputs("LeaveRequest").map(({ id }) => id)).size).toBe(1);
    expect(one.inputs("LeaveRequest")).toHaveLength(2);
  });

  test("that is taken back gives its contact back, as a message has none to give", () => {
    one.visit.send("Call me", contact);
    one.visit.send("Hello");
    const [request, message] = one.visit.pending;
    expect([one.visit.takeBack(request!.id), one.visit.takeBack(message!.id), one.visit.pending]).toEqual([contact, undefined, []]);
  });

  test("waits while offline, in this tab alone, and outlives its reload", async () => {
    one.visit.lost();
    one.visit.send("Call me", contact);
    expect(one.inputs("LeaveRequest")).toEqual([]);
    expect([one.local.keys("multichat:site:"), one.tab.keys("")]).toEqual([[], [`multichat:site:v1:pending:${one.visit.pending[0]!.id}`]]);
    const again = page({ local: one.local, tab: one.tab });
    await again.connect();
    expect(again.inputs("LeaveRequest")).toMatchObject([{ text: "Call me", phone: contact.phone }]);
  });

  test.each(["invalid_field", "contact_needed", "consent_needed", "text_too_long"])("that is refused with %s comes back", async code => {
    one.answers["LeaveRequest"] = { refused: code };
    one.visit.send("Call me", contact);
    await settled();
    expect([one.rejected, one.visit.pending, one.tab.keys("")]).toEqual([[`Call me: ${code}`], [], []]);
    expect(one.visit.mayOnlyAsk).toBe(true);
  });

  // What says who somebody is does not outlive them in the browser
  test("of before a reload does not stay in the tab when its visitor is forgotten", async () => {
    one.visit.send("Call me", contact);
    const again = page({ local: one.local, tab: one.tab });
    again.answers["Join"] = { ...snapshot(), available: false };
    await again.connect();
    expect(again.tab.keys("")).toHaveLength(1);
    again.visit.pushed("ended", { code: "ended" });
    await settled();
    expect([again.tab.keys(""), again.visit.pending, again.rejected]).toEqual([[], [], ["Call me: not_signed_in"]]);
  });
});

describe("no chat can begin", () => {
  test("where nobody is there and no dialog is open", () => {
    expect(one.visit.mayOnlyAsk).toBe(true);
    one.visit.pushed("availability", { available: true });
    expect(one.visit.mayOnlyAsk).toBe(false);
    one.visit.pushed("availability", { available: false, opensAt: at });
    expect(one.visit.mayOnlyAsk).toBe(true);
  });

  test("where the dialog was closed, but not while it is open", () => {
    const state = { status: "open" as const, operator: null };
    one.visit.pushed("log", { ...log(0, 1), state });
    expect(one.visit.mayOnlyAsk).toBe(false);
    one.visit.pushed("log", { ...log(1, 2), state: { ...state, status: "archived" } });
    expect(one.visit.mayOnlyAsk).toBe(true);
  });

  test("but before the host has said who this is, nobody knows", () => {
    const stranger = page();
    stranger.visit.greeted(away);
    expect(stranger.visit.mayOnlyAsk).toBe(false);
  });
});

test("a request is a group of its own", () => {
  const message = (seq: number) => ({ id: `m${seq}`, seq, from: "me" as const, text: `text ${seq}`, at });
  const items: VisitorItem[] = [1, 2, 3].map(seq => ({ eventSeq: seq, at, kind: seq === 2 ? "request" : "message", message: message(seq) }));
  const groups = rowsOf(items, [], [], timeFormat("en-GB", "UTC"), Date.parse(at)).map(row => row.kind === "message" && row.startsGroup && row.endsGroup);
  expect(groups).toEqual([false, true, true, true]);
});
