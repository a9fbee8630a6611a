// The family's page on its phone: it keeps its last state, says when there is no connection, and forgets at signing out.
const note = document.querySelector("[data-offline]");

async function connected() {
  if (!navigator.onLine) return false;
  const manifest = document.querySelector('link[rel="manifest"]');
  try {
    await fetch(manifest.href, { cache: "no-store", method: "HEAD" });
    return true;
  } catch {
    return false;
  }
}

async function say() {
  if (note) note.hidden = await connected();
}

if (note) {
  say();
  for (const change of ["online", "offline"]) window.addEventListener(change, say);
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(note.dataset.worker, { scope: "/at-home/" }).catch(() => {});
  }
  document.addEventListener("submit", (event) => {
    if (event.target.action.endsWith("/account/logout/") && "caches" in window) caches.delete("at-home");
  });
}
