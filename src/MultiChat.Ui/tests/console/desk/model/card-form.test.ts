import { expect, test } from "vitest";
import { differing, excessOf, fieldExcess, follow, formOf, inputOf, isEmail, isSame, isTooLong, telOf } from "../../../../console/desk/model/card-form.js";
import { client } from "./things.js";

test("what nobody filled is sent as null, and a generated name never as a real one", () => {
  expect(inputOf({ ...formOf(client()), phone: " +7 1 " }, client())).toEqual({
    client: "c1",
    version: 1,
    name: null,
    phone: "+7 1",
    email: null,
    comment: null,
    fields: [],
  });
});

test("what nobody touched is sent as it was, and the lines of a field stay", () => {
  const base = client({ comment: " как было ", fields: [{ name: "Адрес", value: "Ленина, 1\nкв. 2" }] });
  expect(inputOf({ ...formOf(base), phone: "1" }, base)).toMatchObject({ comment: " как было ", fields: base.fields });
  const typed = { ...formOf(base), fields: [{ name: "Адрес\n", value: " Ленина, 1\r\nкв. 3\u0002 " }] };
  expect(inputOf(typed, base).fields).toEqual([{ name: "Адрес", value: "Ленина, 1\nкв. 3" }]);
});

test("a text that is too long is told by how much, as it would be sent", () => {
  const form = { ...formOf(client()), phone: `${"1".repeat(51)} `, fields: [{ name: "a", value: "x".repeat(1000) }, { name: "n".repeat(103), value: "" }] };
  expect([excessOf(form, "phone"), excessOf(form, "name"), form.fields.map(fieldExcess), isTooLong(form)]).toEqual([1, 0, [0, 3], true]);
  expect(isTooLong({ ...form, phone: "", fields: [] })).toBe(false);
});

test("own fields that are wholly empty are left out", () => {
  const form = { ...formOf(client()), fields: [{ name: "", value: " " }, { name: "Город", value: "Омск" }] };
  expect(inputOf(form, client()).fields).toEqual([{ name: "Город", value: "Омск" }]);
  expect(isSame(form, formOf(client({ fields: [{ name: "Город", value: "Омск" }] })))).toBe(true);
});

test("a newer card fills what was not touched and leaves what was typed", () => {
  const base = client({ phone: "1" });
  const newer = client({ version: 2, phone: "2", email: "a@b.c" });
  const typed = { ...formOf(base), phone: "3" };
  const now = follow(typed, formOf(base), newer);
  expect(now).toMatchObject({ phone: "3", email: "a@b.c" });
  expect(differing(now, newer)).toEqual({ fields: ["phone"], own: false });
});

test("own fields are one thing: touched ones stay whole", () => {
  const base = client({ fields: [{ name: "a", value: "1" }] });
  const newer = client({ version: 2, fields: [{ name: "a", value: "2" }] });
  expect(follow(formOf(base), formOf(base), newer).fields).toEqual(newer.fields);
  const typed = { ...formOf(base), fields: [{ name: "a", value: "9" }] };
  expect(follow(typed, formOf(base), newer).fields).toEqual(typed.fields);
  expect(differing(typed, newer).own).toBe(true);
});

test("a telephone gets digits only", () => expect(telOf("+7 (900) 000-00-00")).toBe("tel:+79000000000"));

// M1: what comes with a paste is cleaned in every field
test("pasted signs that nobody sees are not sent, and a field of nothing visible is an empty one", () => {
  const typed = { ...formOf(client()), name: "Анна\u2028Петрова\u0002", phone: "\u200b", comment: "раз\u000bдва", fields: [{ name: "Го\u0000род", value: "\u202a" }] };
  expect(inputOf(typed, client())).toMatchObject({
    name: "Анна Петрова",
    phone: null,
    comment: "раз\nдва",
    fields: [{ name: "Город", value: "\u202a" }],
  });
});

test("a letter is offered to what can be an address", () => {
  expect(["vera@example.org", " вера@пример.рф "].map(isEmail)).toEqual([true, true]);
  expect(["не почта", "vera@", "@example.org", "a b@example.org"].some(isEmail)).toBe(false);
});
