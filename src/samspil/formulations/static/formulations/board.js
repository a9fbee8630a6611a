// The map follows what others do: it asks every second what is new and changes only the cards that differ, so that
// an open form, the focus and a half-made move stay where they are. Without script the page works by loading it again.
// Each answer says everything since what this page holds, so nothing is missed while a connection or a proxy in
// between fails: the page says that it is not live, asks on, and catches up.
import { say } from "../look/js/announce.js";
import { startDrafts } from "../look/js/drafts.js";
import { token } from "../look/js/token.js";

const BEAT = 1000;
const REST = 15000;
const PATIENCE = 8000; // an answer that takes longer is none
const MOST_ASKED = 60; // cards asked for by name; more, and the whole board is asked for
const root = document.querySelector("[data-map]");
let state = root?.dataset.state;
let timer = 0;
let asking = false;
let over = false;
let own = 0; // counts what was done here: an answer asked for before it is stale
let missed = 0; // answers in a row that did not come, or were not ours
let quiet = 0; // until when changes are our own and have been said already

const head = () => ({ "X-Requested-With": "fetch", "X-CSRFToken": token() });
const dragging = () => document.querySelector(".sortable-chosen, .sortable-drag") !== null;
const parse = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("[data-fresh]");

function later(wait) {
  window.clearTimeout(timer);
  if (!over) timer = window.setTimeout(ask, wait);
}

async function ask() {
  if (asking || over) return;
  if (document.hidden || dragging()) {
    later(document.hidden ? REST : BEAT);
    return;
  }
  asking = true;
  let wait = BEAT;
  const before = own;
  try {
    const answer = await get(`since=${encodeURIComponent(state)}`);
    if (answer.status === 200) {
      const fresh = parse(await answer.text());
      if (!fresh) throw new Error("not our answer");
      if (own !== before) wait = 0;
      else if (!dragging()) {
        const done = merge(fresh);
        tell(done);
        await fill(done.lacking);
      }
      live();
    } else if (answer.status === 204) live();
    else if (answer.status === 401) {
      const panel = document.getElementById("signed-out");
      if (panel) panel.hidden = false;
      wait = REST;
    } else if (answer.status === 404) {
      over = true;
      banner("[data-map-off]", false);
      banner("[data-map-ended]", true);
    } else throw new Error(String(answer.status));
  } catch {
    missed += 1;
    if (missed > 1) banner("[data-map-off]", true);
    wait = BEAT * Math.min(missed, 6);
  } finally {
    asking = false;
    later(wait);
  }
}

const get = (query) =>
  fetch(`${root.dataset.changes}?${query}`, {
    headers: head(),
    credentials: "same-origin",
    cache: "no-store",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });

function live() {
  if (missed > 1) say(root.dataset.live);
  missed = 0;
  banner("[data-map-off]", false);
}

// Cards that the page has not, or has otherwise than the server says: asked for by name.
async function fill(lacking) {
  if (!lacking.length) return;
  const answer = await get(lacking.length > MOST_ASKED ? "since=0" : `since=${encodeURIComponent(state)}&cards=${lacking.join(",")}`);
  const fresh = answer.status === 200 ? parse(await answer.text()) : null;
  if (!fresh) throw new Error("not our answer");
  if (!dragging()) merge(fresh);
}

function banner(which, shown) {
  const part = root.querySelector(which);
  if (part) part.hidden = !shown;
}

// Bring the page to what the server says; answers with the numbers of the cards that are new or differ.
function merge(fresh) {
  const held = document.activeElement;
  const heldCard = held?.closest?.("[data-card]")?.dataset.card;
  const heldKey = held?.dataset?.key;
  const known = new Map([...root.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));
  const wanted = new Set();
  const numbers = [];
  const lacking = [];
  for (const place of fresh.querySelectorAll("[data-place]")) {
    const field = root.querySelector(`[data-place="${place.dataset.place}"]`);
    for (const words of ["h2", "p.h"]) {
      const [now, then] = [field.querySelector(words), place.querySelector(words)];
      if (now.innerHTML !== then.innerHTML) now.innerHTML = then.innerHTML;
    }
    const list = field.querySelector("[data-cards]");
    let index = 0;
    place.querySelectorAll("[data-card]").forEach((card) => {
      wanted.add(card.dataset.card);
      let shown = known.get(card.dataset.card);
      if (card.localName === "i") {
        if (shown?.dataset.mark !== card.dataset.mark) lacking.push(card.dataset.card);
        if (!shown) return;
      } else if (!shown || shown.dataset.mark !== card.dataset.mark) {
        const open = shown?.querySelector(".mvd")?.open;
        numbers.push(card.dataset.number);
        if (shown) shown.replaceWith(card);
        if (open) card.querySelector(".mvd").open = true;
        shown = card;
        card.classList.add("fresh");
        window.setTimeout(() => card.classList.remove("fresh"), 4000);
      }
      if (list.children[index] !== shown) list.insertBefore(shown, list.children[index] ?? null);
      index += 1;
    });
  }
  let gone = 0;
  for (const [id, card] of known) {
    if (wanted.has(id)) continue;
    root.querySelector(`[data-card="${CSS.escape(id)}"]`)?.remove();
    gone += card.isConnected ? 0 : 1;
  }
  for (const part of ["data-side", "data-here", "data-saved"]) {
    const [now, then] = [document.querySelector(`.main [${part}]`), fresh.querySelector(`[${part}]`)];
    if (now && then && now.innerHTML !== then.innerHTML && !now.contains(held)) now.innerHTML = then.innerHTML;
  }
  if (heldCard && document.activeElement !== held) {
    const card = root.querySelector(`[data-card="${CSS.escape(heldCard)}"]`);
    (held.isConnected ? held : (card?.querySelector(`[data-key="${heldKey}"]`) ?? card?.querySelector("summary")))?.focus();
  }
  if (!lacking.length) state = fresh.dataset.fresh; // else the next answer is again one since what this page holds
  return { numbers, gone, lacking };
}

function did() {
  own += 1;
  quiet = Date.now() + BEAT * 2;
}

function tell({ numbers, gone }) {
  if (Date.now() < quiet) return;
  if (numbers.length && numbers.length < 6) say(root.dataset.changed.replace("{numbers}", numbers.join(", ")));
  else if (gone) say(root.dataset.taken);
}

async function add(form) {
  const button = form.querySelector("button:not([type])");
  button.disabled = true;
  const body = new FormData(form);
  body.set("since", state);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: head(), credentials: "same-origin" });
    const html = await answer.text();
    if (answer.status === 422) {
      const page = new DOMParser().parseFromString(html, "text/html");
      const held = page.querySelector("form[data-held]");
      if (held) askAbout(form, held);
      else put(form, page.querySelector("form"));
      return;
    }
    const fresh = answer.ok ? parse(html) : null;
    if (!fresh) throw new Error(String(answer.status));
    const next = form.cloneNode(true);
    next.querySelector("textarea").value = "";
    next.querySelector("[name=unknown]").checked = false;
    for (const part of next.querySelectorAll("[data-not-saved], .field-error")) part.remove();
    for (const field of form.querySelectorAll("select, input:not([type=hidden])")) {
      const twin = next.querySelector(`[name="${field.name}"]${field.type === "radio" ? `[value="${field.value}"]` : ""}`);
      if (field.type === "radio") twin.checked = field.checked;
      else if (field.type !== "checkbox") twin.value = field.value;
    }
    next.querySelector("button:not([type])").disabled = false;
    put(form, next);
    did();
    const done = merge(fresh);
    say(fresh.dataset.said);
    if (done.lacking.length) later(0);
  } catch {
    let words = form.querySelector("[data-not-saved]");
    if (!words) {
      words = document.createElement("p");
      words.className = "field-error";
      words.setAttribute("role", "alert");
      words.dataset.notSaved = "";
      form.append(words);
    }
    words.textContent = form.dataset.failed;
  } finally {
    button.disabled = false;
  }
}

// The words name a protected place: the question stands where they were typed, and its answer leads to the page anew.
function askAbout(form, held) {
  held.querySelector("h1").remove(); // the page has one
  form.replaceWith(held);
  held.scrollIntoView({ block: "center" });
  held.querySelector("textarea, input:not([type=hidden])").focus();
  say(held.querySelector("[role=alert]").textContent.trim().replace(/\s+/g, " "));
}

// A form takes the place of another, ready to be written in; unsaved text of the old one no longer counts.
function put(form, next) {
  delete next.dataset.draftStarted;
  form.replaceWith(next);
  prepare(next);
  startDrafts(next.parentElement);
  next.querySelector("textarea").focus();
}

function prepare(form) {
  const hint = form.querySelector("[data-enter]");
  if (hint) hint.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(form);
  });
  form.querySelector("textarea")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

function openNew(part) {
  part.open = true;
  part.scrollIntoView({ block: "center" });
  part.querySelector("textarea").focus();
}

if (root) {
  root.querySelectorAll("form[data-add]").forEach(prepare);
  const early = document.activeElement?.closest(".newcard[open] > summary");
  early?.parentElement.querySelector("textarea").focus();
  root.addEventListener("click", (event) => {
    const part = event.target.closest(".newcard > summary")?.parentElement;
    if (!part) return;
    event.preventDefault();
    part.open = !part.open;
    if (part.open) part.querySelector("textarea").focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-new]");
    const part = link && document.getElementById(link.dataset.new);
    if (!part) return;
    event.preventDefault();
    openNew(part);
  });
  root.addEventListener("samspil:not-moved", (event) => {
    const told = root.querySelector("[data-map-told]");
    told.querySelector("[data-words]").textContent = event.detail.told || root.querySelector("[data-board]").dataset.notMoved;
    told.hidden = false;
    later(0);
  });
  root.addEventListener("samspil:moved", () => {
    banner("[data-map-told]", false);
    did();
    later(0);
  });
  document.addEventListener("visibilitychange", () => later(document.hidden ? REST : 0));
  window.addEventListener("online", () => later(0));
  window.addEventListener("pagehide", () => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token());
    navigator.sendBeacon(root.dataset.leave, body);
  });
  later(BEAT);
}
