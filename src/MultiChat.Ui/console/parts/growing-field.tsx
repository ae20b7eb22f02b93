import { useEffect, useRef } from "preact/hooks";
import { grow } from "./grow.js";

type Props = Record<string, unknown> & { value: string };

/** A field of several lines, as high as its text. */
export function GrowingField({ rows = 1, ...props }: Props & { rows?: number }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => grow(field.current!), [props.value]);
  // The field may be hidden at first, and then its text has no height.
  useEffect(() => {
    let width = 0;
    const watch = new ResizeObserver(([entry]) => {
      if (entry!.contentRect.width === width) return;
      width = entry!.contentRect.width;
      if (width) grow(field.current!);
    });
    watch.observe(field.current!);
    return () => watch.disconnect();
  }, []);
  return <textarea {...props} ref={field} rows={rows} dir="auto" />;
}
