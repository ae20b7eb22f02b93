import { useComputed } from "@preact/signals";
import { useApp } from "../../app/context.js";
import { classTexts, type ClassTexts } from "../../texts/classes/index.js";

/** The words of the classes' page, which come with it. */
export function useClassTexts(): ClassTexts {
  const app = useApp();
  return useComputed(() => classTexts(app.language.value, app.wording.value?.texts ?? {})).value;
}
