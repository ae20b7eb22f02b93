import { mostLinks, type Found } from "./found.js";

const start = () => /\b(?:https?:\/\/|mailto:|tel:)|(?<![\w.@/:-])www\.(?=[\p{L}\p{N}])/giu;
const allowed = new Set(["http:", "https:", "mailto:", "tel:"]);

// Signs of an address as people type it: what ASCII allows, letters and signs of any script, but no punctuation of another script
// and nothing invisible, except what stands inside words and names.
const body = () =>
  /(?:[!#-&'()*+,./0-9:;=?@A-Z[\]_a-z{|}~-]|[\u00b7\u2027\u30fb\u200c\u200d\ufe0f\p{Pd}\p{Pc}]|(?![\s\p{P}\p{Cc}\p{Default_Ignorable_Code_Point}\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65])[^\0-\x7f])+/uy;

const openingOf: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const tail = /[.,;:!?*_~|'([{\u00b7\u2027\u30fb\u200c\u200d\u2010-\u2015]/;

/** http, https, mailto, tel and `www.`; each is looked at once. */
export function* addressesIn(text: string): Generator<Found> {
  const starts = start();
  const runEndOf = runsIn(text);
  let count = 0;
  for (let match; count < mostLinks && (match = starts.exec(text)); ) {
    const from = match.index;
    const to = endOf(text, from + match[0].length, runEndOf);
    const link = text.slice(from, to);
    const href = hrefOf(/^www/i.test(link) ? `https://${link}` : link);
    if (href) {
      count++;
      yield { from, to, href };
    }
    starts.lastIndex = Math.max(starts.lastIndex, to);
  }
}

/** Where the signs of an address end. Each run is looked through once, however many addresses begin in it. */
function runsIn(text: string): (from: number) => number {
  const run = body();
  let end = 0;
  return from => {
    if (from >= end) {
      run.lastIndex = from;
      end = run.test(text) ? run.lastIndex : from;
    }
    return end;
  };
}

// "(see https://example.com/a_(b))." links without the sentence's own bracket and stop.
function endOf(text: string, from: number, runEndOf: (from: number) => number): number {
  const end = runEndOf(from);
  const open: Record<string, number> = { "(": 0, "[": 0, "{": 0 };
  let to = from;
  for (; to < end; to++) {
    const sign = text[to]!;
    const opening = openingOf[sign];
    if (sign in open) open[sign]!++;
    else if (opening && --open[opening]! < 0) break;
  }
  while (to > from && tail.test(text[to - 1]!)) to--;
  return to;
}

/** The longest name of a host. */
const longestHost = 253;

function hrefOf(link: string): string | undefined {
  try {
    const { protocol, href, hostname } = new URL(link);
    return allowed.has(protocol) && href.length > protocol.length && hostname.length <= longestHost ? href : undefined;
  } catch {
    return undefined;
  }
}
