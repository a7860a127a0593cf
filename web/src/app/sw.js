// The shell of the application, kept on the device so that it opens without a network. Answers of the server are never kept.
// tools/finish_build.mjs writes the two names below.
const version = '__VERSION__';
const files = __FILES__;
const cacheName = `shell-${version}`;

self.addEventListener('install', (event) => {
    event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
    event.waitUntil(
        caches
            .keys()
            .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
            .then(() => self.clients.claim()),
    );
});

self.addEventListener('message', (event) => {
    if (event.data === 'take over') self.skipWaiting();
});

const ofTheServer =
    /^\/(api\/|healthz|metrics|openapi\.json|sw\.js|tin\.xml|so-cai\/kiem|cong(\/|$)|du-lieu|open311\/|cap\/|canh-bao\.xml)/;

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin || ofTheServer.test(url.pathname)) return;
    const wanted = request.mode === 'navigate' ? '/' : request;
    event.respondWith(caches.match(wanted, { cacheName }).then((kept) => kept ?? fetch(request)));
});
