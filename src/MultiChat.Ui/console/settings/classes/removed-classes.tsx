import type { InquiryClass } from "../../../shared/wire/inquiry-class.js";
import { useApp } from "../../app/context.js";
import { useBook } from "../model/book-context.js";
import { classRefusal } from "../model/class-form.js";
import { useClassTexts } from "./class-texts.js";

/** Past inquiries have them; each can be brought back into the choice. */
export function RemovedClasses({ classes }: { classes: readonly InquiryClass[] }) {
  const app = useApp();
  const book = useBook();
  const t = useClassTexts();

  async function restore({ id, version, name, isLead }: InquiryClass) {
    try {
      book.learnClass((await book.hub.call("SaveClass", { class: id, version, name, isLead, removed: false })).class);
      app.toasts.say(t("settings.class.restored", { name }));
    } catch (why) {
      app.toasts.say(t(classRefusal(why)));
    }
  }

  return (
    <section class="settings-form" aria-label={t("settings.class.removed.title")}>
      <h2>{t("settings.class.removed.title")}</h2>
      <p class="settings-hint">{t("settings.class.removed.text")}</p>
      <ul class="groups">
        {classes.map(known => (
          <li key={known.id} class="class-line" data-removed={known.id}>
            <span class="cut" dir="auto">
              {known.name}
            </span>
            <button class="link-button" type="button" aria-label={t("settings.class.restoreOf", { name: known.name })} onClick={() => void restore(known)}>
              {t("settings.class.restore")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
