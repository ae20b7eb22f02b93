import { plainJpeg } from "./plain-jpeg.js";

/** The side of a photo in pixels, and the most bytes that the host takes. */
export const side = 256;
export const mostBytes = 65_536;

const qualities = [0.9, 0.8, 0.65, 0.5, 0.35, 0.2];

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** The square in the middle. */
export function middleOf(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}

/** The first of ever rougher pictures that is small enough; null where none is. */
export async function small(encode: (quality: number) => Promise<Blob | null>): Promise<Blob | null> {
  for (const quality of qualities) {
    const made = await encode(quality);
    if (made && made.size <= mostBytes) return made;
  }
  return null;
}

/** A photo out of whatever picture the browser can read. Rejects with the code `no_picture` where it cannot. */
export async function photoOf(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture?.width || !picture.height) throw failure("no_picture");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d")!;
  const from = middleOf(picture.width, picture.height);
  // What is transparent would be black in a JPEG.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, side, side);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, from.x, from.y, from.side, from.side, 0, 0, side, side);
  picture.close();
  const encode = (type: string) => (quality: number) => new Promise<Blob | null>(done => canvas.toBlob(done, type, quality));
  const webp = await encode("image/webp")(qualities[0]!);
  // A browser that cannot write WebP gives a PNG instead.
  if (webp?.type === "image/webp" && webp.size <= mostBytes) return webp;
  const jpeg = await small(encode(webp?.type === "image/webp" ? "image/webp" : "image/jpeg"));
  if (!jpeg) throw failure("no_picture");
  return jpeg.type === "image/jpeg" ? new Blob([plainJpeg(new Uint8Array(await jpeg.arrayBuffer())) as BlobPart], { type: jpeg.type }) : jpeg;
}
