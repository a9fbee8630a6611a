// The family's page on its phone: it keeps its last state, says when there is no connection, and forgets at signing out.
// A tap made without a connection is kept on the phone and sent once there is one: a goal, a day, yes or no, and no word.
import { freshToken, token } from "../look/js/token.js";

const note = document.querySelector("[data-offline]");
const words = note?.dataset ?? {};
const LINE = `samspil-taps-${words.account}`;
const CACHE = "at-home";
let busy = false;
let typing = false;
let trouble = "";

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

// What waits ----------------------------------------------------------------------------------------------------

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(LINE)) ?? [];
  } catch {
    return [];
  }
}

function keep(pieces) {
  if (pieces.length) localStorage.setItem(LINE, JSON.stringify(pieces));
  else localStorage.removeItem(LINE);
}

// A day has one answer: what was said last.
const same = (one, other) => one.row === other.row && one.day === other.day;
const drop = (piece) => keep(waiting().filter((p) => !(same(p, piece) && p.at === piece.at)));

function localDay(back) {
  const day = new Date();
  day.setDate(day.getDate() - back);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

function said(form) {
  const { row, day, did } = Object.fromEntries(new FormData(form));
  if (form.dataset.tap === "day") return { row, did, day }; // a day that was chosen in the calendar
  const today = localDay(Number(form.dataset.tap)); // a page that was kept may be some days old
  return { row, did, day: today > day ? today : day };
}

function show() {
  const pieces = waiting();
  const line = document.querySelector("[data-waiting]");
  line.hidden = !pieces.length && !trouble;
  line.querySelector("span:last-child").textContent = trouble || words.wWaiting.replace("{n}", pieces.length);
  for (const form of document.querySelectorAll("form[data-tap]")) {
    const mine = said(form);
    form.classList.toggle("waits", pieces.some((p) => same(p, mine) && p.did === mine.did));
  }
}

// Sending -------------------------------------------------------------------------------------------------------

async function send(piece, again = true) {
  const body = new URLSearchParams({ act: "tap", row: piece.row, day: piece.day, did: piece.did });
  const answer = await fetch(words.taps, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
    credentials: "same-origin",
    redirect: "manual",
  });
  if (answer.ok) return (await answer.json()).kept ? "sent" : "kept";
  if (answer.status === 403 && again && (await freshToken())) return send(piece, false);
  if (answer.status === 422 || answer.status === 404) {
    const told = answer.status === 422 ? await answer.json() : {};
    trouble = told.words || words.wRefused;
    return "refused";
  }
  return "kept";
}

async function sendAll() {
  if (busy || !waiting().length) return;
  busy = true;
  let sent = 0;
  try {
    for (const piece of waiting()) {
      const state = await send(piece);
      if (state === "kept") break;
      drop(piece);
      sent += state === "sent";
    }
  } catch {
    // no connection: it waits
  } finally {
    busy = false;
    show();
  }
  if (sent && !typing && !trouble && document.querySelector("form[data-tap]")) window.location.reload();
}

async function look() {
  const there = await connected();
  note.hidden = there;
  if (there) await sendAll();
}

function tapped(event) {
  const form = event.target;
  if (!form.matches("form[data-tap]")) return;
  const piece = { ...said(form), at: Date.now() };
  try {
    keep([...waiting().filter((p) => !same(p, piece)), piece]);
  } catch {
    return; // this phone keeps nothing: the form goes as any other
  }
  event.preventDefault();
  trouble = "";
  show();
  sendAll();
}

// What the phone keeps ------------------------------------------------------------------------------------------

async function keepThisPage() {
  const drawn = performance.getEntriesByType("resource").map((r) => new URL(r.name));
  const files = drawn.filter((u) => u.origin === window.location.origin && u.pathname.startsWith("/static/"));
  const kept = await caches.open(CACHE);
  await Promise.allSettled(["/at-home/", ...files.map((u) => u.href)].map((url) => kept.add(url)));
}

async function stay() {
  const first = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(words.worker, { scope: "/at-home/" });
  await navigator.serviceWorker.ready;
  if (first) await keepThisPage(); // what was drawn before the worker was there
}

if (note) {
  show();
  look();
  for (const change of ["online", "offline"]) window.addEventListener(change, look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  document.addEventListener("input", () => {
    typing = true;
  });
  document.addEventListener("submit", tapped, true); // before anything else counts it as sent
  document.addEventListener("submit", (event) => {
    if (!event.target.action.endsWith("/account/logout/")) return;
    if ("caches" in window) caches.delete(CACHE);
    localStorage.removeItem(LINE);
  });
  if ("serviceWorker" in navigator) stay().catch(() => {}); // without it the page still works while there is a connection
}
