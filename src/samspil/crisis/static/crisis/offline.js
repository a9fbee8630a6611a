// The pages for a place without signal, and what draws them, are kept on this device: empty, without anybody's name.
export function keepPages({ worker, scope }) {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker
    .register(worker, { scope })
    .then(() => navigator.serviceWorker.ready)
    .then((ready) => ready.active?.postMessage(performance.getEntriesByType("resource").map((r) => r.name)))
    .catch(() => {}); // without it a page still keeps and sends while it is open
}
