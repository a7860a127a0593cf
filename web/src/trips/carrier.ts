import type { Carrier } from './trip';

/** A choice of a form as one word, and back. */
export const choiceOf = (carrier: Carrier) => `${carrier.kind}:${carrier.id}`;
export function carrierOf(choice: string): Carrier | null {
  const [kind, id] = choice.split(':');
  return id ? { kind: kind as Carrier['kind'], id } : null;
}
