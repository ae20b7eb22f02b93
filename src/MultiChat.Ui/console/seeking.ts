import type { DeskItem, DeskMessage, Id } from "../shared/wire.js";
import { partsIn } from "../shared/links/parts.js";
import { headOf } from "../shared/long-text.js";
import { foundIn, inquiryOf, rangesIn, waysOf, type Ways } from "./search-query.js";
import type { Store } from "./store.js";
import type { ThreadState } from "./thread-state.js";
import type { Threads } from "./threads.js";

/** A line, and what of it was looked for. */
interface Found {
  message: DeskMessage;
  words: readonly string[];
  isWhole: boolean;
}

/** Brings the line that a search found into sight. */
export class Seeking {
  #last = 0;

  constructor(
    private readonly store: Store,
    private readonly threads: Threads,
  ) {}

  /** To be called before the dialog is shown. The answer goes on, once it is open or under way. */
  begin(dialog: Id, query: string): () => Promise<void> {
    const thread = this.threads.stateOf(dialog);
    thread.jumps++;
    return async () => {
      try {
        await this.seek(dialog, query);
      } finally {
        // Once the line stands where it was to be, what is on the screen is looked at.
        this.store.clock.after(0, () => {
          thread.jumps--;
          this.store.attention.value++;
        });
      }
    };
  }

  /** The dialog is open already, or under way. */
  async seek(dialog: Id, query: string): Promise<void> {
    const mine = ++this.#last;
    const ways = waysOf(query);
    const thread = this.threads.stateOf(dialog);
    const isWanted = () => mine === this.#last && this.store.openId.peek() === dialog;
    thread.seeking.value = null;
    await thread.opening;
    if (!ways.length || !thread.view.peek()) return;
    const isElsewhere = this.#isOfDialog(thread, query, ways);
    let best: Found | null = null;
    let looked: readonly DeskItem[] = [];
    while (isWanted()) {
      const items = thread.view.peek()?.items ?? [];
      best = bestOf(items.slice(0, items.length - looked.length), ways, best);
      looked = items;
      if (best?.isWhole || isElsewhere || !thread.view.peek()?.more) break;
      thread.seeking.value = { state: "looking", query };
      await this.threads.history(thread, 100);
      if ((thread.view.peek()?.items.length ?? 0) > looked.length) continue;
      if (isWanted()) thread.seeking.value = { state: "failed", query };
      return;
    }
    if (!isWanted()) return;
    thread.seeking.value = best || isElsewhere ? null : { state: "none", query };
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

/** The newest with the most of the words. */
function bestOf(items: readonly DeskItem[], ways: Ways, best: Found | null): Found | null {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (item.kind !== "message") continue;
    const found = { message: item.message, ...foundIn(item.message.text, ways) };
    if (found.isWhole) return found;
    if (found.words.length > (best?.words.length ?? 0)) best = found;
  }
  return best;
}
