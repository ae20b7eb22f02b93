import { describe, expect, test } from "vitest";
import { sends } from "../../../console/app/sends.js";
import { commandOf } from "../../../console/shell/keys.js";
import type { Stroke } from "../../../console/app/stroke.js";

const stroke = (change: Partial<Stroke>): Stroke => ({
  code: "",
  key: "",
  alt: false,
  ctrl: false,
  meta: false,
  shift: false,
  altGraph: false,
  composing: false,
  typing: false,
  plain: undefined,
  ...change,
});
const command = (change: Partial<Stroke>, { singleKeys = true, isMac = false } = {}) => commandOf(stroke(change), singleKeys, isMac);

describe("keys", () => {
  test("go by their place and not by the letter: a Russian layout works", () => {
    expect(command({ code: "KeyJ", key: "о", alt: true })).toBe("next");
    expect(command({ code: "KeyK", key: "л", ctrl: true })).toBe("palette");
    expect(command({ code: "KeyK", key: "л", meta: true })).toBe("palette");
    expect(command({ code: "Digit2", key: "2", alt: true })).toBe("common");
    expect(command({ code: "ArrowDown", key: "ArrowDown", alt: true, typing: true })).toBe("down");
    expect(command({ code: "ArrowUp", key: "ArrowUp", alt: true, typing: true })).toBe("up");
  });

  test("with Alt work while typing, single ones do not", () => {
    expect(command({ code: "KeyE", key: "e", alt: true, typing: true })).toBe("close");
    expect(command({ code: "KeyC", key: "с", alt: true, typing: true })).toBe("class");
    expect(command({ code: "KeyE", key: "у", alt: true, typing: true })).toBe("close");
    expect(command({ code: "KeyE", key: "ε", alt: true, typing: true })).toBe("close");
    expect(command({ code: "Slash", key: "?", shift: true, typing: true })).toBeNull();
    expect(command({ code: "Slash", key: "/" })).toBe("find");
    expect(command({ code: "Slash", key: "?", shift: true })).toBe("keys");
  });

  test("single ones can be turned off, and the others stay", () => {
    const off = { singleKeys: false };
    expect(command({ code: "Slash", key: "?", shift: true }, off)).toBeNull();
    expect(command({ code: "KeyA", key: "a", alt: true }, off)).toBe("take");
    expect(command({ code: "Escape", key: "Escape" }, off)).toBe("escape");
  });

  test("of the number pad with Alt type signs by their numbers", () => {
    for (const typing of [true, false]) {
      for (const code of ["Numpad1", "Numpad2", "Numpad3"]) expect(command({ code, key: code.at(-1)!, alt: true, typing })).toBeNull();
    }
  });

  test("mean nothing while an input method composes", () => {
    expect(command({ code: "KeyJ", key: "j", alt: true, composing: true })).toBeNull();
  });
});

// A Polish ś, a Swedish å and a dead accent closed and took dialogs.
describe("a sign that is typed", () => {
  const signs: [code: string, key: string][] = [
    ["KeyE", "ę"],
    ["KeyE", "Dead"],
    ["KeyA", "ą"],
    ["KeyA", "å"],
    ["KeyJ", "∆"],
    ["Digit2", "™"],
    ["Digit3", "£"],
    ["KeyE", "€"],
  ];

  test.each(signs)("by Alt and %s in a text field (%s) is no command", (code, key) => {
    expect(command({ code, key, alt: true, typing: true })).toBeNull();
    expect(command({ code, key, alt: true, typing: true, plain: "e" })).toBeNull();
  });

  test.each(signs)("by Option and %s in a text field (%s) is no command", (code, key) => {
    expect(command({ code, key, alt: true, typing: true }, { isMac: true })).toBeNull();
  });

  test.each(signs)("by AltGr and %s (%s) is no command, wherever it goes", (code, key) => {
    for (const typing of [true, false]) {
      expect(command({ code, key, alt: true, typing, altGraph: true })).toBeNull();
      expect(command({ code, key, alt: true, ctrl: true, typing })).toBeNull();
      expect(command({ code, key, altGraph: true, typing })).toBeNull();
    }
  });

  test("by AltGr is no command of a single key either", () => {
    expect(command({ code: "Minus", key: "?", altGraph: true })).toBeNull();
  });

  test("by the layout without Alt as well is none: Alt+2 of a Czech or French keyboard is a command where the browser knows the layout", () => {
    expect(command({ code: "Digit2", key: "ě", alt: true, typing: true, plain: "ě" })).toBe("common");
    expect(command({ code: "Digit2", key: "é", alt: true, typing: true, plain: "é" })).toBe("common");
  });
});

describe("on a Mac", () => {
  const mac = { isMac: true };
  test("Control and Shift give the commands everywhere, and Option only where nothing is typed", () => {
    expect(command({ code: "KeyE", key: "E", ctrl: true, shift: true, typing: true }, mac)).toBe("close");
    expect(command({ code: "Digit1", key: "!", ctrl: true, shift: true }, mac)).toBe("mine");
    expect(command({ code: "KeyJ", key: "∆", alt: true }, mac)).toBe("next");
    expect(command({ code: "KeyJ", key: "∆", alt: true, typing: true }, mac)).toBeNull();
    expect(command({ code: "ArrowUp", key: "ArrowUp", alt: true, typing: true }, mac)).toBeNull();
  });

  test("Control and Shift are the Mac's alone", () => {
    expect(command({ code: "KeyE", key: "E", ctrl: true, shift: true })).toBeNull();
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
