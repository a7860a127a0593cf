// Run by `npm run check`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { typed } from '../../tools/typed.mjs';

const { tablesIn, withRows, withTable } = await typed(import.meta.url, 'table');

const text = 'Danh sách:\n| TT | Họ và tên |\n| 1 | Mai |\nGhi chú.\n| Việc | Hạn |';

test('tables are found where they stand, rows as long as their head', () => {
  const tables = tablesIn(text);
  assert.equal(tables.length, 2);
  assert.deepEqual(tables[0], {
    from: 1,
    to: 3,
    rows: [
      ['TT', 'Họ và tên'],
      ['1', 'Mai'],
    ],
  });
  assert.deepEqual(tablesIn('| a | b |\n| 1 |')[0].rows[1], ['1', '']);
  assert.deepEqual(tablesIn('Không có bảng'), []);
});

test('rows are written back into their own table, bars in cells become slashes, empty rows go', () => {
  const [first] = tablesIn(text);
  const rows = [...first.rows, ['2', 'Lan | Cúc'], ['', ' ']];
  assert.equal(withRows(text, first, rows), 'Danh sách:\n| TT | Họ và tên |\n| 1 | Mai |\n| 2 | Lan / Cúc |\nGhi chú.\n| Việc | Hạn |');
  assert.equal(withRows(text, first, []), 'Danh sách:\nGhi chú.\n| Việc | Hạn |');
});

test('a new table stands at the end, apart from a table before it', () => {
  assert.equal(withTable('', ['TT', 'Việc']), '| TT | Việc |');
  assert.equal(withTable('Phân công:', ['TT', 'Việc']), 'Phân công:\n| TT | Việc |');
  assert.equal(withTable('| a |', ['TT']), '| a |\n\n| TT |');
});
