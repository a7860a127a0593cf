// Lists come in on a desk and on a telephone: of bodies with their contacts (something is doubtful, something wrong), and of households.
import { cast, enter, look, looks, proved, run } from '../journeys/journey.mjs';
import { read } from '../journeys/settling.mjs';

const chosen = (page, name, text) =>
  page.locator('main input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function bodies(page, how) {
  await page.goto('/don-vi/nhap-danh-sach');
  await look(page, `list-begin-${how.name}`);
  await chosen(page, 'lạ.csv', 'A,B\nTrạm y tế,Cam\n');
  await page.getByText('Chưa rõ cột nào').waitFor();
  await look(page, `list-columns-${how.name}`);
  const club = `Hội Làm vườn ${how.width}`;
  await chosen(
    page,
    'danh-ba.csv',
    `Đơn vị;Họ tên;Email\n${club};Đỗ Thị Cam;vuon${how.width}@xa.example\nCông an phụ trách;;\nNhóm Bếp Ấm;;\n`,
  );
  await page.getByRole('combobox', { name: 'Công an phụ trách là đơn vị nào' }).waitFor();
  await look(page, `list-doubtful-${how.name}`);
  await page.getByRole('button', { name: /^chưa nhận được/ }).click();
  await page.getByRole('combobox', { name: 'Nhóm Bếp Ấm thuộc loại nào' }).waitFor();
  await look(page, `list-wrong-${how.name}`);
  await page.getByRole('button', { name: 'Ghi 1 dòng này' }).click();
  await page.getByText('Đã thêm 1 đơn vị').waitFor();
  await page.getByText('1 địa chỉ thư chờ xác nhận').waitFor();
  await look(page, `list-taken-${how.name}`);
}

async function households(page, how, commune) {
  await page.goto(`/dia-ban/${commune}`);
  await page.getByRole('link', { name: 'Nhập danh sách hộ' }).click();
  await chosen(page, `ho-${how.name}.csv`, `Chủ hộ,Số khẩu,Ai cần gì\nĐỗ Thị Cam ${how.width},3,Thuốc huyết áp\n,2,\n`);
  await page.getByRole('button', { name: 'Ghi 1 hộ vào sổ' }).waitFor();
  await look(page, `households-${how.name}`);
  await page.getByRole('button', { name: 'Ghi 1 hộ vào sổ' }).click();
  await page.getByText('Đã ghi 1 hộ vào sổ').waitFor();
  await look(page, `households-taken-${how.name}`);
}

await run('Lists come in', async ({ open }) => {
  const people = await cast(await open());
  const officer = people.find((one) => one.login === 'canbo');
  for (const how of [looks[3], looks[0]]) {
    const page = await open(how);
    await enter(page, officer);
    const own = (await read(page, '/api/bodies?kind=people_committee&limit=200')).items;
    await bodies(page, how);
    proved(`a list of bodies is looked at and taken (${how.name})`);
    const commune = own.find((one) => one.area.name === 'Xã Giao Xuân').area.id;
    await households(page, how, commune);
    proved(`a list of households is looked at and taken (${how.name})`);
  }
});
