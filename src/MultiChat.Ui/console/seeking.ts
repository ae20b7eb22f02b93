import type { DeskItem, DeskMessage, Id } from "../shared/wire.js";
import { mostShown } from "./long-text.js";
import { matches, patternsOf, rangesIn } from "./search-words.js";
import type { Store } from "./store.js";
import type { ThreadState } from "./thread-state.js";
import type { Threads } from "./threads.js";

/** How far back a thread is looked through for what was searched. */
const mostPages = 10;

/** Brings the line that a search found into sight. */
export class Seeking {
  #last = 0;

  constructor(
    private readonly store: Store,
    private readonly threads: Threads,
  ) {}

  /** The dialog is open already, or under way. */
  async seek(dialog: Id, query: string): Promise<void> {
    const mine = ++this.#last;
    const patterns = patternsOf(query);
    const thread = this.threads.stateOf(dialog);
    const isWanted = () => mine === this.#last && this.store.openId.peek() === dialog;
    await thread.opening;
    const name = this.store.row(dialog)?.client.name ?? "";
    if (!patterns.length || matches(name, patterns) === patterns.length) return;
    let best: DeskMessage | null = null;
    let looked: readonly DeskItem[] = [];
    for (let pages = 0; pages <= mostPages && isWanted(); pages++) {
      const items = thread.view.peek()?.items ?? [];
      best = bestOf(items.slice(0, items.length - looked.length), patterns, best);
      if (best && matches(best.text, patterns) === patterns.length) break;
      looked = items;
      if (!thread.view.peek()?.more) break;
      await this.threads.history(thread, 100);
      if ((thread.view.peek()?.items.length ?? 0) === looked.length) break;
    }
    if (best && isWanted()) this.#show(thread, best, patterns);
  }

  #show(thread: ThreadState, message: DeskMessage, patterns: readonly RegExp[]): void {
    const first = rangesIn(message.text, patterns)[0];
    const isFolded = message.text.length > mostShown.units || message.text.split("\n", mostShown.lines + 1).length > mostShown.lines;
    if (first && isFolded) thread.unfolded.unfold(message.id);
    thread.target.value = { message: message.id, patterns };
  }
}

/** The newest with the most of the words. */
function bestOf(items: readonly DeskItem[], patterns: readonly RegExp[], best: DeskMessage | null): DeskMessage | null {
  let most = best ? matches(best.text, patterns) : 0;
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index]!;
    if (item.kind !== "message") continue;
    const count = matches(item.message.text, patterns);
    if (count <= most) continue;
    best = item.message;
    most = count;
    if (most === patterns.length) break;
  }
  return best;
}
