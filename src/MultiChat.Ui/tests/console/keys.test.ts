import { describe, expect, test } from "vitest";
import { commandOf, sends, type Stroke } from "../../console/keys.js";

const stroke = (change: Partial<Stroke>): Stroke => ({
  code: "",
  key: "",
  alt: false,
  ctrl: false,
  meta: false,
  shift: false,
  composing: false,
  typing: false,
  ...change,
});

describe("keys", () => {
  test("go by their place and not by the letter: a Russian layout works", () => {
    expect(commandOf(stroke({ code: "KeyJ", key: "о", alt: true }), true)).toBe("next");
    expect(commandOf(stroke({ code: "KeyK", key: "л", ctrl: true }), true)).toBe("palette");
    expect(commandOf(stroke({ code: "KeyK", key: "л", meta: true }), true)).toBe("palette");
    expect(commandOf(stroke({ code: "Digit2", key: "2", alt: true }), true)).toBe("common");
  });

  test("with Alt work while typing, single ones do not", () => {
    expect(commandOf(stroke({ code: "KeyE", alt: true, typing: true }), true)).toBe("close");
    expect(commandOf(stroke({ code: "Slash", key: "?", shift: true, typing: true }), true)).toBeNull();
    expect(commandOf(stroke({ code: "Slash", key: "/" }), true)).toBe("find");
    expect(commandOf(stroke({ code: "Slash", key: "?", shift: true }), true)).toBe("keys");
  });

  test("single ones can be turned off, and the others stay", () => {
    expect(commandOf(stroke({ code: "Slash", key: "?", shift: true }), false)).toBeNull();
    expect(commandOf(stroke({ code: "KeyA", alt: true }), false)).toBe("take");
    expect(commandOf(stroke({ code: "Escape", key: "Escape" }), false)).toBe("escape");
  });

  test("mean nothing while an input method composes, nor with AltGr", () => {
    expect(commandOf(stroke({ code: "KeyJ", alt: true, composing: true }), true)).toBeNull();
    expect(commandOf(stroke({ code: "KeyE", alt: true, ctrl: true }), true)).toBeNull();
  });
});

describe("Enter in the composer", () => {
  const enter = (change: Partial<Stroke>) => stroke({ key: "Enter", code: "Enter", ...change });
  test("is a new line; with Control or Command it sends", () => {
    expect(sends(enter({}), false)).toBe(false);
    expect(sends(enter({ ctrl: true }), false)).toBe(true);
    expect(sends(enter({ meta: true }), false)).toBe(true);
  });

  test("sends by the personal switch, and Shift is a new line then", () => {
    expect(sends(enter({}), true)).toBe(true);
    expect(sends(enter({ shift: true }), true)).toBe(false);
  });

  test("never sends while an input method composes", () => {
    expect(sends(enter({ composing: true }), true)).toBe(false);
    expect(sends(enter({ ctrl: true, composing: true }), false)).toBe(false);
  });
});
