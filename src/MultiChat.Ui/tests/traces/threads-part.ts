import { Answers } from "../../console/desk/model/answers.js";
import { unsure, withFreshPage, withRows } from "../../console/desk/model/rows.js";
import { settingsOf } from "../../console/app/settings.js";
import { App } from "../../console/app/app.js";
import { Places } from "../../console/app/places.js";
import { FakeAddress } from "../console/app/fake-address.js";
import { DeskStore } from "../../console/desk/model/store.js";
import type { ThreadState } from "../../console/desk/model/thread-state.js";
import { Threads } from "../../console/desk/model/threads.js";
import type { Hub } from "../../shared/hub.js";
import type { PendingMessage } from "../../shared/pending.js";
import type { Client } from "../../shared/wire/client.js";
import type { DeskCalls } from "../../shared/wire/desk.js";
import type { DeskRow, Section } from "../../shared/wire/rows.js";
import type { DeskLog, DeskMarks, DeskMessage, Presence } from "../../shared/wire/thread.js";
import type { Id } from "../../shared/wire/wire.js";
import { desk } from "../console/desk/model/fake-desk.js";
import { FakeCalls, type Answer } from "./fake-calls.js";
import { FakeStore } from "./fake-store.js";
import { mintNext } from "./minted-ids.js";
import type { Begin } from "./replay.js";

/** What the browser keeps, by project, member and dialog. */
type Finds = Record<string, PendingMessage[]>;

const scope = "multichat:desk:/chat/:";

/** The dialogs that an operator's page holds, as `console/desk/model/threads.ts` has them, with the answers of `console/desk/model/answers.ts`. */
export const threads: Begin = (trace, clock, did) => {
  const begun = trace.with as { project: string; me: Id; finds: Finds };
  let { finds } = begun;
  const browser = new FakeStore();
  const { local } = browser;
  const calls = new FakeCalls(did);
  const find = () => {
    for (const old of local.keys(scope)) local.remove(old);
    for (const [owner, kept] of Object.entries(finds))
      for (const message of kept) local.set(`${scope}${owner}:pending:${message.id}`, JSON.stringify(message));
  };
  find();

  const store = new DeskStore(new App(clock, local, settingsOf(local, "en"), new Places(new FakeAddress()), "/chat/"));
  store.app.project.value = begun.project;
  store.app.start.value = { ...desk, me: begun.me };
  /** What the model knows by itself and the page has to ask for: the first text of a message that was edited since. */
  let firstText = "";
  const call: Hub<DeskCalls>["call"] = (method, input) =>
    method === "Revisions" ? Promise.resolve({ revisions: [{ revision: 0, text: firstText, at: "" }] } as never) : calls.call(method, input);
  const hub = () => ({ isOpen: true, call, retry: () => {}, stop: () => {} });
  const threads: Threads = new Threads(store, hub, dialog => answers.boxFor(dialog), () => false);
  const answers: Answers = new Answers(store, hub, dialog => threads.stateOf(dialog), thread => threads.schedule(thread));
  const takeRows = (rows: DeskRow[]) => void (store.book.value = withRows(store.book.peek(), rows));

  const told: Record<string, (content: never) => void> = {
    starting: () => void (store.book.value = unsure(store.book.peek())),
    started(serverNow: string) {
      store.app.time.learn(serverNow);
      threads.reopen();
      answers.ready(true);
      answers.adopt();
    },
    section: ({ section, rows }: { section: Section; rows: DeskRow[] }) =>
      void (store.book.value = withFreshPage(store.book.peek(), section, { rows, cursor: null })),
    lost() {
      calls.lose();
      answers.ready(false);
    },
    rows: takeRows,
    log(part: DeskLog) {
      threads.log(part);
      takeRows([part.state]);
    },
    marks: (marks: DeskMarks & { dialog: Id }) => threads.marks(marks),
    presence: (presence: Presence & { dialog: Id }) => threads.presence(presence),
    client: (client: Client) => threads.client(client),
    resync: (dialog: Id | null) => (dialog ? threads.resync(dialog) : void (store.book.value = unsure(store.book.peek()))),
    // A part of the log beyond the view's end: the page asks for what is between.
    doubt(dialog: Id) {
      const end = (store.threads.peek().get(dialog)?.view.peek()?.place.eventSeq ?? 0) + 1;
      threads.log({ dialog, after: end, upTo: end + 1, tag: "", items: [], state: store.row(dialog)!, more: false });
    },
    show: (dialog: Id) => threads.show(dialog),
    send({ dialog, id, text }: { dialog: Id; id: Id; text: string }) {
      mintNext(id);
      answers.send(dialog, text);
    },
    resend: ({ dialog, id }: { dialog: Id; id: Id }) => answers.resend(store.threads.peek().get(dialog)!, id),
    answer: (answer: Answer) => calls.answer(answer),
    elsewhere: ({ owner, id, message }: { owner: string; id: Id; message: PendingMessage | null }) =>
      browser.changedElsewhere(`${scope}${owner}:pending:${id}`, message && JSON.stringify(message)),
  };
  return {
    about(step) {
      finds = (step.with as { finds: Finds | null }).finds ?? finds;
      find();
      calls.expect(step.did);
      for (const [, detail] of step.did) firstText = (detail as { in?: { text?: string } }).in?.text ?? firstText;
    },
    tell: step => told[step.told]!((step.with as { says: unknown }).says as never),
    shows: () => ({
      ...Object.fromEntries([...store.threads.peek()].map(([dialog, thread]) => [dialog, shown(thread)])),
      open: store.openId.peek(),
      order: [...store.threads.peek().keys()],
      rows: Object.fromEntries([...store.book.peek().rows].map(([dialog, { version, responsible }]) => [dialog, { version, responsible }])),
      finds: kept(),
    }),
  };

  function shown(thread: ThreadState) {
    const items = thread.view.peek()?.items ?? [];
    const tail = thread.tail.peek();
    const sent = [...items.flatMap(item => ("message" in item ? [item.message] : [])), ...tail];
    const isOverdue = (message: DeskMessage) => message.from === "operator" && threads.deliveryOf(thread, message)?.state === "overdue";
    const pending = thread.pending.peek().map(({ id }) => id);
    return {
      isStale: thread.stale,
      place: thread.view.peek()?.place,
      items: items.length,
      marks: thread.marks.peek(),
      online: thread.presence.peek().online,
      card: thread.client.peek()?.version,
      pending,
      tail: tail.map(({ id }) => id),
      overdue: [...pending.filter(id => thread.outbox.deliveryOf(id)?.state === "overdue"), ...sent.filter(isOverdue).map(({ id }) => id)].sort(),
    };
  }

  function kept(): Finds {
    const finds: Finds = {};
    for (const name of local.keys(scope)) {
      const { id, text, sawResponsible } = JSON.parse(local.get(name)!);
      const owner = name.slice(scope.length, name.indexOf(":pending:"));
      (finds[owner] ??= []).push({ id, text, ...{ sawResponsible } });
    }
    return finds;
  }
};
