import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Keep } from "../../shared/storage.js";
import { languageOf, type Language } from "../../shared/text.js";

/** Personal switches of this browser. */
export interface Settings {
  enterSends: Signal<boolean>;
  sound: Signal<boolean>;
  notices: Signal<boolean>;
  /** After a dialog is closed or handed over the next one comes by itself. */
  goesOn: Signal<boolean>;
  singleKeys: Signal<boolean>;
  /** A BCP 47 tag, which may be one that the host added. */
  chosenLanguage: Signal<string>;
  /** The nearest that is inside. */
  language: ReadonlySignal<Language>;
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

const tag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

export function settingsOf(keep: Keep, browserLanguage: string): Settings {
  const toggle = (name: string, otherwise: boolean) => kept(keep, name, stored => (stored === null ? otherwise : stored === "true"));
  const chosenLanguage = kept(keep, "language", stored => [stored, browserLanguage].find(language => tag.test(language ?? "")) ?? "en");
  return {
    enterSends: toggle("enterSends", false),
    sound: toggle("sound", true),
    notices: toggle("notices", false),
    goesOn: toggle("goesOn", true),
    singleKeys: toggle("singleKeys", true),
    chosenLanguage,
    language: computed(() => languageOf(chosenLanguage.value)),
  };
}
