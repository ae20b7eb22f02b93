import { expect, test } from "vitest";
import { countriesIn } from "../../../../console/settings/model/countries.js";
import { countryName } from "../../../../console/settings/model/country-name.js";

const codes = (language: string) => countriesIn(language).map(({ code }) => code);

test("countries stand in the order of their names in the reader's language", () => {
  const russian = countriesIn("ru").map(({ name }) => name);
  expect(russian).toEqual([...russian].sort(new Intl.Collator("ru").compare));
  expect(countriesIn("en").find(({ code }) => code === "DE")?.name).toBe("Germany");
  expect([...codes("ru")].sort()).toEqual([...codes("en")].sort());
});

test("there are countries alone: no unions, no codes that were given up, none twice", () => {
  const all = codes("en");
  expect(all).toEqual(expect.arrayContaining(["RU", "KZ", "BY", "US", "GB", "RS", "XK", "HK"]));
  for (const other of ["EU", "UN", "ZZ", "SU", "DD", "UK", "YU", "QO"]) expect(all).not.toContain(other);
  expect(new Set(countriesIn("en").map(({ name }) => name)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(245);
  expect(all.length).toBeLessThan(253);
});

test("a country is named, and one that has no name shows its code", () => {
  expect([countryName("DE", "ru"), countryName("QQ", "ru")]).toEqual(["Германия", "QQ"]);
});
