// The board asks every second what is new since the revision it holds (as the map does: docs/decisions/0016) and is drawn
// anew only then, or once a minute because clocks run. The focus stays where it was, by its key.
import { say } from "../look/js/announce.js";

const BEAT = 1000;
const REST = 15000;
const PATIENCE = 8000;
const MINUTE = 60000;
const root = document.querySelector("[data-board]");
let drawn = Date.now();
let missed = 0;

function held() {
  return root.querySelector("[data-fresh]");
}

function later(wait) {
  window.setTimeout(ask, wait);
}

async function ask() {
  if (document.hidden) {
    later(REST);
    return;
  }
  let wait = BEAT;
  try {
    const since = Date.now() - drawn > MINUTE ? "" : held().dataset.revision;
    const query = new URLSearchParams({ since, after: root.dataset.after });
    const answer = await fetch(`${root.dataset.news}?${query}`, {
      headers: { "X-Requested-With": "fetch" },
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 200) draw(await answer.text());
    else if (answer.status === 401) {
      const panel = document.getElementById("signed-out");
      if (panel) panel.hidden = false;
      wait = REST;
    } else if (answer.status !== 204) throw new Error(String(answer.status));
    live();
  } catch {
    missed += 1;
    if (missed > 1) off(true);
    wait = BEAT * Math.min(missed, 6);
  }
  later(wait);
}

function draw(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-fresh]");
  if (!fresh) throw new Error("not our answer");
  const now = held();
  const key = document.activeElement?.dataset?.key;
  if (fresh.dataset.revision !== now.dataset.revision) say(root.dataset.new);
  now.replaceWith(fresh);
  drawn = Date.now();
  if (key) root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function live() {
  if (missed > 1) say(root.dataset.live);
  missed = 0;
  off(false);
}

function off(shown) {
  root.querySelector("[data-off]").hidden = !shown;
}

later(BEAT);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) drawn = 0;
});
