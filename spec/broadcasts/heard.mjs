// What was approved is what is heard: a head approves an emergency, the server speaks it, pushes it to a real Icecast, ffmpeg listens, and the log says that it was
// played. Run by: tools/icecast run node spec/broadcasts/heard.mjs
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause, product } from '../product.mjs';

const { ICECAST } = process.env;
if (!ICECAST) throw new Error('tools/icecast run node spec/broadcasts/heard.mjs');
const folder = mkdtempSync(join(tmpdir(), 'lalanh-heard-'));
const cluster = randomUUID();
const mounts = join(folder, 'mounts.json');
writeFileSync(mounts, JSON.stringify([{ cluster, address: `${ICECAST}/loa` }]), { mode: 0o600 });
const listened = `http://${new URL(ICECAST.replace('icecast:', 'http:')).host}/loa`;
const heard = join(folder, 'heard.wav');
const { start, stop } = product(folder);
const base = await start('--demonstration', '--icecast', mounts);

function check(holds, sentence) {
  if (!holds) throw new Error(`Not so: ${sentence}`);
  console.log(sentence);
}

async function desk(login) {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ login, password: `lalanh-demo-${login}` }),
  });
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  const { csrf } = await answer.json();
  return async (method, path, body) => {
    const headers = { Cookie: cookie, 'X-CSRF': csrf ?? '', 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    const reply = await fetch(base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
}

/** Seconds, and how loud at most, of what was heard. */
function measured(file) {
  const said = execFileSync('bash', ['-c', `ffmpeg -nostdin -i ${file} -af volumedetect -f null - 2>&1`], { encoding: 'utf8' });
  const [, minutes, seconds] = /time=\d\d:(\d\d):([\d.]+)(?![\s\S]*time=)/.exec(said) ?? [];
  return { seconds: Number(minutes) * 60 + Number(seconds), loudest: Number(/max_volume: ([-\d.]+) dB/.exec(said)?.[1] ?? -99) };
}

try {
  const officer = await desk('canbo');
  const head = await desk('chutich');
  const me = await officer('GET', '/api/me');
  const body = await officer('GET', `/api/bodies/${me.body.id}`);
  const area = body.area.id;
  await officer('POST', '/api/speaker-clusters', {
    id: cluster,
    body: me.body.id,
    name: 'Loa đình',
    areas: [area],
    times: [330, 660, 1020],
  });
  const id = randomUUID();
  // A day in Vietnam, whatever clock the machine keeps.
  const day = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
  const content = {
    kind: 'directive',
    priority: 'emergency',
    title: 'Nước đang dâng',
    text: 'Bà con ven sông lên nhà văn hóa xã. Mang theo nước uống, thuốc và giấy tờ. Cán bộ xã chờ bà con ở đó.',
    translations: [],
    source: '',
    from: day,
    until: day,
    areas: [area],
    channels: ['loudspeakers', 'page'],
  };
  await officer('POST', '/api/messages', { id, body: me.body.id, content });
  await officer('POST', `/api/messages/${id}/submission`, {});
  await head('POST', `/api/messages/${id}/decision`, { is_approved: true, reason: '' });
  let listener = null;
  for (let i = 0; i < 150 && listener !== 0; ++i) {
    listener = await new Promise((done) =>
      spawn('ffmpeg', ['-nostdin', '-y', '-loglevel', 'quiet', '-i', listened, heard]).on('exit', done),
    );
    if (listener !== 0) await pause(200);
  }
  check(listener === 0, 'somebody listened at the mount');
  const { seconds, loudest } = measured(heard);
  check(seconds > 8 && loudest > -20, `${seconds} seconds were heard, ${loudest} dB at the loudest`);
  let slot = null;
  for (let i = 0; i < 50 && slot?.standing !== 'played'; ++i, await pause(200)) {
    const log = await officer('GET', `/api/areas/${area}/broadcasts?day=${day}`);
    slot = log.clusters.find((one) => one.cluster.id === cluster).slots.find((one) => one.is_emergency);
  }
  check(slot.standing === 'played' && slot.told_by === '', 'the log says that it was played, by the server itself');
  console.log('heard passed');
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
