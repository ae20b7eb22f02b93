import { effect, signal, untracked } from "@preact/signals";
import type { AuditEntry } from "../../../shared/wire/settings.js";
import type { TimeFormat } from "../../../shared/time.js";
import type { SettingsBook } from "./settings-book.js";

const pageSize = 50;

/** What was changed, the newest first, as far back as somebody wanted to see. */
export class History {
  /** Null while nobody has told yet. */
  readonly entries = signal<readonly AuditEntry[] | null>(null);
  readonly hasMore = signal(false);
  readonly hasFailed = signal(false);
  readonly isBusy = signal(false);

  constructor(private readonly book: SettingsBook) {}

  /** Reads the newest with each connection. The answer ends it. */
  follow(): () => void {
    const { app } = this.book;
    return effect(() => {
      if (app.link.value === "open") untracked(() => void this.#read(undefined));
    });
  }

  more(): Promise<void> {
    return this.#read(this.entries.peek()?.at(-1)?.number);
  }

  async #read(before: number | undefined): Promise<void> {
    if (this.isBusy.peek()) return;
    this.isBusy.value = true;
    try {
      const { entries } = await this.book.hub.call("Audit", { limit: pageSize, ...(before === undefined ? {} : { before }) });
      this.entries.value = before === undefined ? entries : [...(this.entries.peek() ?? []), ...entries];
      this.hasMore.value = entries.length === pageSize;
      this.hasFailed.value = false;
    } catch {
      // The next connection asks again, and so does a click.
      this.hasFailed.value = true;
    } finally {
      this.isBusy.value = false;
    }
  }
}

export interface HistoryDay {
  title: string;
  entries: readonly AuditEntry[];
}

/** Entries that stand in order, by the reader's calendar day. */
export function daysOf(entries: readonly AuditEntry[], now: number, times: TimeFormat): HistoryDay[] {
  const days: { title: string; entries: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last && times.sameDay(last.entries[0]!.at, entry.at)) last.entries.push(entry);
    else days.push({ title: times.day(entry.at, now), entries: [entry] });
  }
  return days;
}
