// Without a network, working papers open from what was kept when they were last open. Everything else goes its usual way.
const KEPT = "visits";

addEventListener("install", event => event.waitUntil(self.skipWaiting()));
addEventListener("activate", event => event.waitUntil(self.clients.claim()));

addEventListener("fetch", event => {
  if (event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(async error => {
    const kept = await (await caches.open(KEPT)).match(event.request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }));
});
