import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { App } from "./app.js";

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const found = useContext(AppContext);
  if (!found) throw new Error("The console's parts live inside an <AppContext.Provider>.");
  return found;
}

export const useTexts = () => useApp().texts.value;
