// What is shown only for a time leaves the screen when that time is over, to the second, also in a tab nobody touches;
// and soon after somebody ended it early. The server decides: the page is asked for again, and what may still be seen comes.
const ASK_EVERY = 15000;
const LONGEST = 2147483647;

function leave() {
  const main = document.querySelector("main");
  if (main) main.hidden = true;
  window.location.reload();
}

async function asked(url, method = "GET") {
  return fetch(url, { method, headers: { "X-Requested-With": "fetch" }, cache: "no-store" });
}

// What does not say itself on what it rests is told when the next thing ends that was lent to whoever reads it.
function heard(page, answer, rest) {
  const left = answer.headers.get("X-Ends-In");
  if (left) rest(Number(left) * 1000);
  page.dataset.heard = answer.headers.get("X-Now") ?? "";
}

// True, false, or nothing where there is no answer.
async function stands(page, rest) {
  try {
    const answer = await asked(page.dataset.still);
    if (answer.status === 401 || answer.status === 404) return false;
    if (!answer.ok) return null;
    heard(page, answer, rest);
    const words = (await answer.text()).split(".");
    return page.dataset.mark.split(".").every((word) => words.includes(word));
  } catch {
    return null; // no signal: the timer still ends what has an end
  }
}

// Something ended, but perhaps nothing of this page: where somebody types and the page is still theirs, it stays.
async function stays(page) {
  try {
    const answer = await asked(window.location.href, "HEAD");
    if (!answer.ok || answer.redirected || !page.dataset.heard) return false;
  } catch {
    return false;
  }
  page.dataset.still = page.dataset.still.replace(/since=.*/, `since=${page.dataset.heard}`);
  return true;
}

export function startUntil() {
  const page = document.querySelector("[data-still]");
  if (!page) return;
  let end = Infinity;
  let timer = 0;
  let typed = false;
  const rest = (left) => {
    end = performance.now() + left;
    window.clearTimeout(timer);
    if (left < LONGEST) timer = window.setTimeout(ends, Math.max(left, 0));
  };
  function ends() {
    end = 0;
    look();
  }
  async function look() {
    const over = performance.now() >= end;
    const kept = typed && "lent" in page.dataset;
    const told = over && !kept ? false : await stands(page, rest);
    if (told || (told === null && !over)) return;
    if (!(kept && (await stays(page)))) leave();
  }
  document.addEventListener("input", () => (typed = true));
  if (page.dataset.ends) rest(Number(page.dataset.ends) * 1000 - Number(page.dataset.now) * 1000);
  if ("lent" in page.dataset) look();
  window.setInterval(() => !document.hidden && look(), ASK_EVERY);
  document.addEventListener("visibilitychange", () => !document.hidden && look());
  window.addEventListener("pageshow", (event) => event.persisted && look());
}
