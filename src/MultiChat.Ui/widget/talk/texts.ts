export const en = {
  typing: "{name} is typing…",
} as const;

export const ru: Record<keyof typeof en, string> = {
  typing: "{name} печатает…",
};
