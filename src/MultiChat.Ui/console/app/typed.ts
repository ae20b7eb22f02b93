import type { Keep } from "../../shared/storage.js";

/** The words that a person typed in drafts of some kinds and has neither sent nor saved, to be copied where the form is theirs no more. */
export function typedIn(keep: Keep, owner: string, kinds: readonly string[]): string {
  const keys = kinds.flatMap(kind => keep.keys(`multichat:${owner}:${kind}:`));
  return [...new Set(keys.flatMap(key => wordsOf(keep.get(key) ?? "")))].join("\n");
}

type Fields = Readonly<Record<string, unknown>>;

/** Of a form what differs from what stood there, of a message its text. */
function wordsOf(kept: string): string[] {
  const { form, base } = parsed(kept);
  if (!form) return [kept];
  return Object.entries(form).flatMap(([name, value]) => (typeof value === "string" && value.trim() && value !== base?.[name] ? [value] : []));
}

function parsed(kept: string): { form?: Fields; base?: Fields | null } {
  try {
    const value: unknown = JSON.parse(kept);
    return value && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}
