import { jpegOf, shrink } from '../tasks/picture';

/** Small enough to wait in a telephone and to travel in one of its records. */
const longest = 800;

/** The bags as base64: drawn anew and small, so that place, time and telephone stay behind. */
export async function bagsOf(file: File): Promise<string> {
  const whole = await shrink(file);
  const scale = Math.min(1, longest / Math.max(whole.width, whole.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(await (await jpegOf(canvas)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
