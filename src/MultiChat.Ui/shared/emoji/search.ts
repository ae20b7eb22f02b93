import type { Language } from "../text.js";
import { names } from "./names.js";

export interface Emoji {
  emoji: string;
  en: string;
  ru: string;
}

export const groups: readonly (readonly Emoji[])[] = names
  .trim()
  .split("\n\n")
  .map(group =>
    group.split("\n").map(line => {
      const [, emoji = "", en = "", ru = ""] = /^(\S+) (.+)\/(.+)$/.exec(line) ?? [];
      return { emoji, en, ru };
    }),
  );

export const nameOf = (emoji: Emoji, language: Language): string => emoji[language];

const plain = (text: string) => text.toLowerCase().replaceAll("ё", "е");

/** By the beginnings of words, in both languages at once: people search in the one that comes to mind. */
export function findEmoji(query: string): readonly (readonly Emoji[])[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return groups;
  const fits = (emoji: Emoji) => {
    const known = plain(`${emoji.en} ${emoji.ru}`).split(/[\s-]+/);
    return words.every(word => known.some(other => other.startsWith(word)));
  };
  return [groups.flat().filter(fits)].filter(group => group.length);
}
