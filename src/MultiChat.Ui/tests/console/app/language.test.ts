import { expect, test, vi } from "vitest";
import { ManualClock, settled } from "../../shared/manual-clock.js";
import { memoryKeep } from "../../shared/memory-keep.js";
import { FakeAddress } from "./fake-address.js";

/** A page that has just begun, with the words of one language. */
async function freshApp(chosen: string) {
  vi.resetModules();
  const [{ App }, { Places }, { settingsOf }, { loadTexts }] = await Promise.all([
    import("../../../console/app/app.js"),
    import("../../../console/app/places.js"),
    import("../../../console/app/settings.js"),
    import("../../../console/texts/index.js"),
  ]);
  await loadTexts("ru");
  const keep = memoryKeep();
  const app = new App(new ManualClock(), keep, settingsOf(keep, chosen), new Places(new FakeAddress("")), "/chat/");
  return { app, loadTexts };
}

test("a page speaks one language throughout, and another once its words have come", async () => {
  const { app, loadTexts } = await freshApp("ru");
  app.settings.chosenLanguage.value = "en";
  expect([app.language.value, app.texts.value("section.mine")]).toEqual(["ru", "Мои"]);

  await loadTexts("en");
  await settled();

  expect([app.language.value, app.texts.value("section.mine")]).toEqual(["en", "Mine"]);
});

test("a page whose own words did not come begins in the other language", async () => {
  const { app } = await freshApp("en");

  expect([app.language.value, app.texts.value("section.mine")]).toEqual(["ru", "Мои"]);
});
