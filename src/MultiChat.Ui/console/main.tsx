import { render } from "preact";
import { browserClock } from "../shared/clock.js";
import { localKeep } from "../shared/storage.js";
import { App } from "./app/app.js";
import { AppContext } from "./app/context.js";
import { Places } from "./app/places.js";
import { settingsOf } from "./app/settings.js";
import { Console } from "./shell/console.js";
import { pagesOf } from "./shell/pages.js";
import { ShellContext } from "./shell/shell-context.js";
import { Shell } from "./shell/shell.js";
import { loadTexts } from "./texts/index.js";
import "./console.css";

const settings = settingsOf(localKeep, navigator.language);
// A page without words is none: what a deploy has renamed meanwhile, the page of now knows.
await loadTexts(settings.language.value).catch(async () => {
  await new Promise(done => setTimeout(done, 5_000));
  location.reload();
  return new Promise(() => {});
});

const app = new App(browserClock, localKeep, settings, new Places(window), new URL(".", location.href).pathname);
const shell = new Shell(app, pagesOf(app));
shell.begin();

render(
  <AppContext.Provider value={app}>
    <ShellContext.Provider value={shell}>
      <Console />
    </ShellContext.Provider>
  </AppContext.Provider>,
  document.getElementById("console")!,
);
