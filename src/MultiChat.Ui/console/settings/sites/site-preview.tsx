import { useSignal } from "@preact/signals";
import { Switch } from "../../parts/switch.js";
import { isColor, type SiteForm, type TextField } from "../model/site-form.js";
import { useSiteTexts } from "./site-texts.js";
import { usualColor } from "./usual-color.js";
import type { FormText } from "./widget-texts.js";

/** Somebody is there; nobody is, and a request can be left; or nobody is any more, in a chat that has begun. */
export type Scene = "here" | "away" | "left";

interface Props {
  form: SiteForm;
  usual(key: TextField | FormText): string;
  scene: Scene;
  onScene(scene: Scene): void;
}

const asked = ["form.name", "form.phone", "form.email", "form.text"] as const;

/** The widget drawn from what stands in the fields: the open window and, beneath it, the button that opens it. */
export function SitePreview({ form, usual, scene, onScene }: Props) {
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
              <p class="preview-status" data-status={scene === "here" ? "here" : "away"} dir="auto">
                {say(scene === "here" ? "here" : "away")}
              </p>
            </div>
            <span class="preview-close" />
          </div>
          {scene === "away" ? <Request usual={usual} consent={form.consent.trim()} /> : <Talk isBegun={scene === "left"} say={say} />}
        </div>
        <span class="preview-launcher" />
      </div>
      <Switch isOn={isDark.value} onChange={on => (isDark.value = on)}>
        {t("site.preview.dark")}
      </Switch>
      <Switch isOn={scene !== "here"} onChange={on => onScene(on ? "away" : "here")}>
        {t("site.preview.away")}
      </Switch>
    </section>
  );
}

function Request({ usual, consent }: { usual: Props["usual"]; consent: string }) {
  return (
    <div class="preview-request" data-preview-request>
      <p dir="auto">{usual("form.away")}</p>
      <p class="preview-muted" dir="auto">
        {usual("form.hint")}
      </p>
      {asked.map(key => (
        <p key={key} class="preview-label" dir="auto">
          {usual(key)}
          <span class="preview-field" />
        </p>
      ))}
      {consent && (
        <p class="preview-consent">
          <span class="preview-box" />
          <span dir="auto">{consent}</span>
        </p>
      )}
      <p class="preview-leave" dir="auto">
        {usual("form.send")}
      </p>
    </div>
  );
}

function Talk({ isBegun, say }: { isBegun: boolean; say(field: TextField): string }) {
  return (
    <>
      <div class="preview-talk">
        {isBegun ? (
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
    </>
  );
}
