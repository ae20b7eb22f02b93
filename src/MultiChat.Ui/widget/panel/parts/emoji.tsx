import { loadGrid } from "../../../shared/emoji/load.js";
import { languageOf } from "../../../shared/text.js";
import type { PanelTexts, Wording } from "../texts.js";
import { Later } from "./later.js";

interface Props {
  language: string;
  pick(emoji: string): void;
  t: PanelTexts;
  wording: Wording;
}

export function Emoji({ language, pick, t, wording }: Props) {
  const load = async () => {
    const { emojiGrid, texts } = await loadGrid();
    const own = wording(texts);
    return (place: HTMLElement) => {
      const grid = emojiGrid({ language: languageOf(language), labels: { search: own("emojiSearch"), none: own("emojiNone") }, pick });
      place.replaceChildren(grid.element);
      grid.adopt();
      grid.focus();
    };
  };
  return <Later name="emoji" label={t("emoji")} load={load} failed={t("partFailed")} />;
}
