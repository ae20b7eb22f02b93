// Draws the console's icon, a speech bubble on the accent's blue, as a PNG of any size. The blue goes to the edges, so that any mask may cut it.
import { deflateSync } from "node:zlib";

const blue = [0x2b, 0x57, 0xd9];
const white = [0xff, 0xff, 0xff];
const samples = 4;

/** Distance to a rectangle with round corners, negative inside; everything in parts of the icon's size. */
function toBox(x, y, left, top, right, bottom, radius) {
  const dx = Math.max(left + radius - x, x - right + radius, 0);
  const dy = Math.max(top + radius - y, y - bottom + radius, 0);
  return Math.hypot(dx, dy) - radius;
}

const isInTail = (x, y) => y >= 0.6 && y <= 0.77 && x >= 0.34 && x <= 0.34 + (0.77 - y);
const isInDot = (x, y) => [0.37, 0.5, 0.63].some(middle => Math.hypot(x - middle, y - 0.45) < 0.042);

const colourAt = (x, y) => (!isInDot(x, y) && (toBox(x, y, 0.23, 0.27, 0.77, 0.63, 0.1) < 0 || isInTail(x, y)) ? white : blue);

export function iconOf(size) {
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample++) {
        const x = (column + ((sample % samples) + 0.5) / samples) / size;
        const y = (row + (Math.floor(sample / samples) + 0.5) / samples) / size;
        colourAt(x, y).forEach((part, index) => (sum[index] += part));
      }
      sum.forEach((part, index) => (rows[row * (1 + size * 3) + 1 + column * 3 + index] = Math.round(part / samples ** 2)));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits a part, three parts, nothing interlaced.
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name, content) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crcOf(named), named.length + 4);
  return whole;
}

function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
