import { useEffect, useRef } from "preact/hooks";
import { loadGrid } from "../../../shared/emoji/load.js";
import { languageOf } from "../../../shared/text.js";
import type { PanelTexts } from "../texts.js";

interface Props {
  language: string;
  pick(emoji: string): void;
  t: PanelTexts;
}

export function Emoji({ language, pick, t }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isShown = true;
    let timer: ReturnType<typeof setTimeout>;
    const load = () => void loadGrid().then(({ emojiGrid }) => {
      if (!isShown) return;
      const labels = { search: t("emojiSearch"), none: t("emojiNone") };
      const grid = emojiGrid({ language: languageOf(language), labels, pick });
      place.current!.replaceChildren(grid.element);
      grid.adopt();
      grid.focus();
    }, () => {
      if (!isShown) return;
      place.current!.textContent = t("emojiFailed");
      timer = setTimeout(load, 5_000);
    });
    load();
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, []);
  return <div ref={place} class="emoji" role="group" aria-label={t("emoji")} />;
}
