import { rangesIn } from "../model/search-query.js";

/** A text with what was searched standing out. */
export function Marked({ text, words }: { text: string; words: readonly string[] | null }) {
  const ranges = words ? rangesIn(text, words) : [];
  if (ranges.length === 0) return <>{text}</>;
  let done = 0;
  return (
    <>
      {ranges.map(({ from, to }) => {
        const before = text.slice(done, from);
        done = to;
        return (
          <>
            {before}
            <mark>{text.slice(from, to)}</mark>
          </>
        );
      })}
      {text.slice(done)}
    </>
  );
}
