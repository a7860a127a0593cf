// A PDF with a digital signature, as an office sends it, made by openssl in a folder that goes away: by somebody whom an authority of the test vouches for.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const room = 8192;
const number = (value) => String(value).padStart(10, '0');

/** One page with one line, and a field for a signature whose places are still open. */
function page(line) {
  const drawn = `BT /F1 14 Tf 72 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 7 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky so) /V 6 0 R /Rect [0 0 0 0] /P 3 0 R /F 132 >>',
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ${number(0)} ${number(0)} ${number(0)}] /Contents <${'0'.repeat(room)}> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${number(place)} 00000 n \n`).join('');
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** `trustedIn`: the folder of authorities that the server trusts, where this one is put; without it the signer stays unknown. */
export function signedPdf(line, signer, trustedIn) {
  const folder = mkdtempSync(join(tmpdir(), 'signed-'));
  const openssl = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Test authority',
      '-days',
      '2',
    );
    openssl('req', '-utf8', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'own.key', '-out', 'own.csr', '-subj', `/CN=${signer}`);
    openssl('x509', '-req', '-in', 'own.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1', '-out', 'own.pem');
    const empty = page(line);
    const from = empty.indexOf('/Contents <') + '/Contents '.length;
    const to = from + room + 2;
    const text = empty.replace(/\/ByteRange \[[^\]]*\]/, `/ByteRange [0 ${number(from)} ${number(to)} ${number(empty.length - to)}]`);
    writeFileSync(join(folder, 'covered'), text.slice(0, from) + text.slice(to), 'latin1');
    const signature = openssl('cms', '-sign', '-binary', '-in', 'covered', '-signer', 'own.pem', '-inkey', 'own.key', '-outform', 'DER');
    if (trustedIn) copyFileSync(join(folder, 'ca.pem'), join(trustedIn, 'test.pem'));
    const digits = signature.toString('hex').padEnd(room, '0');
    return Buffer.from(`${text.slice(0, from)}<${digits}>${text.slice(to)}`, 'latin1');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same after somebody changed a word of it. */
export const changed = (pdf, word, other) => Buffer.from(pdf.toString('latin1').replace(word, other), 'latin1');
