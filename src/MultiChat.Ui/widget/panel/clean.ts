import { cleaned, isBlank } from "../../shared/message-text.js";

/** The text as it is sent, without the space around it; empty where there is nothing to send. */
export const clean = (text: string): string => (isBlank(text) ? "" : cleaned(text).trim());
