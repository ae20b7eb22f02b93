import { partsOf } from "../shared/links/parts.js";

/** Text nodes and safe links, never HTML. */
export const MessageText = ({ text }: { text: string }) => (
  <>
    {partsOf(text).map(part =>
      typeof part === "string" ? (
        part
      ) : (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      ),
    )}
  </>
);
