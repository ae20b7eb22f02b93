import { useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { siteTexts, type SiteTexts } from "../../texts/sites/index.js";

export function useSiteTexts(): SiteTexts {
  const app = useApp();
  const [language, own] = [app.language.value, app.wording.value?.texts];
  return useMemo(() => siteTexts(language, own ?? {}), [language, own]);
}
