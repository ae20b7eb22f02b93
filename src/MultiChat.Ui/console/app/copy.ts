import type { ConsoleKey } from "../texts/index.js";
import type { App } from "./app.js";

/** Says whether the text is safe on the clipboard: what is removed after copying must be. */
export async function copyText(text: string, app: App, done: ConsoleKey = "message.copied"): Promise<boolean> {
  const t = app.texts.peek();
  try {
    await navigator.clipboard.writeText(text);
    app.toasts.say(t(done));
    return true;
  } catch {
    app.toasts.say(t("message.copyFailed"));
    return false;
  }
}
