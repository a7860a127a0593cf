// The page that checks a receipt stands alone; here its sums are done outside a browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const file = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const page = file('src/ledger/pages/verifier.html');
const sums = /<script id="sums">([\s\S]*?)<\/script>/.exec(page)[1];
const context = createContext({ crypto: webcrypto, TextEncoder, Uint8Array });
runInContext(sums, context);
const verdict = async (receipt, key) =>
  (await context.verdictOn(typeof receipt === 'string' ? receipt : JSON.stringify(receipt), key)).verdict;

const golden = () => JSON.parse(file('spec/ledger/receipt.json'));
const flipped = (hex) => (hex[0] === '0' ? '1' : '0') + hex.slice(1);

test('a receipt of ours is true, also with the key that one knows', async () => {
  assert.equal(await verdict(golden()), 'true');
  assert.equal(await verdict(golden(), golden().head.public_key), 'true');
});

test('a changed entry, salt, place or path is not what was signed', async () => {
  const receipt = golden();
  assert.equal(await verdict({ ...receipt, entry: receipt.entry.replace('160000', '150000') }), 'entry_changed');
  assert.equal(await verdict({ ...receipt, salt: flipped(receipt.salt) }), 'entry_changed');
  assert.equal(await verdict({ ...receipt, position: receipt.position + 1 }), 'entry_changed');
  assert.equal(await verdict({ ...receipt, path: receipt.path.slice(1) }), 'entry_changed');
  for (const at of receipt.path.keys())
    assert.equal(await verdict({ ...receipt, path: receipt.path.map((hash, i) => (i === at ? flipped(hash) : hash)) }), 'entry_changed');
});

test('a head that was changed, or signed by somebody else, is told', async () => {
  const receipt = golden();
  const head = (change) => ({ ...receipt, head: { ...receipt.head, ...change } });
  assert.equal(await verdict(head({ day: '2020-01-01' })), 'signature_wrong');
  assert.equal(await verdict(head({ signature: flipped(receipt.head.signature) })), 'signature_wrong');
  assert.equal(await verdict(receipt, flipped(receipt.head.public_key)), 'other_key');
});

test('what is no receipt is told as such', async () => {
  for (const text of ['', 'xin chào', '{}', 'null', JSON.stringify({ ...golden(), salt: 'zz' })])
    assert.equal(await verdict(text), 'not_a_receipt');
});
