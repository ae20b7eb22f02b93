/** What somebody asks for by a key, whichever key it is on their machine. */
export type Command =
  | "next"
  | "down"
  | "up"
  | "mine"
  | "common"
  | "archive"
  | "close"
  | "take"
  | "class"
  | "note"
  | "templates"
  | "undo"
  | "palette"
  | "find"
  | "keys"
  | "escape";
