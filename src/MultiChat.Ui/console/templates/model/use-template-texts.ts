import { useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { templateTexts, type TemplateTexts } from "../../texts/templates/index.js";

export function useTemplateTexts(): TemplateTexts {
  const app = useApp();
  const [language, own] = [app.language.value, app.wording.value?.texts];
  return useMemo(() => templateTexts(language, own ?? {}), [language, own]);
}
