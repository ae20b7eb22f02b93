import { codeOf } from "../../../shared/hub.js";
import type { SettingsSite } from "../../../shared/wire/settings.js";
import type { Problem } from "../../../shared/wire/wire.js";
import type { SiteKey } from "../../texts/sites/index.js";
import { commonRefusal } from "./settings-refusal.js";
import type { SiteField } from "./site-form.js";

/** What the host refused, in words, and the field that it is about where it is about one. */
export interface SiteRefusal {
  text: SiteKey;
  field?: SiteField;
  limit?: number;
  /** The site as it is now, where another has saved it. */
  now?: SettingsSite;
}

export function siteRefusal(why: unknown): SiteRefusal {
  const { member, site } = why as Partial<Problem> & { site?: SettingsSite };
  switch (codeOf(why)) {
    case "site_conflict":
      return { text: "site.conflict", ...(site ? { now: site } : {}) };
    case "invalid_field":
      if (member === "color" || member === "side" || member === "segments" || member === "groups") return { text: `site.${member}.invalid`, field: member };
      return { text: "site.texts.invalid", ...(member === "consent" ? { field: member } : {}) };
    default:
      return { text: commonRefusal(why) };
  }
}

export function keyRefusal(why: unknown): SiteKey {
  switch (codeOf(why)) {
    case "key_taken":
      return "site.key.taken";
    case "invalid_field":
      return "site.key.invalid";
    default:
      return commonRefusal(why);
  }
}
