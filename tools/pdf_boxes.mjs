#!/usr/bin/env node
// tools/pdf_boxes.mjs FORM NAME …: of NAME.pdf, which LibreOffice made of a document of ours, and of what the reader says of that document (NAME.json) and
// of the PDF (NAME.pdf.json). The boxes of the form stand where they belong: A4 and its margins, issuer left of the motto, number below the issuer beside the
// day, recipients left of the signature. The reader finds in the PDF what it finds in the document.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const millimetre = 72 / 25.4;
const [form, ...names] = process.argv.slice(2);
let failed = false;

/** The pages, each with its size and its words. */
function pagesOf(file) {
  const said = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return said.split('<page ').slice(1).map((page) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page).map(Number);
    const words = [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
      ([, left, top, right, bottom, text]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, text }),
    );
    return { width, height, words };
  });
}

function checkSheets(pages, wrong) {
  for (const [at, { width, height, words }] of pages.entries()) {
    const [short, long] = [Math.min(width, height), Math.max(width, height)].map((points) => points / millimetre);
    if (Math.abs(short - 210) > 1 || Math.abs(long - 297) > 1) wrong(`page ${at + 1} is no A4`);
    if (width > height) continue; // across: wide tables
    const out = words.find(({ left, right }) => left < 29 * millimetre || right > width - 17 * millimetre);
    if (out) wrong(`page ${at + 1}: “${out.text}” stands in a margin`);
  }
}

function checkHead({ width, words }, wrong) {
  const find = (...texts) => words.find((word) => texts.includes(word.text));
  const middle = width / 2;
  const motto = form === 'party' ? find('ĐẢNG') : find('CỘNG');
  const number = find('Số:', 'Số');
  const issuer = words[0];
  const day = words.find((word) => word.text === 'ngày' && word.left > middle - 40 && number && word.top < number.bottom + 40);
  if (!motto || motto.left < middle - 60) return wrong('the motto does not stand on the right');
  if (issuer.left > middle || Math.abs(issuer.top - motto.top) > 8) wrong('the issuer does not stand left of the motto');
  if (number && (number.left > middle || number.top < issuer.bottom)) wrong('the number does not stand below the issuer');
  if (number && day && Math.abs(number.bottom - day.bottom) > 8) wrong('number and day do not stand side by side');
}

function checkFoot(pages, signer, wrong) {
  const isTitle = (words) => (word, at) => word.text === 'Nơi' && words[at + 1]?.text.startsWith('nhận');
  const last = pages.findLast(({ words }) => words.some(isTitle(words)));
  const recipients = last?.words.find(isTitle(last.words));
  if (!recipients) return;
  if (recipients.left > last.width / 2) wrong('the recipients do not stand on the left');
  if (!signer) return;
  const name = signer.name.split(' ').at(-1);
  const signed = last.words.findLast((word) => word.text === name);
  if (!signed || signed.left < last.width / 2 || signed.top < recipients.top) wrong('the signature does not stand right of the recipients');
}

function checkReading(document, pdf, wrong) {
  for (const box of ['type', 'number', 'date', 'title', 'signer', 'bases', 'recipients'])
    if (JSON.stringify(document[box]) !== JSON.stringify(pdf[box]))
      wrong(`the reader finds ${JSON.stringify(pdf[box])} for ${box}, not ${JSON.stringify(document[box])}`);
  for (const list of ['assignments', 'deadlines', 'reports'])
    if (document[list].length !== pdf[list].length) wrong(`the reader finds ${pdf[list].length} ${list}, not ${document[list].length}`);
}

for (const name of names) {
  const wrong = (what) => {
    failed = true;
    console.log(`${name}.pdf: ${what}`);
  };
  const [document, pdf] = [`${name}.json`, `${name}.pdf.json`].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const pages = pagesOf(`${name}.pdf`);
  checkSheets(pages, wrong);
  checkHead(pages[0], wrong);
  checkFoot(pages, document.signer, wrong);
  checkReading(document, pdf, wrong);
}
process.exit(failed ? 1 : 0);
