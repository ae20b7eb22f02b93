import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/**
 * What has just come is shown in a task of its own: taking in a long thread and laying it out at once would let the page stand still.
 * What was there already when the part came up is shown at once.
 */
export function useNextTask(isThere: boolean): boolean {
  const isReady = useSignal(isThere);
  useEffect(() => {
    if (!isThere || isReady.peek()) return;
    const timer = setTimeout(() => (isReady.value = true));
    return () => clearTimeout(timer);
  }, [isThere]);
  return isThere && isReady.value;
}
