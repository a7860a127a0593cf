// Run by `npm run check`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { typed } from '../../tools/typed.mjs';

const { FoldedText } = await typed(import.meta.url, 'folded');

/** The printed words of every hit, line by line. */
function found(lines, words) {
  return new FoldedText(lines).find(words).map((spans) => spans.map(({ line, from, to }) => lines[line].slice(from, to)).join(' / '));
}

const paper = ['Tổ trực hoàn thành', 'việc đắp đê trước mùa lũ.'];

test('words are found with and without marks, whichever way the paper was typed', () => {
  for (const form of ['NFC', 'NFD'])
    for (const words of ['hoan thanh', 'HOÀN THÀNH', 'hoàn thành'.normalize('NFD')]) {
      const lines = paper.map((line) => line.normalize(form));
      assert.deepEqual(found(lines, words), ['hoàn thành'.normalize(form)]);
    }
});

test('a hit goes on over the end of a line, and ends behind the marks of its last letter', () => {
  const lines = paper.map((line) => line.normalize('NFD'));
  assert.deepEqual(found(lines, 'thành việc đắp đê'), ['thành / việc đắp đê'.normalize('NFD')]);
});

test('no words find nothing, and signs of a pattern are only signs', () => {
  assert.deepEqual(found(paper, '  '), []);
  assert.deepEqual(found(paper, 'lu.'), ['lũ.']);
  assert.deepEqual(found(paper, '.*'), []);
});
