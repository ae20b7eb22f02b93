import { partsIn } from "../../../shared/links/parts.js";
import { useTexts } from "../../app/context.js";
import { headOf } from "../../../shared/long-text.js";
import { Marked } from "./marked.js";
import type { Unfolded } from "../model/unfolded.js";

interface Props {
  message: { readonly text: string };
  /** Names the text among those that can be unfolded. */
  name: string;
  unfolded: Unfolded;
  /** What a search looked for here. */
  words?: readonly string[] | null;
}

/** Text nodes and safe links, never HTML. A long text is folded. */
export function MessageText({ message, name, unfolded, words = null }: Props) {
  const t = useTexts();
  const parts = partsIn(message);
  const head = headOf(message.text, parts);
  const isWhole = head === null || unfolded.has(name);
  return (
    <>
      {(isWhole ? parts : head).map(part =>
        typeof part === "string" ? (
          <Marked text={part} words={words} />
        ) : (
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            <Marked text={part.text} words={words} />
          </a>
        ),
      )}
      {head && !isWhole && "…"}
      {head && (
        <button class="link-button fold" type="button" data-fold aria-expanded={isWhole} onClick={() => unfolded.toggle(name)}>
          {t(isWhole ? "message.less" : "message.whole")}
        </button>
      )}
    </>
  );
}
