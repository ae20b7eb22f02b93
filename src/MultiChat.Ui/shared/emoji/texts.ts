/** The widget's words in the grid, which come with it. */
export const en = {
  emojiSearch: "Find an emoji",
  emojiNone: "Nothing found",
} as const;

export const ru: Record<keyof typeof en, string> = {
  emojiSearch: "Найти эмодзи",
  emojiNone: "Ничего не нашлось",
};
