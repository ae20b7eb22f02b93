import type { PendingMessage } from "../../shared/pending.js";
import type { Keep } from "../../shared/storage.js";
import type { Hello, Identity, VisitorItem, VisitorPushes } from "../../shared/wire/visitor.js";
import { Visit } from "../../widget/panel/visit.js";
import { FakeCalls, type Answer } from "./fake-calls.js";
import { FakeStore } from "./fake-store.js";
import { mintNext } from "./minted-ids.js";
import type { Begin } from "./replay.js";

type Finds = Record<string, PendingMessage[]>;

interface Begun {
  visitor: string | null;
  expectsDialog: boolean;
  new: PendingMessage[];
  finds: Finds;
}

const key = "multichat:site";

/** One visitor's page, as `widget/panel/visit.ts` has it, with its outbox and what it keeps. */
export const visit: Begin = (trace, clock, did) => {
  const begun = trace.with as Begun;
  let { finds } = begun;
  const store = new FakeStore();
  const { local, tab } = store;
  const calls = new FakeCalls(did);
  let isLookedAt = false;
  if (begun.expectsDialog) local.set(key, JSON.stringify({ ...(begun.visitor ? { visitor: begun.visitor } : {}), seen: 0 }));
  for (const message of begun.new) tab.set(`${key}:new:pending:${message.id}`, JSON.stringify(message));
  const find = (finds: Finds) => {
    for (const old of local.keys(`${key}:`)) local.remove(old);
    for (const [visitor, kept] of Object.entries(finds))
      for (const message of kept) local.set(`${key}:${visitor}:pending:${message.id}`, JSON.stringify(message));
  };
  find(finds);

  const visit = new Visit({
    hub: { isOpen: true, call: calls.call, retry: () => {}, stop: () => {} },
    clock,
    local,
    tab,
    key,
    who: { identify: () => calls.ask("identify") as Promise<Identity>, forget: async () => {} },
    isShown: () => true,
    isLookedAt: () => isLookedAt,
    isOnScreen: () => true,
    changed: () => {},
    arrived: () => {},
    rejected: () => {},
    forgotten: () => {},
  });

  const push = <Name extends keyof VisitorPushes>(name: Name) => (content: VisitorPushes[Name]) => visit.pushed(name, content);
  const told: Record<string, (content: never) => void> = {
    greeted: (hello: Hello) => visit.greeted({ ...hello, texts: {} }),
    lost() {
      calls.lose();
      visit.lost();
    },
    availability: push("availability"),
    log: push("log"),
    marks: push("marks"),
    resync: push("resync"),
    // A part of the log beyond the view's end: the page asks for what is between.
    doubt() {
      const end = (visit.view?.place.eventSeq ?? 0) + 1;
      visit.pushed("log", { after: end, upTo: end + 1, tag: "", items: [], state: null, more: false });
    },
    begin: () => visit.begin(),
    send({ id, text }: { id: string; text: string }) {
      mintNext(id);
      visit.send(text);
    },
    resend: (id: string) => visit.resend(id),
    takeBack: (id: string) => visit.takeBack(id),
    look() {
      isLookedAt = true;
      visit.look();
      isLookedAt = false;
    },
    answer: (answer: Answer) => calls.answer(answer),
    elsewhere({ owner, id, message }: { owner: string; id: string; message: PendingMessage | null }) {
      const of = owner.slice(owner.indexOf(":") + 1);
      store.changedElsewhere(`${key}:${of}:pending:${id}`, message && JSON.stringify(message));
    },
  };
  return {
    about(step) {
      find((finds = (step.with as { finds: Finds | null }).finds ?? finds));
      calls.expect(step.did);
    },
    tell: step => told[step.told]!((step.with as { says: unknown }).says as never),
    shows: () => ({
      isJoined: visit.isJoined,
      available: visit.available,
      deskRead: visit.deskRead,
      place: visit.view?.place,
      state: visit.view?.state,
      items: (visit.view?.items ?? []).map(shown),
      pending: visit.pending.map(({ id, text }) => ({ id, text, isOverdue: visit.deliveryOf({ id })?.state === "overdue" })),
      new: kept(tab)["new"] ?? [],
      finds: kept(local),
    }),
  };
};

/** The messages that wait in a store, by whose they are. */
function kept(store: Keep): Finds {
  const finds: Finds = {};
  for (const name of store.keys(`${key}:`)) (finds[name.split(":")[2]!] ??= []).push(JSON.parse(store.get(name)!));
  return finds;
}

const shown = (item: VisitorItem) => ({
  eventSeq: item.eventSeq,
  kind: item.kind,
  ..."message" in item
    ? { id: item.message.id, seq: item.message.seq, who: item.message.from === "me" ? "me" : item.message.name, text: item.message.text }
    : { seq: 0, who: "name" in item ? item.name : undefined },
});
