// Run by `npm run check`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { typed } from '../../tools/typed.mjs';

const { paging } = await typed(import.meta.url, 'paging');

/** A list whose answers come when the test gives them. */
function slowList() {
  const shown = { items: [], next: null, problem: '', ready: false };
  const asked = [];
  const page = (after) => new Promise((give, refuse) => asked.push({ after, give, refuse }));
  return { shown, asked, turns: paging(shown, page, (error) => error.message) };
}
/** A list of numbers, three to a page, that answers at once. */
function quickList(last) {
  const shown = { items: [], next: null, problem: '', ready: false };
  const numbers = { last };
  const page = async (after) => {
    const from = Number(after ?? 0);
    const items = [1, 2, 3].map((n) => from + n).filter((n) => n <= numbers.last);
    return { items, next: from + 3 < numbers.last ? String(from + 3) : null };
  };
  return { shown, numbers, turns: paging(shown, page, (error) => error.message) };
}

test('the answer to the newest question stands, though that to an older one comes later', async () => {
  const { shown, asked, turns } = slowList();
  const older = turns.read();
  const newer = turns.read();
  asked[1].give({ items: ['masks'], next: null });
  await newer;
  asked[0].give({ items: ['rice'], next: 'x' });
  await older;
  assert.deepEqual(shown, { items: ['masks'], next: null, problem: '', ready: true });
});

test('a further page that comes when something else was asked for is left aside', async () => {
  const { shown, asked, turns } = slowList();
  const first = turns.read();
  asked[0].give({ items: ['rice'], next: '1' });
  await first;
  const further = turns.more();
  const other = turns.read();
  asked[2].give({ items: ['masks'], next: null });
  asked[1].give({ items: ['more rice'], next: null });
  await Promise.all([further, other]);
  assert.deepEqual(shown.items, ['masks']);
});

test('a further page that fails is said, and what stands stays', async () => {
  const { shown, asked, turns } = slowList();
  const first = turns.read();
  asked[0].give({ items: ['rice'], next: '1' });
  await first;
  const further = turns.more();
  asked[1].refuse(new Error('There is no network.'));
  await further;
  assert.deepEqual(shown, { items: ['rice'], next: '1', problem: 'There is no network.', ready: true });
});

test('two presses for more bring one page', async () => {
  const { shown, turns } = quickList(9);
  await turns.read();
  await Promise.all([turns.more(), turns.more()]);
  assert.deepEqual(shown.items, [1, 2, 3, 4, 5, 6]);
  await turns.renew();
  assert.deepEqual(shown.items, [1, 2, 3, 4, 5, 6]);
});

test('pages that were turned stay when the list is read again; another question begins at its first', async () => {
  const { shown, numbers, turns } = quickList(9);
  await turns.read();
  await turns.more();
  numbers.last = 10;
  await turns.renew();
  assert.deepEqual(shown.items, [1, 2, 3, 4, 5, 6]);
  assert.equal(shown.next, '6');
  await turns.read();
  assert.deepEqual(shown.items, [1, 2, 3]);
});

test('what was asked for before something else is shown is left aside', async () => {
  const { shown, asked, turns } = slowList();
  const rice = turns.read();
  turns.clear();
  assert.equal(shown.ready, false);
  asked[0].give({ items: ['rice'], next: null });
  await rice;
  assert.deepEqual(shown.items, []);
});
