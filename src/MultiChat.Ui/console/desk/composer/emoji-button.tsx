import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { loadGrid } from "../../../shared/emoji/load.js";
import { Icon } from "../../parts/icons.js";
import { Popover, type Anchor } from "../../parts/popover.js";
import { besideText } from "./beside-text.js";

/** Opens the grid, which is loaded when it is first wanted. */
export function EmojiButton({ onPick }: { onPick(emoji: string): void }) {
  const t = useTexts();
  const anchor = useSignal<Anchor | null>(null);
  const close = useCallback(() => (anchor.value = null), []);
  return (
    <>
      <button
        class="button button-quiet button-icon"
        type="button"
        data-emoji
        aria-label={t("composer.emoji")}
        title={t("composer.emoji")}
        aria-haspopup="dialog"
        aria-expanded={anchor.value !== null}
        onClick={event => (anchor.value = besideText(event.currentTarget))}
      >
        <Icon name="smile" />
      </button>
      {anchor.value && (
        <Popover anchor={anchor.value} class="menu emoji-place" label={t("composer.emoji")} onClose={close}>
          <Grid
            onPick={emoji => {
              close();
              onPick(emoji);
            }}
          />
        </Popover>
      )}
    </>
  );
}

function Grid({ onPick }: { onPick(emoji: string): void }) {
  const { store } = useDesk();
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const [failures, setFailures] = useState(0);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    loadGrid().then(({ emojiGrid }) => {
      if (isGone) return;
      const grid = emojiGrid({
        language: store.app.settings.language.peek(),
        labels: { search: t("emoji.search"), none: t("emoji.none") },
        pick: onPick,
      });
      place.current?.replaceChildren(grid.element);
      grid.adopt();
      grid.focus();
    }, () => {
      if (isGone) return;
      place.current!.textContent = t("emoji.failed");
      timer = setTimeout(setFailures, 5_000, failures + 1);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [failures]);
  return <div class="emoji-inside" ref={place} tabIndex={-1} />;
}
