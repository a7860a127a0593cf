// How people are, on a telephone in the dark and on a desk in the light: a topic and a tone are two taps, words are struck out.
import { cast, enter, look, looks, proved, run, sheet } from '../journeys/journey.mjs';

await run('How people are', async ({ open }) => {
  const people = await cast(await open());
  const officer = people.find((one) => one.login === 'canbo');
  for (const how of [looks[3], looks[0]]) {
    const page = await open(how);
    await enter(page, officer);
    await page.goto('/tinh-hinh');
    await page.getByRole('button', { name: 'Ghi tình hình' }).click();
    await look(page, `situation-topics-${how.name}`);
    await sheet(page).getByRole('button', { name: 'Dân tộc, tôn giáo' }).click();
    await look(page, `situation-no-words-${how.name}`);
    await sheet(page).getByRole('button', { name: 'Chuyện khác' }).click();
    await sheet(page).getByRole('button', { name: 'Lương thực, thực phẩm' }).click();
    const words = `Chợ đóng cửa, rau đắt gấp đôi (${how.name})`;
    await sheet(page).getByLabel('Lời ghi, nếu cần').fill(words);
    await look(page, `situation-words-${how.name}`);
    await sheet(page).getByRole('button', { name: 'Điều khó' }).click();
    await page.getByText(words).waitFor();
    await look(page, `situation-${how.name}`);
    await page
      .getByRole('button', { name: `Xóa lời: ${words.slice(0, 40)}` })
      .first()
      .click();
    await page.getByText('Lời ghi đã được xóa.').first().waitFor();
    await look(page, `situation-struck-${how.name}`);
    proved(`a note is told in two taps, and its words are struck out (${how.name})`);
  }
});
