// What is shown only for a time leaves the screen when that time is over, to the second, also in a tab nobody touches;
// and soon after somebody ended it early. The server decides: the page is asked for again, and what may still be seen comes.
const ASK_EVERY = 15000;
const LONGEST = 2147483647;

function leave() {
  const main = document.querySelector("main");
  if (main) main.hidden = true;
  window.location.reload();
}

async function stands(page) {
  try {
    const answer = await fetch(page.dataset.still, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" });
    if (answer.status === 401 || answer.status === 404) return false;
    if (!answer.ok) return true;
    const words = (await answer.text()).split(".");
    return page.dataset.mark.split(".").every((word) => words.includes(word));
  } catch {
    return true; // no signal: the timer still ends what has an end
  }
}

export function startUntil() {
  const page = document.querySelector("[data-still]");
  if (!page) return;
  const left = page.dataset.ends ? Number(page.dataset.ends) * 1000 - Number(page.dataset.now) * 1000 : LONGEST;
  const from = performance.now();
  const over = () => performance.now() - from >= left;
  if (left < LONGEST) window.setTimeout(leave, Math.max(left, 0));
  const look = async () => {
    if (over() || !(await stands(page))) leave();
  };
  window.setInterval(() => !document.hidden && look(), ASK_EVERY);
  document.addEventListener("visibilitychange", () => !document.hidden && look());
  window.addEventListener("pageshow", (event) => event.persisted && look());
}
