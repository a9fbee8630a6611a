// Keeps the last state of the family's own pages on its phone, for a week at most, and shows it where there is no connection.
// Only these pages; nothing of a child's file, no paper, no board. Signing out deletes it (phone.js).
const CACHE = "at-home";
const KEPT = ["/at-home/", "/at-home/plan/", "/at-home/year/", "/at-home/calendar/", "/at-home/courses/"];
const WEEK = 7 * 24 * 3600 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname.startsWith("/at-home/")) event.respondWith(page(request, url));
  else if (request.method === "GET" && url.pathname.startsWith("/static/")) event.respondWith(asset(request));
});

async function page(request, url) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (request.method === "GET" && KEPT.includes(url.pathname)) {
      if (answer.ok) await cache.put(url.pathname, answer.clone());
      else if (answer.type === "opaqueredirect" || answer.status === 404) await caches.delete(CACHE);
    }
    return answer;
  } catch (trouble) {
    if (request.method !== "GET") throw trouble; // what was sent did not arrive: nothing looks as if it had
    const kept = (await cache.match(url.pathname)) || (await cache.match("/at-home/"));
    if (!kept) throw trouble;
    const age = Date.now() - new Date(kept.headers.get("date") || 0).getTime();
    if (age < WEEK) return kept;
    await caches.delete(CACHE);
    throw trouble;
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (trouble) {
    const kept = await cache.match(request);
    if (!kept) throw trouble;
    return kept;
  }
}
