let next = "";

/** The page's next message has the id that the model's had. */
export const mintNext = (id: string) => void (next = id);

/** Stands for the one of `shared/ids.ts`. */
export const mintId = () => next;
