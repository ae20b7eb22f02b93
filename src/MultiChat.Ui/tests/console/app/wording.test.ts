import { expect, test } from "vitest";
import { Words } from "../../../console/app/wording.js";
import type { PageTexts } from "../../../shared/wire/wire.js";
import { settled } from "../../shared/manual-clock.js";
import { fakeDesk } from "../desk/model/fake-desk.js";

const languages = ["ru", "en", "de"];

function scene() {
  const { store, clock } = fakeDesk();
  const asked: { language: string; done(texts: PageTexts): void; failed(why: unknown): void }[] = [];
  new Words(store.app, language => new Promise((done, failed) => asked.push({ language, done, failed }))).follow();
  const answer = (texts: Record<string, string>, language = asked.at(-1)!.language) => (asked.at(-1)!.done({ language, languages, texts }), settled());
  const choose = (language: string) => (store.app.settings.chosenLanguage.value = language);
  const says = () => [store.app.language.value, store.app.texts.value("section.mine"), store.app.texts.value("section.archive")];
  return { store, clock, asked, answer, choose, says };
}

test("the host's words are those of the language that is chosen, and never another's", async () => {
  const { answer, choose, says, asked } = scene();
  await answer({ "section.mine": "My queue" });
  expect(says()).toEqual(["en", "My queue", "Archive"]);
  choose("ru");
  expect(says()).toEqual(["ru", "Мои", "Архив"]);
  const late = asked.at(-1)!;
  choose("en");
  late.done({ language: "ru", languages, texts: { "section.mine": "Мои чаты" } });
  await settled();
  expect(says()).toEqual(["en", "My queue", "Archive"]);
});

test("a language that the host added is one to choose, and English where it has no words", async () => {
  const { store, answer, choose, says } = scene();
  await answer({});
  expect(store.app.languages.value).toEqual(languages);
  choose("de");
  await answer({ "section.mine": "Meine" });
  expect(says()).toEqual(["de", "Meine", "Archive"]);
  expect(store.app.times.value.day(Date.parse("2026-11-14T12:00:00Z"), Date.parse("2026-11-22T12:00:00Z"))).toBe("14. November");
  choose("fr-CA");
  await answer({}, "en");
  expect(says()).toEqual(["en", "Mine", "Archive"]);
});

test("words that did not come are asked for again", async () => {
  const { clock, asked, answer, says } = scene();
  asked[0]!.failed({ code: "busy", retryAfter: 2 });
  await clock.advance(2_000);
  expect(asked).toHaveLength(2);
  await answer({ "section.mine": "My queue" });
  expect(says()[1]).toBe("My queue");
});
