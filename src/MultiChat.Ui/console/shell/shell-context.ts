import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Shell } from "./shell.js";

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const found = useContext(ShellContext);
  if (!found) throw new Error("The frame's parts live inside the shell.");
  return found;
}
