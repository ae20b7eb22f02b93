import { render } from "preact";
import { browserClock } from "../shared/clock.js";
import { localKeep } from "../shared/storage.js";
import { App } from "./app.js";
import { Console, ConsoleContext } from "./console.js";
import { settingsOf } from "./settings.js";
import { Store } from "./store.js";
import "./console.css";

const settings = settingsOf(localKeep, navigator.language);
const store = new Store(browserClock, localKeep, settings, new URL(".", location.href).pathname);
const desk = new Console(store);
desk.start();

render(
  <ConsoleContext.Provider value={desk}>
    <App />
  </ConsoleContext.Provider>,
  document.getElementById("console")!,
);
