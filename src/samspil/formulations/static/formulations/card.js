// While somebody types in a card, the others see it; while somebody else does, it is said here. Nothing is locked.
import { token } from "../look/js/token.js";

const BEAT = 20000;
const form = document.querySelector("form[data-writing]");
const banner = document.querySelector("[data-writer]");
let last = 0;

async function tell() {
  last = Date.now();
  const answer = await fetch(form.dataset.writing, {
    method: "POST",
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
    credentials: "same-origin",
  }).catch(() => null);
  if (!answer?.ok || !banner) return;
  const words = await answer.text();
  banner.hidden = !words;
  banner.querySelector("[data-words]").textContent = words;
}

if (form) {
  form.addEventListener("focusin", () => Date.now() - last > BEAT && tell());
  if (form.contains(document.activeElement)) tell();
  form.addEventListener("input", () => Date.now() - last > BEAT && tell());
  window.addEventListener("pagehide", () => {
    if (!last) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token());
    body.set("stop", "yes");
    navigator.sendBeacon(form.dataset.writing, body);
  });
}
