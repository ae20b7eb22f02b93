import { useApp, useTexts } from "../app/context.js";
import { hasKeyboard } from "../app/key-names.js";
import { Icon } from "./icons.js";

/** What is done from the pages about the person. */
export function OwnCommands() {
  const { overlay } = useApp();
  const t = useTexts();
  return (
    <section class="sheet-group">
      {hasKeyboard() && (
        <button class="menu-item" type="button" data-item="keys" onClick={() => (overlay.value = "keys")}>
          <Icon name="keyboard" />
          {t("keys.title")}
        </button>
      )}
      <button class="menu-item" type="button" data-item="sign-out" onClick={() => (overlay.value = "signOut")}>
        <Icon name="signOut" />
        {t("signOut")}
      </button>
    </section>
  );
}
