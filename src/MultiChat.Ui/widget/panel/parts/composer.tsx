import { Component, type RefObject } from "preact";
import type { PanelTexts } from "../texts.js";
import { SendIcon, SmileIcon } from "./icons.js";

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  isOpen: boolean;
  canSend: boolean;
  noticeId: string | undefined;
  isEmojiOpen: boolean;
  typed(text: string): void;
  send(): void;
  toggleEmoji(): void;
  t: PanelTexts;
}

export class Composer extends Component<Props> {
  override componentDidMount() {
    const element = this.props.field.current!;
    element.style.setProperty("height", "auto");
    // Together with its borders, and what the browser has rounded off.
    element.style.setProperty("height", `${element.scrollHeight + 3}px`);
  }

  override componentDidUpdate({ draft, isOpen }: Props) {
    if (draft !== this.props.draft || isOpen !== this.props.isOpen) this.componentDidMount();
  }

  override render({ field, draft, canSend, noticeId, isEmojiOpen, typed, send, toggleEmoji, t }: Props) {
    // Composing a word with an input method ends with Enter, too; keyCode 229 is Safari's way to say so.
    const keyDown = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      send();
    };

    return (
      <form
        class="composer"
        onSubmit={event => {
          event.preventDefault();
          send();
          field.current?.focus();
        }}
      >
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          aria-label={t("write")}
          aria-describedby={noticeId}
          placeholder={t("write")}
          value={draft}
          onInput={event => typed(event.currentTarget.value)}
          onKeyDown={keyDown}
        />
        <button type="button" class="tool" aria-label={t("emoji")} aria-expanded={isEmojiOpen} data-emoji onClick={toggleEmoji}>
          <SmileIcon />
        </button>
        <button
          type="submit"
          class={canSend ? "send" : "send idle"}
          aria-label={t("send")}
          data-send
          onPointerDown={event => event.preventDefault()}
        >
          <SendIcon />
        </button>
      </form>
    );
  }
}
