/** A country's name, or its code where the browser knows none. */
export const countryName = (code: string, language: string): string => new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
