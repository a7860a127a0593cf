// What the journeys share: a browser, people who sign in, a look at every screen with axe, and the line that each step prints.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = web('playwright-core');
const axe = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');

export const base = (process.env.BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const ownPlan = (name) => fileURLToPath(new URL(name, import.meta.url));
/** The screens are looked at with our own plan; another paper (PLAN_FILE) is about its reading and its work. */
export const isOwnPlan = !process.env.PLAN_FILE;
export const planFile = process.env.PLAN_FILE || ownPlan('../plans/commune_dengue.txt');
/** The plan of a journey that is not about a commune. */
export const planOr = (name) => process.env.PLAN_FILE || ownPlan(name);
const screens = process.env.SCREENS ?? '';
if (screens) mkdirSync(screens, { recursive: true });

/** The two widths and two themes that every screen is looked at in. */
export const looks = [
  { name: '1280-light', width: 1280, height: 860, theme: 'light' },
  { name: '1280-dark', width: 1280, height: 860, theme: 'dark' },
  { name: '360-light', width: 360, height: 780, theme: 'light' },
  { name: '360-dark', width: 360, height: 780, theme: 'dark' },
];

const began = Date.now();
let steps = 0;

/** One line per thing that is now proved. */
export function proved(sentence) {
  steps += 1;
  console.log(`${String(((Date.now() - began) / 1000).toFixed(1)).padStart(6)} s  ${sentence}`);
}

export function check(holds, sentence) {
  if (!holds) throw new Error(`Not so: ${sentence}`);
}

const how = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
const device = (look, at, keepsShell) => ({
  baseURL: at,
  serviceWorkers: keepsShell ? 'allow' : 'block',
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  viewport: { width: look.width, height: look.height },
  colorScheme: look.theme,
  hasTouch: look.width < 700,
});

/**
 * Every context of one journey lives in one browser; faults that no step looks for are collected and fail it at the end. A browser that keeps no shell asks
 * the server for each page and fetches no more than it shows.
 */
export async function openBrowser(keepsShell) {
  const browser = await chromium.launch(how);
  const faults = [];

  /** A page of its own context, at the demonstration or at another address. */
  async function open(look = looks[0], at = base) {
    const context = await browser.newContext(device(look, at, keepsShell));
    return watch(await context.newPage(), at);
  }

  /** A telephone of its own: what it keeps lies in the folder and is there again when its browser was closed. */
  async function openTelephone(folder, look = looks[2], at = base) {
    const context = await chromium.launchPersistentContext(folder, { ...how, ...device(look, at, true) });
    return watch(context.pages()[0] ?? (await context.newPage()), at);
  }

  function watch(page, at) {
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    page.on(
      'console',
      (message) => /Content Security Policy|Refused to/.test(message.text()) && faults.push(`${page.url()}: ${message.text()}`),
    );
    page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(at) && !/^(data|blob|about):/.test(address)) faults.push(`outside address ${address}`);
    });
    return page;
  }

  async function close() {
    await browser.close();
    check(faults.length === 0, `no fault in the pages:\n${faults.join('\n')}`);
  }

  return { open, openTelephone, close, faults };
}

/** Signs in as a person would: the form, by keyboard. */
export async function signIn(page, person) {
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').waitFor();
  await page.getByLabel('Tên đăng nhập').focus();
  await page.keyboard.type(person.login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await page.locator('header a[href="/tai-khoan"]').waitFor();
}

/** Signs in without the form, which has its own look. */
export async function enter(page, { login, password }) {
  const answer = await page.request.post('/api/session', { data: { login, password }, headers: { 'Idempotency-Key': randomUUID() } });
  check(answer.ok(), `${login} can sign in: ${answer.status()}`);
}

/** The demonstration's people, in the order the sign-in shows them. */
export async function cast(page) {
  await page.goto('/');
  const shown = await (await page.request.get('/api/setup')).json();
  check(shown.demonstration && shown.sign_ins.length > 0, 'the demonstration shows its sign-ins');
  return shown.sign_ins;
}

/** The first of these people who holds every one of the permissions; signs in by the API, as nobody's browser. */
export async function whoMay(page, people, permissions) {
  for (const one of people) {
    const answer = await page.request.post('/api/session', {
      data: { login: one.login, password: one.password },
      headers: { 'Idempotency-Key': randomUUID() },
    });
    check(answer.ok(), `${one.login} can sign in: ${answer.status()} ${await answer.text()}`);
    const me = await answer.json();
    await page.context().clearCookies();
    if (me.body && permissions.every((name) => me.permissions.includes(name))) return one;
  }
  throw new Error(`Not so: somebody may ${permissions.join(', ')}`);
}

/** The sheet that lies over the page. */
export const sheet = (page) => page.locator('dialog[open]');

/** Opens each path, waits for what stands there when its answers have come, does what opens a sheet, and looks. */
export async function lookAt(page, how, screens) {
  for (const [name, path, ready, act] of screens) {
    await page.goto(path);
    await page.locator('main').locator(ready).first().waitFor();
    if (act) await act(page);
    await look(page, `${name}-${how.name}`);
  }
}

export async function screenshot(page, name) {
  if (screens) await page.screenshot({ path: join(screens, `${name}.png`) });
}

const sources = fileURLToPath(new URL('../../web/src', import.meta.url));
const textKeys = new Set(
  readdirSync(sources)
    .map((folder) => join(sources, folder, 'vi.json'))
    .filter((file) => existsSync(file))
    .flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8')))),
);

/** What stands on the screen and should not: the key of a sentence, a value that was not filled in, a thing that is not text. */
async function strayWords(page) {
  const words = await page.evaluate(() => {
    const said = [...document.querySelectorAll('[aria-label], [placeholder], [alt]')].flatMap((node) =>
      ['aria-label', 'placeholder', 'alt'].map((name) => node.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...said].join(' ').split(/[\s(),:;“”·]+/);
  });
  return words.filter((word) => textKeys.has(word) || /^\{\w+\}?$|^(undefined|null|NaN|\[object)$/.test(word));
}

/** Colours on their way from one to the other are no colours of the design. What is not drawn never arrives, so nobody waits for long. */
async function settled() {
  const passing = document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity);
  const arrived = Promise.all(passing.map((one) => one.finished.catch(() => undefined)));
  await Promise.race([arrived, new Promise((done) => setTimeout(done, 2000))]);
}

/** Looks at the screen, once its heading stands, with axe; any violation at all fails the journey. Also: nothing is wider than the window, and every word is a word. */
export async function look(page, name) {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(settled);
  await page.evaluate(`${axe};0`);
  const violations = await page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => node.html.slice(0, 160)).join('\n    ')}`);
  });
  check(violations.length === 0, `axe finds nothing on ${name}:\n  ${violations.join('\n  ')}`);
  const stray = await strayWords(page);
  check(stray.length === 0, `${name} speaks its language: ${stray.join(', ')}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(wider <= 0, `${name} fits the window (${wider} px wider)`);
  await screenshot(page, name);
}

/** Runs a journey; the process ends with 1 when a step does not hold, and a picture of what stood there is kept. */
export const run = (code, play) => runIn(code, play, false);
/** One whose telephones go without a network: their browsers keep the shell. */
export const runOffline = (code, play) => runIn(code, play, true);

async function runIn(code, play, keepsShell) {
  const browser = await openBrowser(keepsShell);
  const open = [];
  const noted = async (page) => (open.push(await page), open.at(-1));
  const opened = {
    ...browser,
    open: (...wanted) => noted(browser.open(...wanted)),
    openTelephone: (...wanted) => noted(browser.openTelephone(...wanted)),
  };
  try {
    await play(opened);
    await browser.close();
    console.log(`${code} passed, ${steps} steps`);
  } catch (error) {
    for (const [place, page] of open.entries()) if (!page.isClosed()) await screenshot(page, `failed-${place}`).catch(() => {});
    for (const fault of browser.faults) console.error(fault);
    console.error(`${code} failed after ${steps} steps: ${error.message}`);
    process.exit(1);
  }
}
