import { useCallback } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { Template } from "../../../shared/wire/templates.js";
import { useTexts } from "../../app/context.js";
import { Icon } from "../../parts/icons.js";
import { LateFields } from "../../parts/late-fields.js";
import { Popover, type Anchor } from "../../parts/popover.js";
import { useDesk } from "../model/desk.js";
import { besideText } from "./beside-text.js";

interface Props {
  /** Where the panel stands; null while it is closed. "/" opens it as well. */
  anchor: Signal<Anchor | null>;
  onPick(template: Template): void;
}

/** Opens the templates, which are loaded when they are first wanted. */
export function TemplateButton({ anchor, onPick }: Props) {
  const t = useTexts();
  const close = useCallback(() => (anchor.value = null), []);
  return (
    <>
      <button
        class="button button-quiet button-icon"
        type="button"
        data-templates
        aria-label={t("templates.title")}
        title={t("templates.title")}
        aria-haspopup="dialog"
        aria-expanded={anchor.value !== null}
        onClick={event => (anchor.value = besideText(event.currentTarget))}
      >
        <Icon name="template" />
      </button>
      {anchor.value && (
        <Popover anchor={anchor.value} class="menu template-place" label={t("templates.title")} onClose={close}>
          <Inside
            onClose={close}
            onPick={template => {
              close();
              onPick(template);
            }}
          />
        </Popover>
      )}
    </>
  );
}

function Inside(props: { onPick(template: Template): void; onClose(): void }) {
  const { late } = useDesk().templates;
  const found = late.found;
  if (!found) return <LateFields late={late} />;
  return <found.Panel book={found.book} {...props} />;
}
