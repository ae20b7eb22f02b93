import { render } from "preact";
import { browserClock } from "../shared/clock.js";
import { localKeep } from "../shared/storage.js";
import type { Language } from "../shared/text.js";
import { App } from "./app/app.js";
import { AppContext } from "./app/context.js";
import { Places } from "./app/places.js";
import { settingsOf } from "./app/settings.js";
import { Console } from "./shell/console.js";
import { pagesOf } from "./shell/pages.js";
import { ShellContext } from "./shell/shell-context.js";
import { Shell } from "./shell/shell.js";
import { loadTexts } from "./texts/index.js";

const settings = settingsOf(localKeep, navigator.language);
const place = document.getElementById("console")!;
await findWords();

const app = new App(browserClock, localKeep, settings, new Places(window), new URL(".", location.href).pathname);
const shell = new Shell(app, pagesOf(app));
shell.begin();

render(
  <AppContext.Provider value={app}>
    <ShellContext.Provider value={shell}>
      <Console />
    </ShellContext.Provider>
  </AppContext.Provider>,
  place,
);

/** In the other language, if need be. A page without any words is none: what a deploy has renamed meanwhile, the page of now knows. */
async function findWords(): Promise<void> {
  const [own, other]: Language[] = settings.language.value === "ru" ? ["ru", "en"] : ["en", "ru"];
  try {
    await loadTexts(own!).catch(() => loadTexts(other!));
  } catch {
    place.textContent = "Не удалось загрузить страницу, повторяем… · The page could not be loaded, trying again…";
    await new Promise(done => (navigator.onLine ? setTimeout(done, 5_000) : addEventListener("online", done)));
    location.reload();
    await new Promise(() => {});
  }
}
