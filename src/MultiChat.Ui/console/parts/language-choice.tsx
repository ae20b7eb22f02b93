import { useApp, useTexts } from "../app/context.js";

/** By its own name, which whoever reads it knows. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

export function LanguageChoice() {
  const { settings, language, languages } = useApp();
  const t = useTexts();
  return (
    <select
      class="input language-choice"
      aria-label={t("setting.language")}
      value={language.value}
      onChange={event => (settings.chosenLanguage.value = event.currentTarget.value)}
    >
      {languages.value.map(code => (
        <option key={code} value={code} lang={code} selected={code === language.value}>
          {nameOf(code)}
        </option>
      ))}
    </select>
  );
}
