import { guard, type Keep } from "../../shared/storage.js";

/** A `Storage` of its own for each test. */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: index => [...entries.keys()][index] ?? null,
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

export function memoryKeep(): Keep {
  const storage = memoryStorage();
  return guard(() => storage);
}
