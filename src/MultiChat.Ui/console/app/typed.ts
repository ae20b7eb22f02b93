import type { Keep } from "../../shared/storage.js";

/** The words that a person typed in drafts of some kinds and has neither sent nor saved, to be copied where the form is theirs no more. */
export function typedIn(keep: Keep, owner: string, kinds: readonly string[]): string {
  const keys = kinds.flatMap(kind => keep.keys(`multichat:${owner}:${kind}:`));
  return [...new Set(keys.flatMap(key => wordsOf(keep.get(key) ?? "")))].join("\n");
}

type Fields = Readonly<Record<string, unknown>>;

/** Of a form what differs from what stood there; of a message, which is kept as it is, its text. */
function wordsOf(kept: string): string[] {
  const draft = parsed(kept);
  if (!draft) return [kept];
  const { form, typed, name, key, text, base } = draft;
  const fields = (form ?? typed ?? { name, key, text }) as Fields;
  const before = (field: string) => (isFields(base) ? base[field] : base);
  return Object.entries(fields).flatMap(([field, value]) => (typeof value === "string" && value.trim() && value !== before(field) ? [value] : []));
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

function parsed(kept: string): Fields | null {
  try {
    const value: unknown = JSON.parse(kept);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
