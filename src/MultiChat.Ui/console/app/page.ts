import type { ComponentType } from "preact";
import type { IconName } from "./icon-name.js";
import type { Listener } from "./connection.js";
import type { Command } from "./command.js";
import type { Place } from "./places.js";

/** One of the frame's pages. It is added by a folder of its own and a line in the shell's table. */
export interface Page extends Partial<Pick<Listener, "starting" | "started" | "lost" | "pushed">> {
  /** First parts of the addresses that lead here. */
  readonly heads: readonly string[];
  /** Whether an address of an earlier version is this page's. */
  knows?(place: Place): boolean;
  /** The right without which it is absent; null for everybody who is signed in. */
  readonly right: string | null;
  /** What the rail has of it, from top to bottom. */
  readonly doors: readonly Door[];
  /** The kinds of drafts that it keeps in this browser. */
  readonly drafts?: readonly string[];
  readonly View: ComponentType;
  /** What stands on top of any page. */
  readonly Overlays?: ComponentType;
  /** What can be done here or from elsewhere, with words and keys. */
  deeds?(): readonly Deed[];
  /** Finds what the palette is asked for. */
  finder?(): Finder;
  /** Whether the page knew what to do with the keys. */
  press?(command: Command): boolean;
  /** The person who signed in is gone. */
  signedOut?(): void;
}

/** A way to a place, in the rail and in the palette. */
export interface Door {
  readonly address: string;
  readonly icon: IconName;
  readonly label: () => string;
  readonly keys?: Command;
  /** A number beside it, with its words for who listens. */
  readonly count?: () => number;
  readonly countLabel?: (count: number) => string;
  readonly isCurrent: () => boolean;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Beneath the line in the rail, and on a phone behind "More": what is not of everyday work. */
  readonly isApart?: true;
}

/** A thing that can be done, as the palette shows it. */
export interface Deed {
  readonly name: string;
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: Command;
  run(): void;
}

/** Looks for something while somebody types. */
export interface Finder {
  ask(query: string): void;
  retry(): void;
  readonly isBusy: boolean;
  found(): readonly Hit[];
}

export interface Hit {
  readonly id: string;
  /** A dialog where it is not said. */
  readonly kind?: "member";
  readonly name: string;
  readonly note: string;
  readonly group: string;
  run(): void;
}
