// Run by `npm run check`: what was done at the doors, when it was done, and what seals it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { typed } from '../../tools/typed.mjs';

const street = await typed(import.meta.url, 'clock', 'deed', 'household', 'round', 'vault');

const rule = { valid_from: '2021-01-01', due_days: 1, overdue_days: 3 };
const at = (text) => ({ wall: Date.parse(text), page: 'a', ticks: 0, heard: null });
const home = (given = {}) => ({
  household: 'h1',
  code: 'H-0001',
  area: { id: 'a', name: 'Thôn Bến Đò' },
  people: 2,
  since: '2021-06-08',
  was_met: true,
  outcome: 'well',
  tried_at: '2021-06-08T10:00:00.000Z',
  record: { address: 'Sau chùa', members: [{ name: 'Đỗ Thị Cam', birth_year: 1961, phone: '0400123456' }], hardship: null },
  visits: [],
  ...given,
});
const pressed = (outcome, visit = 'v1', moment = at('2021-06-11T03:00:00Z')) => ({
  number: 1,
  deed: { kind: 'visit', household: 'h1', visit, outcome, note: '' },
  moment,
  refusal: null,
});
const takenBack = (visit) => ({
  number: 2,
  deed: { kind: 'take_back', household: 'h1', visit },
  moment: at('2021-06-11T03:01:00Z'),
  refusal: null,
});

test('a visit is shown before it is sent; nobody at home is no meeting', () => {
  assert.equal(street.withUnsent(home(), [pressed('well')]).since, '2021-06-11');
  const away = street.withUnsent(home(), [pressed('not_home')]);
  assert.equal(away.since, '2021-06-08');
  assert.equal(away.outcome, 'not_home');
});

test('a visit taken back leaves the household as it was, sent or not', () => {
  const { since, outcome, tried_at } = street.withUnsent(home(), [pressed('well'), takenBack('v1')]);
  assert.deepEqual({ since, outcome, tried_at }, { since: '2021-06-08', outcome: 'well', tried_at: '2021-06-08T10:00:00.000Z' });
  const sent = street.after(home(), pressed('need'));
  assert.equal(street.withUnsent(sent, [takenBack('v1')]).outcome, 'well');
});

test('what is needed is shown before it is sent, once, and goes again when it was a slip', () => {
  const asked = { ...pressed('need'), deed: { kind: 'need', household: 'h1', need: 'n1', needed: 'food', wait: 'today', words: '' } };
  const shown = street.withUnsent(home({ needs: [] }), [asked, asked]);
  assert.deepEqual(
    shown.needs.map(({ id, kind, wait, state }) => [id, kind, wait, state]),
    [['n1', 'food', 'today', 'received']],
  );
  const ended = { ...takenBack('v1'), deed: { kind: 'end_need', household: 'h1', need: 'n1' } };
  assert.deepEqual(street.withUnsent(home(), [asked, ended]).needs, []);
});

test('a need goes to the server under the id that the telephone gave it', () => {
  const { path, body } = street.requestOf({ kind: 'need', household: 'h1', need: 'n1', needed: 'food', wait: 'today', words: 'Hết gạo' });
  assert.equal(path, '/api/needs');
  assert.equal(body.id, 'n1');
  assert.equal(body.asker.words, 'Hết gạo');
});

test('what was refused did not happen', () => {
  const refused = { ...pressed('well'), refusal: { code: 'household.left', message: '', fields: [] } };
  assert.equal(street.withUnsent(home(), [refused]).since, '2021-06-08');
});

test('the lights go by the rule and change with the days', () => {
  const light = (today) => street.lightOf(home(), rule, today);
  assert.deepEqual(['2021-06-08', '2021-06-09', '2021-06-11'].map(light), ['met', 'due', 'overdue']);
});

test('whoever waits longest stands first; doors that nobody opened come again; who was met today stands last', () => {
  const today = '2021-06-11';
  const round = [
    home({ household: 'met', since: today }),
    home({ household: 'tried', since: '2021-06-01', tried_at: '2021-06-11T02:00:00Z' }),
    home({ household: 'waits', since: '2021-06-09' }),
    home({ household: 'waits longest', since: '2021-06-07' }),
    home({
      household: 'waits, has it hard',
      since: '2021-06-09',
      record: { address: '', members: [], hardship: { notes: ['ốm'], consented_on: today } },
    }),
  ];
  assert.deepEqual(
    street.inOrder(round, today).map((one) => one.household),
    ['waits longest', 'waits, has it hard', 'waits', 'tried', 'met'],
  );
});

test('a household is found without marks, by number and by telephone', () => {
  for (const words of ['do thi cam', 'cam', 'CHÙA', 'h-0001', '0400123']) assert.ok(street.matches(home(), words), words);
  assert.ok(!street.matches(home(), 'cam quýt'));
});

test('of a refused edit the fields in conflict are told, and what nobody else wrote is kept either way', () => {
  const change = { address: { from: 'Sau chùa', to: 'Cổng xanh' }, people: { from: 2, to: 3 } };
  const refusal = { code: 'household.changed_meanwhile', message: '', fields: [{ path: '/address', code: '', message: '' }] };
  const unsent = { number: 4, deed: { kind: 'edit', household: 'h1', change }, moment: at('2021-06-11T03:00:00Z'), refusal };
  const now = home({ record: { ...home().record, address: 'Cạnh giếng' } });
  assert.deepEqual(street.fieldsInConflict(unsent), ['address']);
  assert.deepEqual(street.changeAnew(unsent, now, false), { people: { from: 2, to: 3 } });
  assert.deepEqual(street.changeAnew(unsent, now, true), { people: { from: 2, to: 3 }, address: { from: 'Cạnh giếng', to: 'Cổng xanh' } });
});

test('how long ago is told although the clock is put right in between', () => {
  const made = { wall: 1_000_000, page: 'a', ticks: 0, heard: 900_000 };
  const now = (given) => street.secondsSince(made, { wall: 1_060_000, page: 'a', ticks: 60_000, heard: null, ...given });
  assert.equal(now({}), 60);
  assert.equal(now({ wall: 500_000 }), 60, 'put back: the ticks tell');
  assert.equal(now({ wall: 500_000, page: 'b' }), 0, 'put back and closed: nothing is known, and nothing is made up');
  const wrong = { wall: 0, page: 'a', ticks: 0, heard: 1_000_000 };
  assert.equal(
    street.secondsSince(wrong, { wall: 1_090_000, page: 'b', ticks: 0, heard: null }),
    90,
    'no earlier than the server was heard',
  );
});

test('only the right PIN opens what is sealed, and one thing does not pass for another', async () => {
  const { key, lock } = await street.makeKey('246810');
  const sealed = await street.seal(key, 'household 1', { name: 'Đỗ Thị Cam' });
  assert.ok(!Buffer.from(sealed.bytes).toString('utf8').includes('Cam'));
  assert.equal(await street.openLock(lock, '111111'), undefined);
  const again = await street.openLock(lock, '246810');
  assert.deepEqual(await street.unseal(again, 'household 1', sealed), { name: 'Đỗ Thị Cam' });
  await assert.rejects(street.unseal(again, 'household 2', sealed));
});

test('wrong PINs wait longer each time', () => {
  const pauses = Array.from({ length: 9 }, (_, wrong) => street.pauseAfter(wrong));
  assert.deepEqual(
    pauses,
    [...pauses].sort((a, b) => a - b),
  );
  assert.equal(street.pauseAfter(1), 0);
  assert.ok(street.pauseAfter(20) >= 3600);
});
