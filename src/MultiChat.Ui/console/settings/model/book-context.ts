import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SettingsBook } from "./settings-book.js";

export const BookContext = createContext<SettingsBook | null>(null);

export function useBook(): SettingsBook {
  const found = useContext(BookContext);
  if (!found) throw new Error("The settings' parts live inside a <BookContext.Provider>.");
  return found;
}

export const useSettingsTexts = () => useBook().texts.value;
