import type { SettingsGroup } from "../../../shared/wire/settings.js";
import { groupsIn, newCondition, raised, replaced, segmentsIn, textOf, without, type SegmentForm } from "../model/segment-form.js";
import type { SiteForm } from "../model/site-form.js";
import { GroupTicks } from "./group-ticks.js";
import { SiteFieldRow, type RowProps } from "./site-field-row.js";
import { SiteSegment } from "./site-segment.js";
import { useSiteTexts } from "./site-texts.js";

interface Props extends RowProps {
  form: SiteForm;
  groups: readonly SettingsGroup[];
  onChange(change: Partial<SiteForm>): void;
}

/** Which groups get the chats of which pages. */
export function SiteRouting({ form, groups, onChange, ...row }: Props) {
  const t = useSiteTexts();
  const segments = segmentsIn(form.segments);
  const put = (next: readonly SegmentForm[]) => onChange({ segments: textOf(next) });
  return (
    <fieldset class="site-texts" data-routing>
      <legend class="site-head">{t("site.routing")}</legend>
      {groups.length === 0 ? (
        <p class="settings-hint">
          {t("site.routing.noGroups")} <a href="#/settings/groups">{t("site.routing.toGroups")}</a>.
        </p>
      ) : (
        <>
          <p class="settings-hint">{t("site.routing.note")}</p>
          <SiteFieldRow {...row} field="segments" note={null} isGroup>
            {segments.map((segment, at) => (
              <SiteSegment
                key={at}
                number={at + 1}
                segment={segment}
                groups={groups}
                onChange={next => put(replaced(segments, at, next))}
                onRaise={() => put(raised(segments, at))}
                onRemove={() => put(without(segments, at))}
              />
            ))}
            <button class="button site-add" type="button" name="segments" data-add-segment onClick={() => put([...segments, { when: [newCondition], groups: [] }])}>
              {t("site.segment.add")}
            </button>
          </SiteFieldRow>
          <SiteFieldRow {...row} field="groups" note={t("site.groups.note")} isGroup>
            <GroupTicks name="groups" groups={groups} chosen={groupsIn(form.groups)} onChange={chosen => onChange({ groups: chosen.join(" ") })} />
          </SiteFieldRow>
        </>
      )}
    </fieldset>
  );
}
