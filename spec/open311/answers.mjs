// A program of 311 goes its whole way on the demonstration: finds the service, reports, follows, says that it is not solved. Every answer is looked at as
// JSON, by Python's jsonschema, and as XML, by xmllint, against what GeoReport v2 says (the files beside this one).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const base = process.env.BASE_URL;
const here = fileURLToPath(new URL('.', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'open311-'));
process.on('exit', () => rmSync(work, { recursive: true }));
let looked = 0;

function fail(message) {
  throw new Error(`Not so: ${message}`);
}

function validate(program, ...words) {
  try {
    execFileSync(program, words, { stdio: 'pipe' });
  } catch (wrong) {
    fail(`${words.join(' ')}\n${wrong.stdout}${wrong.stderr}`);
  }
}

async function asked(form, path, schema, { status = 200, post, query = '' } = {}) {
  const answer = await fetch(`${base}/open311/${path}.${form}${query}`, {
    method: post ? 'POST' : 'GET',
    ...(post && {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new URLSearchParams(post),
    }),
  });
  const text = await answer.text();
  const wanted = form === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8';
  if (answer.status !== status) fail(`${path}.${form} answers ${answer.status}: ${text}`);
  if (answer.headers.get('content-type') !== wanted) fail(`${path}.${form} is ${answer.headers.get('content-type')}`);
  const file = join(work, `answer.${form}`);
  writeFileSync(file, text);
  if (form === 'json') validate('/usr/bin/python3', '-W', 'ignore', '-m', 'jsonschema', '-i', file, join(here, `${schema}.schema.json`));
  else validate('xmllint', '--noout', '--relaxng', join(here, 'georeport.rng'), file);
  ++looked;
  return text;
}

/** The same in both forms; gives the JSON. */
async function both(path, schema, how) {
  await asked('xml', path, schema, how);
  return JSON.parse(await asked('json', path, schema, how));
}

const { endpoints } = await both('discovery', 'discovery');
if (endpoints[0].url !== `${base}/open311/v2`) fail(`discovery leads to ${endpoints[0].url}`);
const [service] = await both('v2/services', 'services');
await both(`v2/services/${service.service_code}`, 'service_definition');

const said = 'Xóm tôi hết gạo từ hôm qua';
const report = {
  api_key: 'không ai hỏi',
  service_code: 'food',
  jurisdiction_id: '14197',
  lat: '20.24',
  long: '106.47',
  description: said,
  first_name: 'Bưởi',
  last_name: 'Phạm Thị',
  phone: '0400123456',
  'attribute[kind]': 'petition',
};
const [posted] = await both('v2/requests', 'posted_request', { post: report, status: 201 });
const number = posted.service_request_id;
const [kept] = await both(`v2/tokens/${posted.token}`, 'tokens');
if (kept.service_request_id !== number) fail('a token gives another number');
const [one] = await both(`v2/requests/${number}`, 'service_requests');
if (one.status !== 'open' || one.service_code !== 'food' || one.address_id !== '14197') fail(JSON.stringify(one));

const list = await asked('json', 'v2/requests', 'service_requests', { query: '?service_code=food&status=open&jurisdiction_id=14197' });
await asked('xml', 'v2/requests', 'service_requests', { query: `?service_request_id=${number}` });
if (JSON.parse(list).length !== 2) fail(`the list has ${JSON.parse(list).length}`);
for (const secret of [said, 'Bưởi', '0400123456', posted.token, '20.24']) if (list.includes(secret)) fail(`everybody reads ${secret}`);

const closing = { service_request_id: number, token: posted.token, status: 'CLOSED' };
await asked('json', 'v2/servicerequestupdates', 'posted_update', { post: closing, status: 201 });
const updates = await both('v2/servicerequestupdates', 'service_requests_updates');
if (!updates.some((each) => each.service_request_id === number && each.status === 'closed')) fail(JSON.stringify(updates));

await both('v2/services/weather', 'errors', { status: 404 });
await both('v2/requests', 'errors', { post: { service_code: 'food', description: said }, status: 400 });
await both('v2/requests', 'errors', { query: '?start_date=gestern', status: 400 });
await both('v2/requests/01890000-0000-7000-8000-00000000dead', 'errors', { status: 404 });
await both('v2/servicerequestupdates', 'errors', { post: { ...closing, token: 'ABC-DEF-GHJ' }, status: 404 });
console.log(`${looked} answers are as GeoReport v2 says`);
