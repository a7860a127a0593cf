// The honours on a telephone in the dark and on a desk in the light: a good deed told without a name, a consent given and withdrawn by a code; a model
// described and one copied; a reward decided; a candidate for the yearly title held against its data. Every screen is looked at with axe.
import { cast, check, enter, look, looks, lookAt, proved, run, sheet } from '../journeys/journey.mjs';

const main = (page) => page.locator('main');
const press = (page, name) => main(page).getByRole('button', { name, exact: true }).first().click();
const pressInSheet = (page, name) => sheet(page).getByRole('button', { name, exact: true }).click();
const told = { '1280-light': 'Đưa đò chở bà con đi khám lúc nửa đêm', '360-dark': 'Sửa xe miễn phí cho người trực chốt' };

async function tellADeed(page, how) {
  await page.goto('/khen-thuong');
  await main(page)
    .getByRole('link', { name: /chở gạo bằng xe ba gác/ })
    .waitFor();
  await look(page, `honours-deeds-${how.name}`);
  await press(page, 'Tổng hợp');
  await main(page).getByText('Ghi nhận').waitFor();
  await press(page, 'Kể một việc tốt');
  await sheet(page).getByLabel('Việc đã làm').fill(told[how.name]);
  await sheet(page).getByLabel('Tên (niêm phong)').fill('Phan Văn Lau');
  await look(page, `honours-tell-${how.name}`);
  await pressInSheet(page, 'Lưu');
  await page.waitForURL(/\/khen-thuong\/viec-tot\/[0-9a-f-]{36}$/);
  await main(page).getByText('chưa hỏi ý kiến').waitFor();
  check((await main(page).getByText('Phan Văn Lau').count()) === 0, 'the name is not on the page');
  await press(page, 'Mở tên để hỏi ý kiến');
  await main(page).getByText('Phan Văn Lau').waitFor();
  proved(`a good deed is told without a name (${how.name})`);
}

/** A yes with its words, the code that takes it back, and the page of good examples before and after. */
async function consentAndWithdraw(page, visitor, how) {
  await press(page, 'Ghi ý kiến của người ấy');
  await sheet(page).getByRole('button', { name: 'đồng ý nêu tên' }).click();
  await sheet(page).getByLabel('Ai hỏi, hỏi thế nào').fill('Gặp tại nhà, anh ghi giấy đồng ý');
  await sheet(page).getByLabel('Tên muốn được gọi').fill('Anh Lau');
  await look(page, `honours-consent-${how.name}`);
  await pressInSheet(page, 'Lưu');
  const code = await main(page).locator('strong.code').innerText();
  check(/^\w{3}-\w{3}-\w{3}$/.test(code), `there is a code to hand over: ${code}`);
  await look(page, `honours-deed-${how.name}`);

  await visitor.goto('/guong-sang');
  await main(visitor).getByText('Bác Thóc, Thôn Bến Đò').waitFor();
  check((await main(visitor).getByText('Gia đình cô Vẹt').count()) === 0, 'who did not answer yet is not named');
  await look(visitor, `honours-wall-${how.name}`);
  await visitor.goto('/guong-sang/ten-toi');
  await main(visitor).getByLabel('Mã').fill(code);
  await press(visitor, 'Xem');
  await main(visitor).getByText('Anh Lau').waitFor();
  await look(visitor, `honours-own-${how.name}`);
  await press(visitor, 'Thôi nêu tên tôi');
  await main(visitor).getByText('Tên không còn ở đâu nữa').waitFor();
  await look(visitor, `honours-withdrawn-${how.name}`);
  await main(page).getByText('đã thôi nêu tên').waitFor();
  proved(`a name is public by consent and gone by a code (${how.name})`);
}

async function models(page, how) {
  await page.goto('/mo-hinh');
  await main(page).getByRole('link', { name: 'ATM gạo nghĩa tình' }).first().waitFor();
  await look(page, `honours-models-${how.name}`);
  await press(page, 'Ghi một mô hình');
  await sheet(page).getByLabel('Tên', { exact: true }).fill('Gian hàng 0 đồng chợ làng');
  await sheet(page).getByLabel('Làm thế nào').fill('Ai dư thì để, ai thiếu thì lấy.');
  await sheet(page).getByLabel('Các bước').fill('Xin ban quản lý chợ một gian | 1\nTreo bảng, mở cửa | 3');
  await look(page, `honours-describe-${how.name}`);
  await pressInSheet(page, 'Lưu');
  await page.waitForURL(/\/mo-hinh\/[0-9a-f-]{36}$/);
  await main(page).getByText('Ngày thứ 3:').waitFor();

  await page.goto('/mo-hinh');
  await main(page).getByRole('link', { name: 'ATM gạo nghĩa tình' }).first().click();
  await main(page).getByText('Sổ xuất kho của kho xã').waitFor();
  await look(page, `honours-model-${how.name}`);
  const before = page.url();
  await press(page, 'Làm theo');
  await look(page, `honours-copy-${how.name}`);
  await pressInSheet(page, 'Bắt đầu làm');
  await page.waitForURL((address) => /\/mo-hinh\/[0-9a-f-]{36}$/.test(address.pathname) && address.href !== before);
  await main(page).getByText('Việc đã giao: xong 0 / 5').waitFor();
  await look(page, `honours-copied-${how.name}`);
  proved(`a model is described, and another copied into five tasks at one tap (${how.name})`);
}

async function propose(page, how) {
  await page.goto('/khen-thuong/de-nghi');
  await main(page)
    .getByRole('link', { name: /Mười hôm liền chở gạo/ })
    .first()
    .waitFor();
  await look(page, `honours-proposals-${how.name}`);
  await press(page, 'Đề nghị khen thưởng');
  await sheet(page).getByLabel('Họ tên, tên tập thể').fill('Tổ tự quản Thôn Bến Đò');
  await sheet(page).getByLabel('Thành tích').fill('Báo cáo đủ, đúng và kịp thời cả tháng');
  await sheet(page).getByLabel('Tài liệu kèm theo').fill('Bảng tổng hợp tháng');
  await sheet(page).getByLabel('Đơn vị quyết định').fill('UBND xã');
  await sheet(page)
    .getByRole('button', { name: /Ủy ban nhân dân xã Giao Xuân/ })
    .first()
    .click();
  await look(page, `honours-propose-${how.name}`);
  await pressInSheet(page, 'Gửi đề nghị');
  await page.waitForURL(/\/khen-thuong\/de-nghi\/[0-9a-f-]{36}$/);
  await main(page).getByText('chờ quyết định').waitFor();
  check((await main(page).getByRole('button', { name: 'Quyết định' }).count()) === 0, 'who proposes does not decide');
  await look(page, `honours-proposal-${how.name}`);
  return page.url();
}

async function decide(head, address, how) {
  await head.goto(address);
  await press(head, 'Quyết định');
  await sheet(head).getByRole('button', { name: 'Khen', exact: true }).click();
  await sheet(head).getByLabel('Số quyết định').fill('45/QĐ-UBND');
  await look(head, `honours-decide-${how.name}`);
  await pressInSheet(head, 'Lưu');
  await main(head).getByText('Quyết định số 45/QĐ-UBND').waitFor();
  proved(`a head who did not propose it awards a reward with its number (${how.name})`);
}

async function titles(page, how) {
  await page.goto('/khen-thuong/danh-hieu');
  await main(page)
    .getByRole('link', { name: /An toàn về Covid-19/ })
    .first()
    .waitFor();
  await look(page, `honours-titles-${how.name}`);
  await press(page, 'Mở đợt xét');
  await sheet(page)
    .getByLabel(/Việc xong đúng hạn/)
    .waitFor();
  await look(page, `honours-round-form-${how.name}`);
  await page.keyboard.press('Escape');
  await main(page)
    .getByRole('link', { name: /An toàn về Covid-19/ })
    .first()
    .click();
  await main(page).getByRole('link', { name: 'Trường Tiểu học Giao Xuân' }).waitFor();
  await look(page, `honours-round-${how.name}`);
  await main(page).getByRole('link', { name: 'Trường Tiểu học Giao Xuân' }).click();
  await main(page).getByText('Số liệu nói gì').waitFor();
  for (const rows of await main(page).locator('summary', { hasText: 'dòng' }).all()) await rows.click();
  await look(page, `honours-candidate-${how.name}`);
  proved(`a candidate for the title stands beside its data (${how.name})`);
}

await run('honours', async ({ open }) => {
  const start = await open();
  const people = await cast(start);
  const who = (login) => people.find((one) => one.login === login);
  for (const how of [looks[0], looks[3]]) {
    const [page, visitor, head] = [await open(how), await open(how), await open(how)];
    await enter(page, who('canbo'));
    await enter(head, who('chutich'));
    await tellADeed(page, how);
    await consentAndWithdraw(page, visitor, how);
    await models(page, how);
    await decide(head, await propose(page, how), how);
    await titles(page, how);
    await lookAt(visitor, how, [['honours-wall-models', '/guong-sang', 'ul', (there) => press(there, 'Mô hình')]]);
  }
});
