import { addressesIn } from "./addresses.js";
import { emailsIn } from "./emails.js";
import { mostLinks } from "./found.js";
import { phonesIn } from "./phones.js";

export type TextPart = string | { href: string; text: string };

const known = new WeakMap<object, readonly TextPart[]>();

/** The parts of a message's text. It is looked through once, however often it is shown: an edited message is another object. */
export function partsIn(message: { readonly text: string }): readonly TextPart[] {
  let parts = known.get(message);
  if (!parts) known.set(message, (parts = partsOf(message.text)));
  return parts;
}

/**
 * Cuts a text into plain parts and links. The caller makes text nodes and anchors, never HTML.
 * The time grows with the text's length and no faster, whatever stands in it: a stranger wrote it.
 */
export function partsOf(text: string): TextPart[] {
  const found = [...addressesIn(text), ...emailsIn(text), ...phonesIn(text)].sort((one, other) => one.from - other.from);
  const parts: TextPart[] = [];
  let done = 0;
  let links = 0;
  for (const { from, to, href } of found) {
    if (from < done) continue;
    if (++links > mostLinks) break;
    if (from > done) parts.push(text.slice(done, from));
    parts.push({ href, text: text.slice(from, to) });
    done = to;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}
