// The product as a test starts it, stops it and starts it again on the same data; LALANH names another binary, TEST_DATABASE a PostgreSQL.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const { TEST_DATABASE, LALANH = 'build/dev/lalanh' } = process.env;
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Its data lie in the folder; `start` gives its address. `around` stands beside its environment, such as another clock. */
export function product(folder, around = {}) {
  let server;
  process.once('exit', () => server?.kill());
  let said = '';
  let errors = '';
  const log = () => said + errors;

  async function start(...options) {
    const store = TEST_DATABASE ? ['--database', TEST_DATABASE] : [];
    said = errors = '';
    server = spawn(LALANH, ['serve', '--data', join(folder, 'data'), '--port', '0', ...store, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...around },
    });
    server.stdout.on('data', (piece) => (said += piece));
    server.stderr.on('data', (piece) => (errors += piece));
    // As long as it lives: a machine that does other work too may need minutes.
    for (let i = 0; i < 3000 && server.exitCode === null; ++i, await pause(100)) {
      const address = /http:\/\/[0-9.]+:[0-9]+/.exec(said);
      if (address) return address[0];
    }
    throw new Error(`The product did not start: ${log()}`);
  }

  async function stop() {
    if (!server || server.exitCode !== null) return;
    const gone = new Promise((done) => server.once('exit', done));
    server.kill();
    await gone;
  }

  return { start, stop, log };
}
