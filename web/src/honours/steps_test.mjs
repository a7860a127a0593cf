// Run by `npm run check`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { typed } from '../../tools/typed.mjs';

const { linesOf, stepsOf, textOf } = await typed(import.meta.url, 'steps');

test('a step a line, its day behind a bar', () => {
  assert.deepEqual(stepsOf('Chọn điểm | 2\n\n Mở phát | 5 '), [
    { words: 'Chọn điểm', days: 2 },
    { words: 'Mở phát', days: 5 },
  ]);
});

test('a step that does not say its day is done on the day of the one before', () => {
  assert.deepEqual(
    stepsOf('Họp ngõ\nXin gạo | 3\nMở phát').map((step) => step.days),
    [0, 3, 3],
  );
});

test('a bar in the words is no day', () => {
  assert.deepEqual(stepsOf('Treo bảng 2 | 3 cho dễ | x'), [{ words: 'Treo bảng 2 | 3 cho dễ | x', days: 0 }]);
});

test('steps written out are read back the same', () => {
  const steps = stepsOf('Chọn điểm | 2\nMở phát | 5');
  assert.deepEqual(stepsOf(textOf(steps)), steps);
});

test('empty lines say nothing', () => {
  assert.deepEqual(linesOf('Sổ kho\n \nẢnh'), ['Sổ kho', 'Ảnh']);
});
