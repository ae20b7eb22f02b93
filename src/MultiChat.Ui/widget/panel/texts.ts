import { languageOf, textsOf, type Table, type Texts } from "../../shared/text.js";

export const en = {
  title: "Chat with us",
  launcher: "Chat",
  "launcher.unread.one": "Chat, {count} unread message",
  "launcher.unread.other": "Chat, {count} unread messages",
  here: "We are here",
  away: "Nobody is here now",
  connecting: "Connecting…",
  stray: "This network blocks the chat. Try another one, for example mobile data.",
  close: "Close the chat",
  messages: "Messages",
  earlier: "Show earlier messages",
  "newer.one": "{count} new message",
  "newer.other": "{count} new messages",
  toEnd: "To the latest messages",
  empty: "Ask us anything",
  emptyHint: "Write your question below, and a person will answer you here.",
  awayHint: "Nobody is here now. Write anyway: we will answer when we are back.",
  archivedHint: "This chat is closed. Write again, and it goes on.",
  requested: "Your request is in. The answer will appear here: come back later.",
  forgotten: "Your browser keeps nothing for this site, so this chat lasts as long as this page is open.",
  whole: "Show all of it",
  requestTitle: "Your request",
  partFailed: "Not loaded yet, retrying",
  joined: "{name} joined the chat",
  closed: "The chat was closed",
  me: "You",
  write: "Write a message",
  send: "Send",
  emoji: "Emoji",
  sending: "Sending",
  accepted: "Sent",
  read: "Read",
  offline: "Not sent: you are offline.",
  noAnswer: "Not sent: the server does not answer.",
  again: "Send again",
  remove: "Copy and remove",
  copied: "Copied",
  tooLong: "Too long: {length} of {limit} characters.",
  "rejected.not_signed_in": "The chat started anew. Your text is kept: send it again.",
  "rejected.other": "The message was not accepted. Your text is kept.",
} as const;

export const ru: Record<keyof typeof en | `${"launcher.unread" | "newer"}.${"few" | "many"}`, string> = {
  title: "Чат с нами",
  launcher: "Чат",
  "launcher.unread.one": "Чат, {count} непрочитанное сообщение",
  "launcher.unread.few": "Чат, {count} непрочитанных сообщения",
  "launcher.unread.many": "Чат, {count} непрочитанных сообщений",
  "launcher.unread.other": "Чат, {count} непрочитанного сообщения",
  here: "Мы на связи",
  away: "Сейчас никого нет",
  connecting: "Соединяемся…",
  stray: "Эта сеть блокирует чат. Попробуйте другую, например мобильную.",
  close: "Закрыть чат",
  messages: "Сообщения",
  earlier: "Показать более ранние сообщения",
  "newer.one": "{count} новое сообщение",
  "newer.few": "{count} новых сообщения",
  "newer.many": "{count} новых сообщений",
  "newer.other": "{count} нового сообщения",
  toEnd: "К последним сообщениям",
  empty: "Спросите нас о чём угодно",
  emptyHint: "Напишите вопрос ниже, и вам ответит живой человек.",
  awayHint: "Сейчас никого нет на месте. Напишите, и мы ответим, когда вернёмся.",
  archivedHint: "Чат закрыт. Напишите снова, и он продолжится.",
  requested: "Заявка принята. Ответ появится здесь: загляните позже.",
  forgotten: "Браузер не хранит данные этого сайта, поэтому переписка сохранится, только пока открыта страница.",
  whole: "Показать полностью",
  requestTitle: "Заявка",
  partFailed: "Не загрузилось, повторяем",
  joined: "К чату присоединился оператор {name}",
  closed: "Чат закрыт",
  me: "Вы",
  write: "Напишите сообщение",
  send: "Отправить",
  emoji: "Эмодзи",
  sending: "Отправляется",
  accepted: "Отправлено",
  read: "Прочитано",
  offline: "Не отправлено: нет подключения к интернету.",
  noAnswer: "Не отправлено: сервер не отвечает.",
  again: "Отправить ещё раз",
  remove: "Скопировать и убрать",
  copied: "Скопировано",
  tooLong: "Слишком длинно: {length} из {limit} знаков.",
  "rejected.not_signed_in": "Чат начался заново. Ваш текст сохранён: отправьте его ещё раз.",
  "rejected.other": "Сообщение не принято. Ваш текст сохранён.",
};

export type PanelTexts = Texts<typeof en>;

const isTag = (language: string): boolean => {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
};

/** The texts of a table, in the page's language and the host's wording. */
export type Wording = <T extends Table>(tables: { en: T; ru: Table }) => Texts<T>;

export interface PanelWords {
  t: PanelTexts;
  locale: string;
  wording: Wording;
}

/** The wording for a page's language, and the language in which times and numbers go with it. A language of the host's own stands on English. */
export function panelTexts(language: string, overrides: Table = {}): PanelWords {
  const isInside = /^(ru|en)\b/.test(language);
  const locale = isTag(language) && (isInside || Object.keys(overrides).length > 0) ? language : "en";
  const wording: Wording = <T extends Table>(tables: { en: T; ru: Table }) => textsOf(locale, tables[languageOf(language)] as T, overrides);
  return { t: wording({ en, ru }), locale, wording };
}

/** Why a text came back. */
export const rejection = (t: PanelTexts, code: string): string => t(code === "not_signed_in" ? "rejected.not_signed_in" : "rejected");
