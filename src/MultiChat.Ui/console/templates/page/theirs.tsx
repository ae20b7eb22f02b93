import type { Template } from "../../../shared/wire/templates.js";
import { useTemplateTexts } from "../model/use-template-texts.js";

interface Props {
  theirs: Template;
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/** What another saved meanwhile, and the choice between the two. */
export function Theirs({ theirs, onKeepMine, onTakeTheirs }: Props) {
  const t = useTemplateTexts();
  return (
    <div class="templates-theirs" role="alert" data-theirs>
      <p>{t("template.conflict")}</p>
      <blockquote dir="auto">
        <b>{theirs.name}</b>
        <p>{theirs.text}</p>
      </blockquote>
      <div class="templates-choice">
        <button class="button" type="button" data-keep-mine onClick={onKeepMine}>
          {t("template.keepMine")}
        </button>
        <button class="button" type="button" data-take-theirs onClick={onTakeTheirs}>
          {t("template.takeTheirs")}
        </button>
      </div>
    </div>
  );
}
