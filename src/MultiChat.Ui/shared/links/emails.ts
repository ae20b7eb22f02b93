import { mostLinks, type Found } from "./found.js";

const longestLocal = 64;
const ascii = { local: /[\w.%+-]/, domain: () => /[a-z\d.-]{1,253}/iy };
const anyScript = { local: /[\p{L}\p{N}_.%+-]/u, domain: () => /[\p{L}\p{N}\p{M}.-]{1,253}/uy };
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const lastLabel = /^(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z\d-]{1,59})$/iu;

/** Bare addresses, `anna@example.com`: from each at sign a bounded look to both sides. */
export function* emailsIn(text: string): Generator<Found> {
  let count = 0;
  for (let at = text.indexOf("@"); at >= 0 && count < mostLinks; at = text.indexOf("@", at + 1)) {
    // Latin first: in scripts without spaces the words beside an address are no part of it.
    const from = startOf(text, at, ascii.local) ?? startOf(text, at, anyScript.local);
    if (from === undefined) continue;
    const to = endOf(text, at + 1, /[a-z\d]/i.test(text[at + 1] ?? "") ? ascii.domain() : anyScript.domain());
    if (to === undefined) continue;
    count++;
    yield { from, to, href: `mailto:${encodeURIComponent(text.slice(from, at))}@${text.slice(at + 1, to)}` };
  }
}

function startOf(text: string, at: number, sign: RegExp): number | undefined {
  let from = at;
  while (from > 0 && at - from <= longestLocal && sign.test(text[from - 1]!)) from--;
  if (at - from > longestLocal || /[@/]/.test(text[from - 1] ?? "")) return undefined;
  while (from < at && /[.+-]/.test(text[from]!)) from++;
  return from < at && text[at - 1] !== "." ? from : undefined;
}

function endOf(text: string, from: number, run: RegExp): number | undefined {
  run.lastIndex = from;
  const domain = run.exec(text)?.[0].replace(/[.-]+$/, "");
  if (!domain || text[from + domain.length] === "@") return undefined;
  const labels = domain.split(".");
  const isDomain = labels.length > 1 && lastLabel.test(labels.pop()!) && labels.every(part => label.test(part));
  return isDomain ? from + domain.length : undefined;
}
