import type { SettingsGroup } from "../../../shared/wire/settings.js";
import { Icon } from "../../parts/icons.js";
import { newCondition, replaced, without, type SegmentForm } from "../model/segment-form.js";
import { GroupTicks } from "./group-ticks.js";
import { SiteCondition } from "./site-condition.js";
import { useSiteTexts } from "./site-texts.js";

interface Props {
  number: number;
  segment: SegmentForm;
  groups: readonly SettingsGroup[];
  onChange(segment: SegmentForm): void;
  onRaise(): void;
  onRemove(): void;
}

/** Pages by their conditions, and the groups that get their chats. */
export function SiteSegment({ number, segment, groups, onChange, onRaise, onRemove }: Props) {
  const t = useSiteTexts();
  const { when } = segment;
  return (
    <fieldset class="site-segment" data-segment={number}>
      <legend>{t("site.segment", { number })}</legend>
      <div class="site-segment-tools">
        {number > 1 && (
          <button class="button button-quiet button-icon" type="button" aria-label={t("site.segment.raise", { number })} onClick={onRaise}>
            <span aria-hidden="true">↑</span>
          </button>
        )}
        <button class="button button-quiet button-icon" type="button" aria-label={t("site.segment.remove", { number })} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      {when.map((condition, at) => (
        <SiteCondition
          key={at}
          id={`site-segment-${number}-${at}`}
          condition={condition}
          onRemove={when.length > 1 ? () => onChange({ ...segment, when: without(when, at) }) : undefined}
          onChange={next => onChange({ ...segment, when: replaced(when, at, next) })}
        />
      ))}
      <button class="link-button" type="button" data-add-condition onClick={() => onChange({ ...segment, when: [...when, newCondition] })}>
        {t("site.condition.add")}
      </button>
      <p class="field-label">{t("site.segment.groups")}</p>
      <GroupTicks name={`segment-${number}-groups`} groups={groups} chosen={segment.groups} onChange={chosen => onChange({ ...segment, groups: chosen })} />
    </fieldset>
  );
}
