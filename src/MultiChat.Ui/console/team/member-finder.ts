import { signal } from "@preact/signals";
import type { TeamMember } from "../../shared/wire/team.js";
import type { App } from "../app/app.js";
import type { Finder, Hit } from "../app/page.js";
import { matches } from "../parts/filter.js";
import { nameOf } from "./model/name-of.js";

const most = 5;

/** Finds people of the team for the palette. The team is asked for when somebody types first. */
export class MemberFinder implements Finder {
  readonly #members = signal<readonly TeamMember[] | null>(null);
  readonly #query = signal("");
  #isAsking = false;

  constructor(private readonly app: App) {}

  ask(query: string): void {
    this.#query.value = query.trim();
    void this.#load();
  }

  retry(): void {
    void this.#load();
  }

  get isBusy(): boolean {
    return this.#query.value !== "" && !this.#members.value;
  }

  found(): Hit[] {
    const query = this.#query.value;
    if (!query) return [];
    const group = this.app.texts.value("team.title");
    return (this.#members.value ?? [])
      .filter(member => matches(`${nameOf(member)} ${member.email}`, query))
      .slice(0, most)
      .map(member => ({ id: member.id, kind: "member", name: nameOf(member), note: member.email, group, run: () => this.app.places.go(`/team/${member.id}`) }));
  }

  async #load(): Promise<void> {
    if (this.#isAsking || this.#members.peek() || !this.#query.peek() || !this.app.hub?.isOpen) return;
    this.#isAsking = true;
    try {
      this.#members.value = (await this.app.hub.call("Team", {})).members;
    } catch {
      // The next letter, or the next connection, asks again.
    }
    this.#isAsking = false;
  }
}
