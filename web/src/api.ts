import { language, t } from './text/text.svelte';

/** A list as the server sends it; `next` begins the following page. */
export interface List<T> {
  items: T[];
  next: string | null;
}

export interface Named {
  id: string;
  name: string;
}

/** What the server would not do, in a sentence a person can act on. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly fields: { path: string; code: string; message: string }[] = [],
  ) {
    super(message);
  }

  /** The sentence under one field, if the server had one. */
  field(path: string): string | undefined {
    return this.fields.find((field) => field.path === path || field.path === `/${path}`)?.message;
  }
}

/** Any failure as a Problem: what is not one of ours is a lost connection or a fault of this page. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem('web.unexpected', t('problem.unexpected'));
}

let csrf = '';
let signedOut: () => void = () => {};

export function useCsrf(token: string) {
  csrf = token;
}

/** Called when an answer shows that nobody is signed in any more. */
export function whenSignedOut(run: () => void) {
  signedOut = run;
}

/** A version 4 UUID; crypto.randomUUID does not exist on a plain-HTTP address, getRandomValues does. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function headers(write: boolean, type?: string): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': language(),
    ...(write && { 'Idempotency-Key': newId() }),
    ...(write && csrf && { 'X-CSRF': csrf }),
    ...(type && { 'Content-Type': type }),
  };
}

function understand<T>(status: number, text: string): T {
  let body: unknown = undefined;
  try {
    body = text ? JSON.parse(text) : undefined;
  } catch {
    body = undefined;
  }
  if (status >= 200 && status < 300) return body as T;
  const said = (body ?? {}) as { code?: string; message?: string; fields?: { path: string; code: string; message: string }[] };
  if (status === 401 && said.code === 'account.not_signed_in') signedOut();
  const fallback = status === 413 ? t('problem.too_large') : status >= 500 ? t('problem.server') : t('problem.unexpected');
  throw new Problem(said.code ?? `http.${status}`, said.message || fallback, status, said.fields ?? []);
}

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const write = method !== 'GET';
  const request: RequestInit = {
    method,
    headers: headers(write, body === undefined ? undefined : 'application/json'),
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  // The same Idempotency-Key travels with the second try, so a write whose answer was lost is not done twice.
  const ask = async () => {
    const answer = await fetch(path, request);
    return { status: answer.status, text: await answer.text() };
  };
  const answer = await ask()
    .catch(() => new Promise((later) => setTimeout(later, 800)).then(ask))
    .catch(() => {
      throw new Problem('web.no_network', t(write ? 'problem.no_network_write' : 'problem.no_network'));
    });
  return understand<T>(answer.status, answer.text);
}

export const get = <T>(path: string) => send<T>('GET', path);
export const post = <T>(path: string, body?: unknown) => send<T>('POST', path, body);
export const put = <T>(path: string, body: unknown) => send<T>('PUT', path, body);
export const patch = <T>(path: string, body: unknown) => send<T>('PATCH', path, body);
export const remove = <T>(path: string) => send<T>('DELETE', path);

/** Sends a file as the whole body. XMLHttpRequest is the one way to see how far an upload has come. The long answer about a file that is
 * only looked at is not kept for a second try. */
export function upload<T>(
  path: string,
  file: Blob,
  onprogress: (part: number) => void = () => {},
  { onlyLooked = false }: { onlyLooked?: boolean } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers(true, file.type || 'application/octet-stream')))
      if (!onlyLooked || name !== 'Idempotency-Key') request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && onprogress(event.loaded / event.total);
    request.onerror = () => reject(new Problem('web.no_network', t('problem.no_network_write')));
    request.onload = () => {
      try {
        resolve(understand<T>(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.send(file);
  });
}

/** "?a=1&b=2" without the empty ones. */
export function query(values: Record<string, string | number | undefined | null>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}
