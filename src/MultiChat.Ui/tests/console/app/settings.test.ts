import { afterEach, expect, test, vi } from "vitest";
import { settingsOf } from "../../../console/app/settings.js";
import { memoryKeep } from "../../shared/memory-keep.js";

afterEach(() => vi.unstubAllGlobals());

test("a switch that is turned in one tab is turned in the others", () => {
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  const keep = memoryKeep();
  const here = settingsOf(keep, "ru");
  const there = settingsOf(keep, "ru");
  const tell = (name: string) => {
    const key = `multichat:console:${name}`;
    page.dispatchEvent(Object.assign(new Event("storage"), { key, newValue: keep.get(key) }));
  };
  there.notices.value = true;
  there.sound.value = false;
  there.chosenLanguage.value = "en";
  for (const name of ["notices", "sound", "language"]) tell(name);
  expect([here.notices.value, here.sound.value, here.language.value, here.enterSends.value]).toEqual([true, false, "en", false]);
});
