/**
 * A text that changes. A translator of pages puts elements of its own where it found a text, so the text is never changed
 * in its place: another one comes with another element.
 */
export const Words = ({ text }: { text: string | undefined }) => (text ? <span key={text}>{text}</span> : null);
