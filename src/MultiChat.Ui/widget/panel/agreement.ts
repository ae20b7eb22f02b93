import type { Clock } from "../../shared/clock.js";
import type { Identity } from "../../shared/wire/visitor.js";

/** What a tab tells the others: it asks (no visitor yet), whom the host named, or null where it gave up. */
interface Word {
  tab: number;
  visitor?: string | null;
}

/** The others' words may still be under way when the host has answered. */
const slack = 50;

/** Longer than a request may take. */
const patience = 16_000;

/**
 * Two tabs that ask at once, both without a cookie, are made two visitors, and the cookie of the later answer stays. Where pages have
 * no locks, each tab tells the others that it asks and whom it was named, waits for those that asked when it did, and asks
 * again if they were named another: by then the cookie is settled.
 */
export async function agree(name: string, ask: () => Promise<Identity>, clock: Clock): Promise<Identity> {
  const channel = new BroadcastChannel(name);
  const others = new Map<number, Word["visitor"]>();
  const mine: Word = { tab: crypto.getRandomValues(new Uint32Array(1))[0]! };
  const tell = (visitor?: Word["visitor"]) => {
    if (visitor !== undefined) mine.visitor = visitor;
    channel.postMessage(mine);
  };
  let heard = () => {};
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    const isNew = !others.has(data.tab);
    others.set(data.tab, data.visitor);
    if (isNew) tell();
    heard();
  };
  const leave = () => tell(null);
  addEventListener("pagehide", leave);
  try {
    tell();
    const identity = await ask();
    tell(identity.visitor);
    await after(clock, slack);
    const allAnswered = new Promise<void>(done => {
      heard = () => ![...others.values()].includes(undefined) && done();
      heard();
    });
    await Promise.race([allAnswered, after(clock, patience)]);
    const isAnother = [...others.values()].some(visitor => visitor && visitor !== identity.visitor);
    return isAnother ? await ask() : identity;
  } catch (why) {
    leave();
    throw why;
  } finally {
    removeEventListener("pagehide", leave);
    channel.close();
  }
}

const after = (clock: Clock, milliseconds: number) => new Promise<void>(done => void clock.after(milliseconds, done));
