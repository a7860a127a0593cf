// The first sync of a team of 200 households on a thin network (256 kbit/s, 300 ms), in a real browser whose application is already there; then a sync in
// which one household changed. Run: tools/with_server BASE_URL --demonstration -- node bench/first_sync.mjs
import { cast, enter, looks, runOffline } from '../spec/journeys/journey.mjs';
import { read } from '../spec/journeys/settling.mjs';
import { fillTeam, pin } from '../spec/street/telephone.mjs';

const wanted = 200;

await runOffline('first sync', async ({ open }) => {
  const page = await open(looks[2]);
  const people = await cast(page);
  const who = (login) => people.find((one) => one.login === login);
  await enter(page, who('to01'));
  const team = (await read(page, '/api/me')).body.id;
  const officer = await open(looks[0]);
  await officer.goto('/');
  await enter(officer, who('canbo'));
  const { households } = await read(officer, `/api/teams/${team}`);
  await fillTeam(officer, team, wanted - households);

  await page.goto('/vong');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByLabel('Mã PIN sáu số').fill(pin);
  await page.getByLabel('Nhập lại mã PIN').fill(pin);
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  const ours = new Set();
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => request.url.includes('/api/') && ours.add(requestId));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => ours.has(requestId) && (bytes += encodedDataLength));
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 32_000,
    uploadThroughput: 32_000,
  });

  const measured = async (what, act, done) => {
    bytes = 0;
    const began = Date.now();
    await act();
    await done();
    console.log(`${what}: ${((Date.now() - began) / 1000).toFixed(2)} s, ${(bytes / 1000).toFixed(1)} kB`);
  };
  const sent = () => page.getByText('Mọi việc đã gửi').waitFor();
  await measured(`first sync of ${wanted} households`, () => page.getByRole('button', { name: 'Lấy danh sách hộ' }).click(), sent);
  await page.getByRole('link', { name: /^Tiếp theo/ }).click();
  // What was done is handed in, then what changed is fetched; "sent" alone would be true before either began.
  const fetched = page.waitForResponse((answer) => answer.request().method() === 'GET' && /\/households\?.*since=/.test(answer.url()));
  await measured(
    'one visit handed in, and what changed fetched',
    () => page.getByRole('button', { name: 'Tất cả khỏe' }).click(),
    async () => {
      await (await fetched).finished();
      await sent();
    },
  );
});
