// The last part of J10: the year ends with a title. The data of a school stand beside the criteria, a head who did not propose it decides with a number
// and a day, everybody reads it; a good deed of the year stands beside it, named only by consent.
import { check, look, proved, sheet } from './journey.mjs';
import { read } from './settling.mjs';

const main = (page) => page.locator('main');
const school = 'Trường Tiểu học Giao Xuân';

export async function yearEndsWithATitle(officer, head, visitor) {
  await officer.goto('/khen-thuong/danh-hieu');
  await main(officer)
    .getByRole('link', { name: /An toàn về Covid-19/ })
    .first()
    .click();
  await main(officer).getByRole('link', { name: school }).click();
  await main(officer).getByText('Số liệu nói gì').waitFor();
  await main(officer).getByLabel('Thêm minh chứng').fill('Biên bản kiểm tra số 7/BB-TYT của Trạm y tế');
  await main(officer).getByRole('button', { name: 'Thêm', exact: true }).click();
  await main(officer).getByText('Biên bản kiểm tra số 7/BB-TYT').waitFor();
  check((await main(officer).getByRole('button', { name: 'Quyết định' }).count()) === 0, 'who proposed the school does not decide');
  const address = officer.url();
  const { findings } = await read(officer, `/api/title-candidates/${address.split('/').at(-1)}`);
  check(
    findings.every((one) => one.rows.length === one.of && !/case|ca_/.test(one.rule)),
    'each criterion opens to its rows, and none counts cases',
  );
  proved('the data of a school stand beside the criteria of the title, with their rows, and evidence is attached');

  await head.goto(address);
  await main(head).getByRole('button', { name: 'Quyết định' }).click();
  await sheet(head).getByRole('button', { name: 'Công nhận', exact: true }).click();
  await sheet(head).getByLabel('Số quyết định').fill('120/QĐ-UBND');
  await sheet(head).getByLabel('Lý do').fill('Việc đều đúng hạn; đã xem biên bản kiểm tra của Trạm y tế');
  await look(head, 'j10-title-decided');
  await sheet(head).getByRole('button', { name: 'Lưu', exact: true }).click();
  await main(head).getByText('Quyết định số 120/QĐ-UBND').waitFor();
  await head.goto(`/khen-thuong/danh-hieu/${(await read(head, `/api/title-candidates/${address.split('/').at(-1)}`)).round}`);
  await main(head).getByRole('button', { name: 'Công bố kết quả' }).click();
  await main(head).getByText('đã công bố').first().waitFor();
  proved('a head who did not propose it decides with reasons, a number and a day, and publishes it');

  await visitor.goto('/guong-sang');
  await main(visitor).getByText('Bác Thóc, Thôn Bến Đò').waitFor();
  await main(visitor).getByRole('button', { name: 'Danh hiệu' }).click();
  await main(visitor).getByText(school).waitFor();
  await look(visitor, 'j10-title-public');
  proved('everybody reads the title, and the good deeds of the year beside it');
}
