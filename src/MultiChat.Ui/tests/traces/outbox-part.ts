import { Outbox } from "../../shared/outbox.js";
import type { PendingMessage } from "../../shared/pending.js";
import type { Begin } from "./replay.js";
import type { Step } from "./trace.js";

interface Call {
  answer(): void;
  refuse(why: { code: string }): void;
}

/** The messages on their way, as `shared/outbox.ts` has them. */
export const outbox: Begin = (trace, clock, did) => {
  let { kept } = trace.with as { kept: PendingMessage[] };
  /** What the trace says of each call when it is made: those without a connection are lost at once. */
  const calls = new Map<number, Call>();
  let sent = 0;
  let sends: { isLost: boolean }[] = [];
  let elsewhere: (id: string, message: PendingMessage | null) => void = () => {};
  const outbox = new Outbox<PendingMessage, object>({
    clock,
    store: {
      list: () => kept,
      put: ({ id }) => did("keep", id),
      remove: id => did("forget", id),
      watch: changed => ((elsewhere = changed), () => (elsewhere = () => {})),
    },
    send: ({ id }) =>
      new Promise((done, failed) => {
        const isLost = sends.shift()?.isLost ?? false;
        const call = ++sent;
        did("send", { call, id, isLost });
        if (isLost) failed({ code: "lost" });
        else calls.set(call, { answer: () => done({}), refuse: failed });
      }),
    accepted: ({ id }) => did("accept", id),
    rejected: ({ id }, { code }) => did("reject", { id, code }),
    changed: () => did("change"),
    browserIsOnline: () => true,
  });

  const told: Record<string, (content: never) => void> = {
    add: (message: PendingMessage) => outbox.add(message),
    resend: (id: string) => outbox.resend(id),
    settle: (id: string) => void outbox.settle(id),
    ready: ({ isReady }: { isReady: boolean }) => outbox.ready(isReady),
    stop: () => outbox.stop(),
    answer: ({ call, code }: { call: number; code?: string }) => (code ? calls.get(call)?.refuse({ code }) : calls.get(call)?.answer()),
    elsewhere: ({ id, message }: { id: string; message?: PendingMessage }) => elsewhere(id, message ?? null),
  };
  return {
    about(step: Step) {
      kept = (step.with as { kept?: PendingMessage[] } | undefined)?.kept ?? kept;
      sends = step.did.flatMap(([what, detail]) => (what === "send" ? [detail as { isLost: boolean }] : []));
    },
    tell: step => told[step.told]!(step.with as never),
    shows: () => ({ pending: outbox.messages.map(({ id }) => ({ id, isOverdue: outbox.deliveryOf(id)?.state === "overdue" })) }),
  };
};
