import { loadGrid } from "../../../shared/emoji/load.js";
import { languageOf } from "../../../shared/text.js";
import type { PanelTexts } from "../texts.js";
import { Later } from "./later.js";

interface Props {
  language: string;
  pick(emoji: string): void;
  t: PanelTexts;
}

export function Emoji({ language, pick, t }: Props) {
  const load = async () => {
    const { emojiGrid } = await loadGrid();
    return (place: HTMLElement) => {
      const grid = emojiGrid({ language: languageOf(language), labels: { search: t("emojiSearch"), none: t("emojiNone") }, pick });
      place.replaceChildren(grid.element);
      grid.adopt();
      grid.focus();
    };
  };
  return <Later name="emoji" label={t("emoji")} load={load} failed={t("emojiFailed")} />;
}
