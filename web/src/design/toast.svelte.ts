/** What just happened, said once at the foot of the screen, and how to take it back. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
  /** Stays until it is answered. */
  stays?: boolean;
}

export const toasts = $state<Toast[]>([]);
let last = 0;

const seconds = 10;

/** Says it and gives the number by which it can be dismissed. */
export function say(text: string, action?: Toast['action'], stays = false): number {
  const id = ++last;
  toasts.push({ id, text, ...(action && { action }), stays });
  if (toasts.length > 3) toasts.shift();
  if (!stays) setTimeout(() => dismiss(id), seconds * 1000);
  return id;
}

export function dismiss(id: number) {
  const place = toasts.findIndex((toast) => toast.id === id);
  if (place >= 0) toasts.splice(place, 1);
}
