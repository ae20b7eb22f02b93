let lastMillisecond = 0;

/**
 * A UUID of version 7. Ids of one page grow, so that sorting by id is sorting by the moment of sending.
 * @param now In milliseconds; fractions do not count.
 */
export function mintId(now: number): string {
  lastMillisecond = Math.max(Math.floor(now), lastMillisecond + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = lastMillisecond.toString(16).padStart(12, "0");
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const random = Array.from(bytes.subarray(6), byte => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-${random.slice(0, 4)}-${random.slice(4, 8)}-${random.slice(8)}`;
}
