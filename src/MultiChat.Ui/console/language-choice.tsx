import type { Language } from "../shared/text.js";
import { useConsole, useTexts } from "./console.js";

const languages: readonly { code: Language; name: string }[] = [
  { code: "ru", name: "Русский" },
  { code: "en", name: "English" },
];

export function LanguageChoice() {
  const { settings } = useConsole().store;
  const t = useTexts();
  return (
    <select
      class="input language-choice"
      aria-label={t("setting.language")}
      value={settings.language.value}
      onChange={event => (settings.language.value = event.currentTarget.value as Language)}
    >
      {languages.map(({ code, name }) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
