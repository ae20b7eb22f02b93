import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { TeamBook } from "./team-book.js";

export const BookContext = createContext<TeamBook | null>(null);

export function useBook(): TeamBook {
  const found = useContext(BookContext);
  if (!found) throw new Error("The team's parts live inside a <BookContext.Provider>.");
  return found;
}

export const useTeamTexts = () => useBook().texts.value;
