// J9, a voice and a rumour: a complaint without an account gets a code and a deadline, an answer, is sent again by its speaker, is answered,
// and its speaker says once how it was; two that say the same get one answer; the day's digest counts it without a name. Then
// a rumour is answered, spoken by loudspeakers, and the log of what was played proves it.
import * as speaking from '../voices/speaking.mjs';
import { cast, check, enter, look, looks, proved, run, sheet } from './journey.mjs';
import { rumourIsAnswered } from './rumour.mjs';
import { read } from './settling.mjs';

const complaint = { words: 'Chợ cầu bán rau giá gấp đôi từ khi có chốt', topic: 'Giá cả, găm hàng', phone: '0400 321 654' };
const press = (page, name) => page.locator('main').getByRole('button', { name, exact: true }).first().click();

async function answerIt(desk, { outcome, words }) {
  await speaking.openVoice(desk, complaint.words);
  await speaking.classify(desk, /^khẩn/);
  await speaking.give(desk);
  await speaking.answer(desk, { outcome, words });
  await desk.getByText('đã trả lời').first().waitFor();
}

async function sayAgain(street, code) {
  await street.goto(`/gui-y-kien/${code}`);
  await press(street, 'Chưa được, gửi lại');
  await sheet(street).getByLabel('Kể vài lời').fill('Hai sạp cuối chợ vẫn bán giá cũ');
  await look(street, 'j9-again');
  await sheet(street).getByRole('button', { name: 'Gửi' }).click();
  await street.getByText('mới nhận').first().waitFor();
}

async function groupTheOther(desk) {
  await speaking.openVoice(desk, 'Rau ở chợ cầu bán giá gấp đôi');
  await press(desk, 'Gộp vào ý kiến này');
  await desk.getByText('Ý kiến này chờ chung câu trả lời.').waitFor();
}

async function rateOnce(street, code) {
  await street.goto(`/gui-y-kien/${code}`);
  await street.getByText('Hai sạp đã bị nhắc và niêm yết giá.').waitFor();
  await look(street, 'j9-answered');
  await press(street, 'Hài lòng');
  await street.getByText('Cảm ơn bà con đã cho biết.').waitFor();
  await street.goto(`/gui-y-kien/${code}`);
  await street.getByText('Đã có trả lời.').waitFor();
  check((await street.getByRole('button', { name: 'Hài lòng', exact: true }).count()) === 0, 'nobody asks a second time');
}

await run('J9', async ({ open }) => {
  const street = await open(looks[2]);
  const code = await speaking.speak(street, { ...complaint, pictures: 'j9' });
  await speaking.standingOf(street, code, 'mới nhận');
  await street.getByText('Muộn nhất').waitFor();
  proved('a complaint without an account has a code and a deadline at once, and the code shows nothing of a person');

  const desk = await open(looks[0]);
  await enter(
    desk,
    (await cast(desk)).find((one) => one.login === 'canbo'),
  );
  await answerIt(desk, { outcome: 'Đã giải quyết', words: 'Ban quản lý chợ đã nhắc các sạp.' });
  await speaking.standingOf(street, code, 'đã trả lời');
  await street.getByText('Ban quản lý chợ đã nhắc các sạp.').waitFor();
  proved('it is looked at, given by its topic and answered with an outcome; its speaker reads the answer');

  await sayAgain(street, code);
  proved('its speaker says that it is not solved, and it waits for an officer again');
  const other = await speaking.speak(await open(looks[1]), {
    words: 'Rau ở chợ cầu bán giá gấp đôi, xin xem lại',
    topic: 'Giá cả, găm hàng',
  });
  await groupTheOther(desk);
  proved('a person decides that another voice says the same');
  await answerIt(desk, { outcome: 'Đã giải quyết', words: 'Hai sạp đã bị nhắc và niêm yết giá.' });
  await rateOnce(street, code);
  await speaking.standingOf(street, other, 'đã trả lời');
  await street.getByText('Hai sạp đã bị nhắc và niêm yết giá.').waitFor();
  proved('the second answer goes to both codes, and each speaker is asked once how it was');

  await desk.goto('/y-kien/ban-tin');
  await desk.getByRole('heading', { name: 'Bà con nói về' }).waitFor();
  await look(desk, 'j9-digest');
  await press(desk, 'Giá cả, găm hàng');
  await sheet(desk).getByText(complaint.words).waitFor();
  check(!/0400/.test(await sheet(desk).innerText()), 'the sentences behind a figure name nobody');
  const { all } = await read(desk, '/api/voice-counts');
  check(all.answered >= 1, 'the board counts what was answered');
  proved("the day's digest counts what was said, and opens the sentences behind a figure without a name");

  const head = await open(looks[0]);
  await enter(
    head,
    (await cast(head)).find((one) => one.login === 'chutich'),
  );
  await rumourIsAnswered(desk, head);
});
