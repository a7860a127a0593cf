import { Problem } from '../api';
import { t } from '../text/text.svelte';
import { instant } from '../text/time';

/** Who confirmed what by signing, in a file that shows the drawing with these words below it. */
export interface Signature {
  file: string;
  name: string;
  confirms: string;
}

const width = 800;
const height = 400;
const below = 150;

/** Draws the words of one line, cut where the picture ends. */
function write(pen: CanvasRenderingContext2D, words: string, line: number) {
  let shown = words;
  while (shown.length > 1 && pen.measureText(shown).width > width - 48) shown = `${shown.slice(0, -2)}…`;
  pen.fillText(shown, 24, height + 44 + line * 40);
}

/** The drawing with name, time and what was confirmed, so that the file speaks for itself wherever it lies. */
export function signedPicture(drawing: HTMLCanvasElement, name: string, confirms: string, at: Date): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height + below;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawing, 0, 0, width, height);
    pen.fillStyle = '#1b2a22';
    pen.fillRect(24, height, width - 48, 2);
    pen.font = '700 28px "Be Vietnam Pro", sans-serif';
    write(pen, name, 0);
    pen.font = '400 26px "Be Vietnam Pro", sans-serif';
    write(pen, confirms, 1);
    write(pen, instant(at.toISOString()), 2);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Problem('web.not_a_picture', t('problem.unexpected')))), 'image/png'),
  );
}
