import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../app/context.js";
import { Icon } from "./icons.js";
import { onEscape } from "./on-escape.js";
import { useLayer } from "./use-layer.js";

interface Props {
  title: string;
  class?: string;
  onClose(): void;
  children: ComponentChildren;
  foot?: ComponentChildren;
}

/** The browser's own dialog: it holds the focus, closes with Esc and gives the focus back. */
export function Modal({ title, onClose, children, foot, class: name = "" }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const t = useTexts();
  useLayer(onClose);
  useLayoutEffect(() => {
    const dialog = box.current!;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[autofocus]")?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={`dialog ${name}`}
      aria-label={title}
      onKeyDown={onEscape(onClose)}
      // The one that goes is heard of later, when another may stand in its place.
      onClose={() => box.current && onClose()}
      onPointerDown={event => event.target === box.current && onClose()}
    >
      <div class="dialog-head">
        <h2>{title}</h2>
        <button class="button button-quiet button-icon" type="button" aria-label={t("app.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="dialog-body">{children}</div>
      {foot && <div class="dialog-foot">{foot}</div>}
    </dialog>
  );
}
