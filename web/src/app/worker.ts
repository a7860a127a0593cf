import { say } from '../design/toast.svelte';
import { t } from '../text/text.svelte';

/** The service worker keeps the shell of the application on the device; a new version waits until the person says yes. */
export function startWorker() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const hadOne = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => hadOne && location.reload());
  void navigator.serviceWorker.register('/sw.js').then(
    (registration?: ServiceWorkerRegistration) => {
      if (!registration) return;
      if (registration.waiting && hadOne) offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const coming = registration.installing;
        coming?.addEventListener('statechange', () => {
          if (coming.state === 'installed' && hadOne) offer(coming);
        });
      });
    },
    () => undefined,
  );
}

function offer(worker: ServiceWorker) {
  say(t('update.ready'), { label: t('update.take'), run: () => worker.postMessage('take over') }, true);
}
