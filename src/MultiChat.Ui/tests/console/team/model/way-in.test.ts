import { describe, expect, test } from "vitest";
import { wayIn } from "../../../../console/team/model/way-in.js";
import { teamTexts } from "../../../../console/texts/team/index.js";
import type { MemberAccess } from "../../../../shared/wire/team.js";
import { teamMember } from "./people.js";

const t = teamTexts("ru", {});
const at = "2026-05-12T07:15:00.000Z";
const administrator = { letters: true, isAdministrator: true };
const of = (state: MemberAccess["state"], more: Partial<MemberAccess> = {}, who = administrator) => wayIn(teamMember({ access: { state, ...more } }), who);

test.each<[MemberAccess["state"], string, string | null]>([
  ["none", "Письма и пароля ещё не было", "Отправить письмо"],
  ["waiting", "Письмо отправляется", null],
  ["sent", "Письмо отправлено", "Отправить ещё раз"],
  ["failed", "Письмо не ушло: 550", "Отправить ещё раз"],
  ["lapsed", "Пароль из письма больше не действует", "Отправить новый пароль"],
  ["own", "Входит со своим паролем", "Отправить новый пароль"],
  ["host", "Входит через приложение", null],
])("%s is said as %j, and offers %j", (state, text, letter) => {
  const way = of(state, state === "failed" ? { error: "550" } : {})!;
  expect(t(way.text, { error: "550" })).toBe(text);
  expect(way.letter && t(way.letter)).toBe(letter);
});

test("a letter that is tried again says why, and can be sent at once", () => {
  const way = of("waiting", { error: "450 4.7.1" })!;
  expect(t(way.text, { error: "450 4.7.1" })).toBe("Письмо пока не ушло, отправим ещё раз: 450 4.7.1");
  expect([way.letter, way.isTrouble]).toEqual(["way.again", true]);
});

test("a letter that was sent says when, where that is known", () => {
  expect(t(of("sent", { at })!.text, { when: "12 мая, 10:15" })).toBe("Письмо отправлено 12 мая, 10:15");
  expect(of("sent", { at: null })!.text).toBe("way.sent");
});

describe("what is offered", () => {
  test("is no letter where the host sends none, and a link to administrators alone", () => {
    expect(of("none", {}, { letters: false, isAdministrator: true })).toMatchObject({ letter: null, canHaveLink: true });
    expect(of("none", {}, { letters: false, isAdministrator: false })).toMatchObject({ letter: null, canHaveLink: false });
  });

  test("is nothing to whom the app lets in, or who is disabled", () => {
    expect(of("host")).toMatchObject({ letter: null, canHaveLink: false });
    expect(wayIn(teamMember({ disabled: true, access: { state: "none" } }), administrator)).toMatchObject({ letter: null, canHaveLink: false, isTrouble: false });
  });

  test("asks first where a letter takes away a password of their own", () => {
    expect([of("own")!.mustAsk, of("sent")!.mustAsk, of("lapsed")!.mustAsk]).toEqual([true, false, false]);
  });
});

test("a host that does not tell, or tells something new, has nothing said", () => {
  expect(wayIn(teamMember(), administrator)).toBeNull();
  expect(of("carrier pigeon" as MemberAccess["state"])).toBeNull();
});
