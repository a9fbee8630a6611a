// What is typed where there may be no signal, kept on this device: encrypted with a key that cannot leave it, each piece with
// the account of who wrote it. Signing out throws the key, the pieces and the kept pages away.
const opened = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open("samspil-stairs", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("pieces", { keyPath: "id" });
      asked.result.createObjectStore("secret");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
let base = null;

async function store(name, mode, act) {
  base ??= opened();
  const work = (await base).transaction(name, mode);
  return new Promise((done, failed) => {
    const asked = act(work.objectStore(name));
    work.oncomplete = () => done(asked.result);
    work.onerror = () => failed(work.error);
  });
}

async function secret() {
  const known = await store("secret", "readonly", (s) => s.get("key"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await store("secret", "readwrite", (s) => s.put(made, "key"));
  return made;
}

async function sealed(thing) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(thing));
  return { iv, text: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await secret(), text) };
}

export async function unsealed(piece) {
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: piece.box.iv }, await secret(), piece.box.text);
  return JSON.parse(new TextDecoder().decode(text));
}

export async function put({ id, kind, state, account, thing }) {
  const box = await sealed(thing);
  await store("pieces", "readwrite", (s) => s.put({ id, kind, state, account, at: Date.now(), box }));
}

export const drop = (id) => store("pieces", "readwrite", (s) => s.delete(id));

export async function mine(account, kind) {
  const all = await store("pieces", "readonly", (s) => s.getAll());
  return all.filter((p) => p.account === account && (p.kind ?? "log") === kind).sort((a, b) => a.at - b.at);
}

async function unsent() {
  return (await store("pieces", "readonly", (s) => s.getAll())).filter((p) => p.state !== "draft").length;
}

async function forget() {
  await store("secret", "readwrite", (s) => s.clear());
  await store("pieces", "readwrite", (s) => s.clear());
  localStorage.removeItem("samspil-last-sent");
  for (const name of await caches.keys()) if (name.startsWith("samspil-")) await caches.delete(name);
}

const PATIENCE = 3000;

function within(work) {
  return Promise.race([work, new Promise((done) => window.setTimeout(done, PATIENCE))]);
}

export function startSignOut() {
  const form = document.querySelector("form[data-sign-out]");
  if (!form) return;
  const told = document.querySelector("[data-unsent]");
  if (told) {
    unsent()
      .then((n) => (told.hidden = !n))
      .catch(() => {}); // nothing can be kept here
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await within(forget()).catch(() => {}); // who signs out is signed out, even where the device does not answer
    form.submit();
  });
}
