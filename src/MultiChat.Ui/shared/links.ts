export type TextPart = string | { href: string; text: string };

const candidate = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"'`«»“”]+/gi;
const allowed = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Cuts a text into plain parts and links. The caller makes text nodes and anchors, never HTML. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = withoutTail(match[0]);
    const href = hrefOf(shown);
    if (!href) continue;
    if (match.index > done) parts.push(text.slice(done, match.index));
    parts.push({ href, text: shown });
    done = match.index + shown.length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

// "(see https://example.com/a_(b))." links without the sentence's own bracket and stop.
function withoutTail(link: string): string {
  for (;;) {
    const last = link.at(-1) ?? "";
    const opening = { ")": "(", "]": "[", "}": "{" }[last];
    const isTail = opening ? link.split(last).length > link.split(opening).length : /[.,;:!?…*_~|]/.test(last);
    if (!isTail) return link;
    link = link.slice(0, -1);
  }
}

function hrefOf(link: string): string | undefined {
  try {
    const { protocol, href } = new URL(link);
    return allowed.has(protocol) && href.length > protocol.length ? href : undefined;
  } catch {
    return undefined;
  }
}
