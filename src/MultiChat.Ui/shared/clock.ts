/** Time as the pages see it. Tests pass a clock that they move by hand. */
export interface Clock {
  /** Milliseconds since 1970 by the machine's calendar, which people and time servers move. */
  wall(): number;
  /** Milliseconds that only grow. Deadlines are measured with it. */
  steady(): number;
  /** Calls back once after so many milliseconds; the answer cancels. */
  after(milliseconds: number, call: () => void): () => void;
}

export const browserClock: Clock = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
