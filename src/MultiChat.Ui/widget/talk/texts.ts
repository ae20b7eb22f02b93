export const en = {
  typing: "{name} is typing…",
  end: "End the chat",
  "end.ask": "End this chat?",
  "end.yes": "End chat",
  "end.no": "Keep chatting",
  "end.changed": "A new message has come, so the chat goes on.",
  "end.failed": "The chat could not be ended. Try again.",
} as const;

export const ru: Record<keyof typeof en, string> = {
  typing: "{name} печатает…",
  end: "Завершить чат",
  "end.ask": "Завершить этот чат?",
  "end.yes": "Завершить",
  "end.no": "Продолжить",
  "end.changed": "Пришло новое сообщение, поэтому чат продолжается.",
  "end.failed": "Не получилось завершить чат. Попробуйте ещё раз.",
};
