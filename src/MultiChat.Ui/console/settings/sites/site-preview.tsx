import { useSignal } from "@preact/signals";
import { Switch } from "../../parts/switch.js";
import { isColor, type SiteForm, type TextField } from "../model/site-form.js";
import { useSiteTexts } from "./site-texts.js";
import { usualColor } from "./usual-color.js";

interface Props {
  form: SiteForm;
  usual(field: TextField): string;
  isAway: boolean;
  onAway(isAway: boolean): void;
}

/** The widget drawn from what stands in the fields: the open window and, beneath it, the button that opens it. */
export function SitePreview({ form, usual, isAway, onAway }: Props) {
  const t = useSiteTexts();
  const isDark = useSignal(matchMedia("(prefers-color-scheme: dark)").matches);
  const say = (field: TextField) => form[field].trim() || usual(field);
  const color = isColor(form.color) ? form.color.trim() : usualColor;
  return (
    <section class="site-preview" aria-label={t("site.preview")} data-preview>
      <h2 class="site-head">{t("site.preview")}</h2>
      <div class="preview" role="img" aria-label={t("site.preview")} data-theme={isDark.value ? "dark" : "light"} data-side={form.side} style={{ "--preview-accent": color }}>
        <div class="preview-window">
          <div class="preview-head">
            <div>
              <p class="preview-title" dir="auto">
                {say("title")}
              </p>
              <p class="preview-status" data-status={isAway ? "away" : "here"} dir="auto">
                {say(isAway ? "away" : "here")}
              </p>
            </div>
            <span class="preview-close" />
          </div>
          <div class="preview-talk">
            {isAway ? (
              <p class="preview-note" dir="auto">
                {say("awayHint")}
              </p>
            ) : (
              <>
                <p class="preview-greeting" dir="auto">
                  {say("empty")}
                </p>
                <p class="preview-muted" dir="auto">
                  {say("emptyHint")}
                </p>
              </>
            )}
          </div>
          {isAway && form.consent.trim() && (
            <p class="preview-consent">
              <span class="preview-box" />
              <span dir="auto">{form.consent.trim()}</span>
            </p>
          )}
          <div class="preview-composer">
            <p class="preview-field" dir="auto">
              {say("write")}
            </p>
            <span class="preview-send">
              <svg viewBox="0 0 20 20" width="20" height="20">
                <path d="M3 10h13M11 5l5 5-5 5" />
              </svg>
            </span>
          </div>
        </div>
        <span class="preview-launcher" />
      </div>
      <Switch isOn={isDark.value} onChange={on => (isDark.value = on)}>
        {t("site.preview.dark")}
      </Switch>
      <Switch isOn={isAway} onChange={onAway}>
        {t("site.preview.away")}
      </Switch>
    </section>
  );
}
