/**
 * What lies on the telephone is sealed with AES-GCM under a random key; that key is itself sealed under one that is made from the PIN. The key lives
 * in memory only, while the round is open.
 */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

/** What is needed, with the PIN, to get the key back. */
export interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  key: Sealed;
}

export const pinLength = 6;
const rounds = 310_000;
const aes = 'AES-GCM';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey']);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(way, secret, { name: aes, length: 256 }, false, ['encrypt', 'decrypt']);
}

const importKey = (raw: BufferSource) => crypto.subtle.importKey('raw', raw, aes, false, ['encrypt', 'decrypt']);

/** A new key, and its lock for the PIN. */
export async function makeKey(pin: string): Promise<{ key: CryptoKey; lock: Lock }> {
  const raw = random(32);
  const salt = random(16);
  const iv = random(12);
  const bytes = await crypto.subtle.encrypt({ name: aes, iv }, await keyOfPin(pin, salt), raw);
  return { key: await importKey(raw), lock: { salt, key: { iv, bytes } } };
}

/** Nothing when the PIN is a wrong one. */
export async function openLock(lock: Lock, pin: string): Promise<CryptoKey | undefined> {
  const outer = await keyOfPin(pin, lock.salt);
  try {
    return await importKey(await crypto.subtle.decrypt({ name: aes, iv: lock.key.iv }, outer, lock.key.bytes));
  } catch {
    return undefined;
  }
}

/** The label says what is sealed, so that one thing cannot be laid in the place of another. */
export async function seal(key: CryptoKey, label: string, value: unknown): Promise<Sealed> {
  const iv = random(12);
  const way = { name: aes, iv, additionalData: bytesOf(label) };
  return { iv, bytes: await crypto.subtle.encrypt(way, key, bytesOf(JSON.stringify(value))) };
}

export async function unseal<T>(key: CryptoKey, label: string, sealed: Sealed): Promise<T> {
  const way = { name: aes, iv: sealed.iv, additionalData: bytesOf(label) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(way, key, sealed.bytes))) as T;
}

const pauses = [0, 0, 5, 30, 60, 300, 900, 3600];

/** How many seconds to wait after so many wrong PINs in a row. */
export const pauseAfter = (wrong: number) => pauses[Math.min(wrong, pauses.length) - 1] ?? 0;
