import type { Keep } from "../../shared/storage.js";
import type { VisitorDialog, VisitorItem, VisitorLog, VisitorSnapshot } from "../../shared/wire/visitor.js";
import { Visit } from "../../widget/panel/visit.js";
import { ManualClock, settled } from "../shared/manual-clock.js";
import { memoryKeep } from "../shared/memory-keep.js";

export const at = "2026-11-22T10:00:00.000Z";
export const hello = { serverNow: at, available: true, textLength: 8_000, texts: {} };
const open: VisitorDialog = { status: "open", operator: { name: "Anna" } };
export const answer = (eventSeq: number): VisitorItem => ({
  eventSeq,
  at,
  kind: "message",
  message: { id: `operator ${eventSeq}`, seq: eventSeq, from: "operator", name: "Anna", text: `answer ${eventSeq}`, at },
});
export const log = (after: number, upTo: number, ...items: VisitorItem[]): VisitorLog => ({ after, upTo, tag: `tag ${upTo}`, items, state: open, more: false });
export const snapshot = (...items: VisitorItem[]): VisitorSnapshot => {
  const eventSeq = items.at(-1)?.eventSeq ?? 0;
  const place = { eventSeq, tag: eventSeq ? `tag ${eventSeq}` : "" };
  return { serverNow: at, visitor: "v1", available: true, place, dialog: eventSeq ? open : null, marks: { read: 0 }, items, more: false };
};

/** An answer that comes when the test says so. */
export function later() {
  let give: (answer: object) => void = () => {};
  const answer = new Promise<object>(done => (give = done));
  return { answer, give: (answer: object) => (give(answer), settled()) };
}

type Answer = object | { refused: string };

/** A page with a panel; the test answers as the host. */
export function page({ local = memoryKeep(), tab = memoryKeep(), visitor = "v1", key = "multichat:site" }: { local?: Keep; tab?: Keep; visitor?: string; key?: string } = {}) {
  const clock = new ManualClock();
  const calls: [name: string, input: Record<string, unknown>][] = [];
  const answers: Record<string, Answer | undefined> = { Join: snapshot(), Applied: {}, Read: {}, Goodbye: {} };
  const arrived: string[] = [];
  const rejected: string[] = [];
  const connection: string[] = [];
  let identities = 0;
  const state = { isShown: true, isLookedAt: false, visitor, hasDialog: false, isNew: false, forgetting: undefined as string | undefined, onScreen: (_: string) => true };
  const hub = {
    isOpen: true,
    call: async (name: string, input: Record<string, unknown>) => {
      calls.push([name, input]);
      const given = answers[name];
      if (given === undefined) return new Promise(() => {});
      if ("refused" in given) throw { code: given.refused };
      return given;
    },
    retry: () => connection.push("retry"),
    stop: () => connection.push("stop"),
  };
  const visit = new Visit({
    hub: hub as unknown as ConstructorParameters<typeof Visit>[0]["hub"],
    clock,
    local,
    tab,
    key,
    who: {
      identify: async () => ({ visitor: state.visitor, hasDialog: state.hasDialog, isNew: state.isNew, ticket: `ticket ${++identities}`, ticketExpiresAt: at }),
      forget: async () => {
        if (state.forgetting) throw { code: state.forgetting };
      },
    },
    isShown: () => state.isShown,
    isLookedAt: () => state.isLookedAt,
    isOnScreen: message => state.onScreen(message),
    changed: () => {},
    arrived: message => arrived.push(message.text),
    rejected: ({ text }, { code }) => rejected.push(`${text}: ${code}`),
    forgotten: () => connection.push("forgotten"),
  });
  return {
    visit,
    clock,
    local,
    tab,
    answers,
    arrived,
    rejected,
    connection,
    state,
    calls,
    inputs: (name: string) => calls.filter(([called]) => called === name).map(([, input]) => input),
    shown: () => visit.view?.items.map(item => (item.kind === "message" ? item.message.text : item.kind)) ?? [],
    connect: async () => (visit.greeted(hello), settled()),
    accept: (input: Record<string, unknown>, seq: number) => ({
      message: { id: input["id"], seq, from: "me", text: input["text"], at },
    }),
  };
}
