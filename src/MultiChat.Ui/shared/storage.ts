/** The part of `Storage` that the pages use. It never throws: where storage is blocked or full, memory stands in. */
export interface Keep {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** All keys that begin so, sorted. */
  keys(prefix: string): string[];
}

export function guard(open: () => Storage): Keep {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    get: key => memory.get(key) ?? attempt(storage => storage.getItem(key), null),
    set(key, value) {
      memory.delete(key);
      const kept = attempt(storage => (storage.setItem(key, value), true), false);
      if (!kept) {
        attempt(storage => storage.removeItem(key), undefined);
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.delete(key);
      attempt(storage => storage.removeItem(key), undefined);
    },
    keys(prefix) {
      const stored = attempt(storage => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""), []);
      return [...new Set([...memory.keys(), ...stored])].filter(key => key.startsWith(prefix)).sort();
    },
  };
}

/** Lives as long as the browser's profile and is shared by its tabs. */
export const localKeep = guard(() => localStorage);

/** Lives as long as the tab. */
export const tabKeep = guard(() => sessionStorage);
