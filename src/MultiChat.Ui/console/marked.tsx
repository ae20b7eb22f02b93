import { rangesIn } from "./search-words.js";

/** A text with what was searched standing out. */
export function Marked({ text, patterns }: { text: string; patterns: readonly RegExp[] | null }) {
  const ranges = patterns ? rangesIn(text, patterns) : [];
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
