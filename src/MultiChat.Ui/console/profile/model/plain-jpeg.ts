/** A JPEG without what a camera or a browser says beside the picture: some browsers add it to whatever a canvas gives. */
export function plainJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let place = 2;
  while (place + 4 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1]!;
    // From the first scan on there is the picture alone.
    if (marker === 0xda) break;
    const next = place + 2 + ((bytes[place + 2]! << 8) | bytes[place + 3]!);
    if (!isSpoken(marker)) kept.push(bytes.subarray(place, next));
    place = next;
  }
  kept.push(bytes.subarray(place));
  const plain = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of kept) {
    plain.set(part, at);
    at += part.length;
  }
  return plain;
}

/** Segments of applications, but for JFIF, colour profiles and Adobe's word on colours; and comments. */
const isSpoken = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker));
