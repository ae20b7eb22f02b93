import type { Store } from "./store.js";

/** Says whether the text is safe on the clipboard: what is removed after copying must be. */
export async function copyText(text: string, store: Store): Promise<boolean> {
  const t = store.texts.peek();
  try {
    await navigator.clipboard.writeText(text);
    store.toasts.say(t("message.copied"));
    return true;
  } catch {
    store.toasts.say(t("message.copyFailed"));
    return false;
  }
}
