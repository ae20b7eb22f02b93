import { useEffect, useRef } from "preact/hooks";
import { languageOf } from "../../../shared/text.js";
import type { PanelTexts } from "../texts.js";

interface Props {
  language: string;
  pick(emoji: string): void;
  t: PanelTexts;
}

/** The grid is a chunk of its own, fetched when first shown. */
export function Emoji({ language, pick, t }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isShown = true;
    void import("../../../shared/emoji/grid.js").then(({ emojiGrid }) => {
      if (!isShown || !place.current) return;
      const labels = { search: t("emojiSearch"), none: t("emojiNone") };
      const grid = emojiGrid({ language: languageOf(language), labels, pick });
      place.current.append(grid.element);
      grid.adopt();
      grid.focus();
    });
    return () => {
      isShown = false;
    };
  }, []);
  return <div ref={place} class="emoji" role="group" aria-label={t("emoji")} />;
}
