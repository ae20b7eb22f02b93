import { partsIn } from "../../../shared/links/parts.js";
import { headOf } from "../../../shared/long-text.js";
import type { DeskItem, DeskMessage } from "../../../shared/wire/thread.js";
import type { Id } from "../../../shared/wire/wire.js";
import { foundIn, inquiryOf, rangesIn, waysOf, type Ways } from "./search-query.js";
import type { DeskStore } from "./store.js";
import type { ThreadState } from "./thread-state.js";
import type { Threads } from "./threads.js";

/** What somebody opens a dialog for: a message that a link names, or what a search looked for. */
export interface Sought {
  message: Id | null;
  query: string;
}

/** A line, and what of it was looked for. */
interface Found {
  message: DeskMessage;
  words: readonly string[];
  isWhole: boolean;
}

/** Brings the line that somebody looks for into sight. */
export class Seeking {
  #last = 0;

  constructor(
    private readonly store: DeskStore,
    private readonly threads: Threads,
  ) {}

  /** To be called before the dialog is shown. The answer goes on, once it is open or under way. */
  begin(dialog: Id, sought: Sought): () => Promise<void> {
    const thread = this.threads.stateOf(dialog);
    thread.jumps++;
    if (sought.message) thread.beginsAt = sought.message;
    return async () => {
      try {
        await this.#seek(thread, sought);
      } finally {
        // Once the line stands where it was to be, what is on the screen is looked at.
        this.store.app.clock.after(0, () => {
          thread.jumps--;
          this.store.app.attention.value++;
        });
      }
    };
  }

  /** The dialog is open already, or under way. */
  seek(dialog: Id, query: string): Promise<void> {
    return this.#seek(this.threads.stateOf(dialog), { message: null, query });
  }

  async #seek(thread: ThreadState, { message, query }: Sought): Promise<void> {
    const mine = ++this.#last;
    const ways = waysOf(query);
    const isWanted = () => mine === this.#last && this.store.openId.peek() === thread.id;
    thread.seeking.value = null;
    await thread.opening;
    if ((!ways.length && !message) || !thread.view.peek()) return;
    const isElsewhere = message === null && this.#isOfDialog(thread, query, ways);
    let best: Found | null = null;
    let looked: readonly DeskItem[] = [];
    while (isWanted()) {
      const items = thread.view.peek()?.items ?? [];
      const fresh = items.slice(0, items.length - looked.length);
      best = message ? namedIn(fresh, message, ways) : bestOf(fresh, ways, best);
      looked = items;
      if (best?.isWhole || isElsewhere || !thread.view.peek()?.more) break;
      if (query) thread.seeking.value = { state: "looking", query };
      await this.threads.history(thread, 100);
      if ((thread.view.peek()?.items.length ?? 0) > looked.length) continue;
      if (isWanted() && query) thread.seeking.value = { state: "failed", query };
      return;
    }
    if (!isWanted()) return;
    thread.seeking.value = best || isElsewhere || !query ? null : { state: "none", query };
    if (best) this.#show(thread, best);
  }

  /** Found by the card, the name or the inquiry: no line has to have it. */
  #isOfDialog(thread: ThreadState, query: string, ways: Ways): boolean {
    const row = this.store.row(thread.id);
    const card = thread.client.peek();
    const own = (card?.fields ?? []).flatMap(({ name, value }) => [name, value]);
    const texts = [card?.name ?? row?.client.name, card?.phone, card?.email, card?.comment, ...own];
    return foundIn(texts.join("\n"), ways).isWhole || inquiryOf(query) === row?.inquiry;
  }

  #show(thread: ThreadState, { message, words }: Found): void {
    const isFolded = headOf(message.text, partsIn(message)) !== null;
    if (isFolded && rangesIn(message.text, words).length) thread.unfolded.unfold(message.id);
    thread.target.value = { message: message.id, words };
  }
}

/** The message that a link names, with what was searched in it. */
function namedIn(items: readonly DeskItem[], id: Id, ways: Ways): Found | null {
  const item = items.findLast(item => "message" in item && item.message.id === id);
  return item && "message" in item ? { message: item.message, words: foundIn(item.message.text, ways).words, isWhole: true } : null;
}

/** The newest with the most of the words. */
function bestOf(items: readonly DeskItem[], ways: Ways, best: Found | null): Found | null {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (!("message" in item)) continue;
    const found = { message: item.message, ...foundIn(item.message.text, ways) };
    if (found.isWhole) return found;
    if (found.words.length > (best?.words.length ?? 0)) best = found;
  }
  return best;
}
