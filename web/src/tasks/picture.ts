import { Problem } from '../api';
import { t } from '../text/text.svelte';

const longest = 1600;
const quality = 0.82;

/**
 * A photograph as it may leave the phone: at most 1600 pixels long and drawn anew, so that place, time and device, which cameras write into
 * their files, stay behind.
 */
export async function shrink(file: File): Promise<HTMLCanvasElement> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new Problem('web.not_a_picture', t('picture.unreadable', { name: file.name }));
  }
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

export function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Problem('web.not_a_picture', t('problem.unexpected')))),
      'image/jpeg',
      quality,
    ),
  );
}
