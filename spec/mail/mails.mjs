// Mails as people's programs write them, sent through the mail server and read from the mailboxes of tools/mail_servers.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { MAIL_HOST, MAIL_SMTP, MAIL_IMAP, MAIL_CA, MAIL_PASSWORD } = process.env;
export const ours = 'baocao@huyen.example';

/** The settings of our mailbox, as --mail reads them. */
export const mailbox = (name, body) =>
  JSON.stringify({
    address: ours,
    name,
    body,
    outgoing: `smtp://${MAIL_HOST}:${MAIL_SMTP}`,
    incoming: `imaps://${MAIL_HOST}:${MAIL_IMAP}/INBOX`,
    user: ours,
    password: MAIL_PASSWORD,
    authorities: MAIL_CA,
  });

const base64 = (bytes) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
const head = (from, subject, id, type) =>
  [
    `From: ${from}`,
    `To: ${ours}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: <${id}>`,
    'MIME-Version: 1.0',
    type,
  ].join('\r\n');
export const plain = (from, subject, words, id = `${randomUUID()}@may.example`) =>
  `${head(from, subject, id, 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64')}\r\n\r\n${base64(words)}\r\n`;
export const html = (from, subject, words) =>
  `${head(from, subject, `${randomUUID()}@may.example`, 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64')}\r\n\r\n${base64(words)}\r\n`;
export function withFile(from, subject, words, name, bytes) {
  const type = 'Content-Type: multipart/mixed; boundary=zz';
  return [
    head(from, subject, `${randomUUID()}@may.example`, type),
    '',
    '--zz',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(words),
    '--zz',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(bytes),
    '--zz--',
    '',
  ].join('\r\n');
}

const curl = (...options) =>
  execFileSync('curl', ['-sS', '--max-time', '20', '--ssl-reqd', '--cacert', MAIL_CA, ...options], { encoding: 'utf8' });

export function send(mail) {
  const folder = mkdtempSync(join(tmpdir(), 'lalanh-mail-'));
  const file = join(folder, 'mail.eml');
  writeFileSync(file, mail);
  const from = /^From: (.*)\r$/m.exec(mail)[1];
  curl('-u', `${from}:${MAIL_PASSWORD}`, '--mail-from', from, '--mail-rcpt', ours, '-T', file, `smtp://${MAIL_HOST}:${MAIL_SMTP}`);
  rmSync(folder, { recursive: true, force: true });
}

/** What lies in somebody's mailbox, as it came, the lines of its head unfolded. */
export function mailsOf(user) {
  const at = `imaps://${MAIL_HOST}:${MAIL_IMAP}/INBOX`;
  const account = ['-u', `${user}:${MAIL_PASSWORD}`];
  const uids = /SEARCH(.*)/
    .exec(curl(...account, at, '-X', 'UID SEARCH UID 1:*'))[1]
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  return uids.map((uid) => curl(...account, `${at}/;UID=${uid}`).replace(/\r\n[ \t]+/g, ' '));
}

/** The files beside the mails in somebody's mailbox: name and bytes. */
export function filesOf(user) {
  return mailsOf(user).flatMap((mail) =>
    mail.split('\r\n--').flatMap((part) => {
      const name = /^Content-Disposition: attachment;.*filename="?([^";\r]+)/m.exec(part)?.[1];
      const body = part.slice(part.indexOf('\r\n\r\n') + 4);
      return name ? [{ name, bytes: Buffer.from(body, 'base64') }] : [];
    }),
  );
}

/** The subjects of what lies in somebody's mailbox, decoded. */
export function inbox(user) {
  return mailsOf(user).map((mail) => {
    const subject = /^Subject: (.*)\r$/m.exec(mail)[1];
    return subject
      .replace(/\?=\s+=\?/g, '?==?')
      .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, said) => Buffer.from(said, 'base64').toString('latin1'))
      .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, said) =>
        said.replace(/_/g, ' ').replace(/=(..)/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16))),
      )
      .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
  });
}
