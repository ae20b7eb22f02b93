import { useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { useSettingsTexts } from "../model/book-context.js";
import { countriesIn } from "../model/countries.js";

/** The options of countries by name. One that the browser does not know is chosen by its code. */
export function CountryChoice({ chosen }: { chosen: string | null }) {
  const { language } = useApp();
  const t = useSettingsTexts();
  const known = useMemo(() => countriesIn(language.value), [language.value]);
  const isKnown = !chosen || known.some(({ code }) => code === chosen);
  return (
    <>
      <option value="">{t("project.country.none")}</option>
      {!isKnown && <option value={chosen}>{chosen}</option>}
      {known.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  );
}
