export const shortest = 8;

/** Whether the host would find it too short; it compares passwords composed. */
export const isTooShort = (password: string): boolean => password.normalize("NFC").length < shortest;

/** A code as it is typed or pasted, for the wire: apps show "123 456", and paper has capitals. */
export const codeTyped = (text: string): string => text.replace(/\s+/g, "").toLowerCase();
