import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../app/context.js";

/** On a phone Back closes what this part is, before it leaves the place. */
export function useLayer(onClose: () => void): void {
  const { layers } = useApp();
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => layers.add(() => close.current()), []);
}
