export const en = {
  outdated: "The chat was updated. Reload the page to go on.",
  reload: "Reload the page",
} as const;

export const ru: Record<keyof typeof en, string> = {
  outdated: "Чат обновился. Чтобы продолжить, перезагрузите страницу.",
  reload: "Перезагрузить страницу",
};
