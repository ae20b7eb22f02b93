import { signal, type Signal } from "@preact/signals";
import type { Keep } from "../shared/storage.js";
import { languageOf, type Language } from "../shared/text.js";

/** Personal switches of this browser. */
export interface Settings {
  enterSends: Signal<boolean>;
  sound: Signal<boolean>;
  notices: Signal<boolean>;
  singleKeys: Signal<boolean>;
  language: Signal<Language>;
}

const prefix = "multichat:console:";

/** Kept in the browser, and the same in all its tabs. */
function kept<T>(keep: Keep, name: string, read: (stored: string | null) => T): Signal<T> {
  const value = signal(read(keep.get(prefix + name)));
  value.subscribe(now => {
    if (now !== read(keep.get(prefix + name))) keep.set(prefix + name, String(now));
  });
  globalThis.addEventListener?.("storage", ({ key, newValue }: StorageEvent) => {
    // A storage that was emptied, and the same member's other tab.
    if (key === null || key === prefix + name) value.value = read(newValue);
  });
  return value;
}

export function settingsOf(keep: Keep, browserLanguage: string): Settings {
  const toggle = (name: string, otherwise: boolean) => kept(keep, name, stored => (stored === null ? otherwise : stored === "true"));
  return {
    enterSends: toggle("enterSends", false),
    sound: toggle("sound", true),
    notices: toggle("notices", false),
    singleKeys: toggle("singleKeys", true),
    language: kept(keep, "language", stored => languageOf(stored ?? browserLanguage)),
  };
}
