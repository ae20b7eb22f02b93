export interface Country {
  code: string;
  name: string;
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** What browsers name beside countries: unions, islands with a code for their post alone, and the unknown. */
const others = ["AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"];

/** The countries that the browser knows, by name; codes that were given up stand for others, and are left out. */
export function countriesIn(language: string): Country[] {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const codes = letters.flatMap(first => letters.map(second => first + second));
  return codes
    .filter(code => !others.includes(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap(code => {
      const name = names.of(code);
      return name ? [{ code, name }] : [];
    })
    .sort((one, other) => one.name.localeCompare(other.name, language));
}
