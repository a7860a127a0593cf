// The second half of J9: a rumour is heard, held against a source, answered by a message that a head approves, spoken by loudspeakers in the accent of the
// region, and the log of what was played proves it.
import { randomUUID } from 'node:crypto';

import { pause } from '../product.mjs';
import { check, look, proved, sheet } from './journey.mjs';
import { read, send } from './settling.mjs';

const rumour = {
  words: 'Nước giếng cả xã bị nhiễm độc, không ai được dùng',
  truth: 'Trung tâm y tế đã thử nước sáng nay, nước giếng dùng được. Bà con vẫn đun sôi rồi uống.',
};
const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name, exact: true }).first().click();

async function writeItDown(desk) {
  await desk.goto('/tin-don');
  await press(desk, 'Ghi một tin đồn');
  await sheet(desk).getByLabel('Bà con đang nói gì').fill(rumour.words);
  await sheet(desk).getByRole('button', { name: 'Lưu' }).click();
  await desk.waitForURL(/\/tin-don\/[0-9a-f-]{36}$/);
  await main(desk).getByText('mới nghe').waitFor();
  const address = desk.url();
  await main(desk).getByLabel('Thêm nguồn').fill('Trung tâm Y tế huyện, kết quả thử nước sáng nay');
  await press(desk, 'Thêm');
  await main(desk).getByText('kết quả thử nước sáng nay').waitFor();
  await press(desk, 'Ghi kết luận');
  await sheet(desk).getByLabel('Thực ra thế nào').fill(rumour.truth);
  await sheet(desk).getByRole('button', { name: 'Lưu' }).click();
  await main(desk).getByText('đã kiểm chứng').waitFor();
  return address;
}

/** People must not wait for the evening: the officer makes the answer one that is read out at once. */
async function answerIt(desk) {
  await press(desk, 'Soạn bản tin trả lời');
  await desk.waitForURL(/\/truyen-thong\/[0-9a-f-]{36}$/);
  await main(desk).getByText(rumour.truth).first().waitFor();
  await press(desk, 'Sửa tin');
  await sheet(desk).getByLabel('Mức độ').selectOption('emergency');
  await sheet(desk).getByRole('button', { name: 'Lưu tin' }).click();
  await press(desk, 'Gửi duyệt');
  await sheet(desk).getByRole('button', { name: 'Gửi', exact: true }).click();
  await desk.getByText('Đã gửi duyệt.').waitFor();
  return desk.url();
}

async function approve(head, message) {
  await head.goto(message);
  await press(head, 'Duyệt tin');
  const reason = sheet(head).getByLabel('Lý do');
  await reason.fill('Đúng kết quả thử nước, bà con cần nghe ngay');
  await sheet(head).getByRole('button', { name: 'Duyệt, cho phát' }).click();
  await head.getByText('Đã duyệt. Bà con nghe').waitFor();
}

/** A loudspeaker with its own player, as a commune sets one up. */
async function setUpLoudspeaker(desk) {
  const me = await read(desk, '/api/me');
  const body = await read(desk, `/api/bodies/${me.body.id}`);
  const cluster = await send(desk, 'POST', '/api/speaker-clusters', {
    id: randomUUID(),
    body: me.body.id,
    name: 'Loa chợ Giao Xuân',
    areas: [body.area.id],
    times: [330, 660, 1020],
  });
  const { schedule } = await send(desk, 'POST', `/api/speaker-clusters/${cluster.id}/key`, {});
  return { cluster, schedule };
}

/** Fetches what is on, as a player does, until the sound of a message is there. */
async function playWhatIsOn(schedule) {
  for (let tries = 0; tries < 100; ++tries, await pause(300)) {
    const { voice, slots } = await (await fetch(schedule)).json();
    const slot = slots.find((one) => one.is_emergency);
    const sound = slot && (await fetch(slot.messages[0].audio));
    if (!sound?.ok) continue;
    const played = { slot: { day: slot.day, minute: slot.minute, is_emergency: true }, outcome: 'played', reason: '' };
    return { voice, slot, bytes: (await sound.arrayBuffer()).byteLength, played };
  }
  throw new Error('No sound came.');
}

export async function rumourIsAnswered(desk, head) {
  const { cluster, schedule } = await setUpLoudspeaker(desk);
  const address = await writeItDown(desk);
  await look(desk, 'j9-verified');
  proved('a rumour is written down without who told it, held against a source and judged in plain words');
  const message = await answerIt(desk);
  await approve(head, message);
  proved('a message answers it, which a head approved who did not write it');
  const { voice, slot, bytes, played } = await playWhatIsOn(schedule);
  check(cluster.voice === 'north' && voice === 'north', 'the loudspeaker speaks as people of the region do');
  check(slot.messages[0].text.includes(rumour.truth) && bytes > 20_000, 'what it says is the answer');
  const told = await fetch(schedule.replace('schedule.json', 'plays'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(played),
  });
  check(told.ok, `the player tells that it played (${told.status})`);
  await desk.goto(address);
  await main(desk).getByText('Loa đã đọc 1 lần').waitFor();
  await main(desk).getByText('loa đã đọc', { exact: true }).waitFor();
  await look(desk, 'j9-spoken');
  proved('the loudspeaker read it out in the accent of the region, and the log of plays proves it');
}
