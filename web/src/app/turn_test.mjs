// Run by `npm run check`.
import assert from 'node:assert/strict';
import test from 'node:test';
import { typed } from '../../tools/typed.mjs';

const { inTurn } = await typed(import.meta.url, 'turn');

/** A read whose answers come when the test says so. */
function slowRead() {
  const waiting = [];
  return { waiting, read: () => new Promise((resolve) => waiting.push(resolve)) };
}
const turns = () => new Promise((resolve) => setImmediate(resolve));

test('however often it is asked for meanwhile, it reads once more when the first answer has come', async () => {
  const { waiting, read } = slowRead();
  const readInTurn = inTurn(read);
  void readInTurn();
  void readInTurn();
  void readInTurn();
  assert.equal(waiting.length, 1);
  waiting[0]();
  await turns();
  assert.equal(waiting.length, 2);
  waiting[1]();
  await turns();
  assert.equal(waiting.length, 2);
});

test('a read that fails does not stop the next', async () => {
  let reads = 0;
  const readInTurn = inTurn(async () => {
    reads += 1;
    throw new Error('no network');
  });
  await assert.rejects(readInTurn());
  await assert.rejects(readInTurn());
  assert.equal(reads, 2);
});
