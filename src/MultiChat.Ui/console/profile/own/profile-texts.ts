import { useMemo } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { profileTexts, type ProfileTexts } from "../../texts/profile/index.js";

export function useProfileTexts(): ProfileTexts {
  const { language, wording } = useApp();
  const code = language.value;
  const own = wording.value?.texts;
  return useMemo(() => profileTexts(code, own ?? {}), [code, own]);
}
