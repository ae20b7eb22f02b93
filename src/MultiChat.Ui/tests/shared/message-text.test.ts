import { describe, expect, test } from "vitest";
import { cleaned, isBlank, oneLine } from "../../shared/message-text.js";
import file from "../../../../tests/vectors/texts.json";

const vectors: { texts: { given: string; kept: string | null; sent?: string }[]; blank: string[]; visible: string[] } = file;
const signs = (text: string) => text.replace(/\\u([0-9A-F]{4})/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)));

// M1: one file of vectors holds C# and TypeScript to it
describe("a text", () => {
  test.each(vectors.texts)("$given is sent as the host keeps it", ({ given, kept, sent }) => {
    expect(cleaned(signs(given))).toBe(signs(kept ?? sent!));
  });

  test.each(vectors.texts)("$given, once cleaned, stays as it is", ({ given }) => {
    const once = cleaned(signs(given));
    expect(cleaned(once)).toBe(once);
  });

  test.each(vectors.blank)("of nothing visible (%j) counts as empty", text => {
    expect(isBlank(signs(text))).toBe(true);
  });

  test.each(vectors.visible)("of something visible (%j) is no empty one", text => {
    expect(isBlank(signs(text))).toBe(false);
  });

  test("for one line has no line ends, and no words are glued", () => {
    expect(oneLine(" Анна\u2028Петрова\u0002\r\n ")).toBe("Анна Петрова");
  });
});
