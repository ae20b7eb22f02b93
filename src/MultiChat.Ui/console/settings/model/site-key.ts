/** A site's key as typed; it is typed upon nothing. */
export interface NewSiteDraft {
  key: string;
  base: null;
}

/** Whether a site can have this key. It stands in addresses. */
export const isKey = (text: string): boolean => /^[a-z0-9-]{1,40}$/.test(text.trim());
