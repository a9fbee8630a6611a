// The log in a stairwell. What is typed is kept on this phone at once, encrypted with a key that cannot leave it, and sent
// when it can be. Each piece carries a key of its own: however often it is sent, it is one contact. Every piece shows its
// state: kept, sending, sent or refused. Pieces are sent only by whoever wrote them.
import { say } from "../look/js/announce.js";
import { drop, mine as kept, put as store, unsealed } from "../look/js/kept.js";
import { freshToken, token } from "../look/js/token.js";
import { keepPages } from "./offline.js";

const form = document.querySelector("[data-stairs]");
const words = form.dataset;
const crisis = words.crisis || location.pathname.split("/").at(-3) || "";
const RETRY = 10000;
const started = Date.now();
let stopped = false;
let timer = 0;
let busy = false;
let pause = 0;
let reached = Boolean(words.crisis); // the page that this phone keeps is only shown when the house could not be reached

const put = (id, state, thing) => store({ id, kind: "log", state, account: words.account, thing });
const mine = () => kept(words.account, "log");

// What is typed -----------------------------------------------------------------------------------------------

function typed() {
  const said = Object.fromEntries([...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "act"].includes(name)));
  return { crisis, label: words.labelWords, said };
}

function fill(said) {
  for (const [name, value] of Object.entries(said)) {
    const field = form.elements[name];
    if (!field || name === "key") continue;
    field.value = value;
  }
  press();
}

function clock(at = new Date()) {
  return `${at.getHours()}.${String(at.getMinutes()).padStart(2, "0")}`;
}

async function remember() {
  window.clearTimeout(pause);
  pause = 0;
  try {
    await put(`draft:${crisis}`, "draft", typed());
    form.querySelector("[data-typed]").textContent = words.wKept.replace("{time}", clock());
  } catch {
    form.querySelector("[data-typed]").textContent = words.wBroken;
  }
}

// Sending -----------------------------------------------------------------------------------------------------

function startsAt(said) {
  const [year, month, day] = said.starts_on.split("-").map(Number);
  const [hour, minute] = said.starts_time.split(":").map(Number);
  let at = new Date(year, month - 1, day, hour, minute);
  if (at.getTime() > Date.now() + 6e5) at = new Date(year, month - 1, day - 1, hour, minute); // after midnight
  return at.toISOString().replace("Z", "+00:00");
}

async function send(piece, again = true) {
  const thing = await unsealed(piece);
  const body = new FormData();
  for (const [name, value] of Object.entries(thing.said)) body.set(name, value);
  body.set("starts_at", thing.startsAt);
  const answer = await fetch(`${words.scope}${thing.crisis}/log/`, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch", Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual",
  });
  if (answer.ok && (await answer.json()).kept) return "sent";
  if (answer.status === 401 || answer.type === "opaqueredirect") {
    say(words.wSignin, { urgent: true });
    return "kept";
  }
  if (answer.status === 403 && again && (await freshToken())) return send(piece, false);
  if (answer.status === 422 || answer.status === 404) {
    const { words: why } = await answer.json();
    await put(piece.id, "refused", { ...thing, why });
    return "refused";
  }
  return "kept";
}

async function sendAll() {
  if (busy) return;
  busy = true;
  try {
    for (const piece of await mine()) {
      if (piece.state !== "kept") continue;
      mark(piece.id, "sending");
      let state = "kept";
      try {
        state = await send(piece);
      } catch {
        state = "kept";
      }
      if (state === "sent") {
        reached = true;
        await drop(piece.id);
        localStorage.setItem("samspil-last-sent", clock());
        say(words.wStateSent);
      }
      if (state === "kept") break;
    }
  } finally {
    busy = false;
    await show();
    window.clearTimeout(timer);
    if ((await mine()).some((p) => p.state === "kept")) timer = window.setTimeout(sendAll, RETRY);
  }
}

function mark(id, state) {
  const line = document.querySelector(`[data-piece="${CSS.escape(id)}"] .chip`);
  if (line) line.textContent = words[`wState${state[0].toUpperCase()}${state.slice(1)}`];
}

// What is shown -----------------------------------------------------------------------------------------------

async function show() {
  const pieces = (await mine()).filter((p) => p.state !== "draft");
  const waiting = pieces.filter((p) => p.state === "kept").length;
  const last = localStorage.getItem("samspil-last-sent");
  document.querySelector("[data-offline]").hidden = navigator.onLine && reached;
  const line = document.querySelector("[data-kept-line]");
  line.hidden = !waiting && !last;
  const said = [waiting ? words.wWaiting.replace("{n}", waiting) : words.wAll, last ? words.wSent.replace("{time}", last) : ""];
  line.querySelector("[data-kept-words]").textContent = said.filter(Boolean).join(" · ");
  const list = document.querySelector("[data-pieces]");
  list.replaceChildren(...(await Promise.all(pieces.map(row))));
}

async function row(piece) {
  const thing = await unsealed(piece);
  const item = document.createElement("li");
  item.dataset.piece = piece.id;
  const chip = document.createElement("span");
  chip.className = piece.state === "refused" ? "chip bad" : "chip warn";
  chip.textContent = words[`wState${piece.state[0].toUpperCase()}${piece.state.slice(1)}`];
  item.append(chip, ` ${thing.label || ""} ${thing.said.starts_time}`);
  if (thing.why) {
    const why = document.createElement("p");
    why.className = "mb-1";
    why.textContent = thing.why;
    const back = document.createElement("button");
    back.type = "button";
    back.className = "btn btn-soft btn-sm";
    back.textContent = words.wDrop;
    back.addEventListener("click", async () => {
      fill(thing.said);
      await drop(piece.id);
      await remember();
      await show();
    });
    item.append(why, back);
  }
  return item;
}

// The form ----------------------------------------------------------------------------------------------------

function press() {
  const said = form.elements.who.value.split(",").map((n) => n.trim());
  for (const pill of form.querySelectorAll("[data-name]")) pill.setAttribute("aria-pressed", said.includes(pill.dataset.name));
  const all = form.querySelectorAll(".safe fieldset").length;
  form.querySelector("[data-count]").textContent = `${form.querySelectorAll(".safe input:checked").length}/${all}`;
}

form.querySelector("[data-names]")?.addEventListener("click", (event) => {
  const { name } = event.target.closest("[data-name]")?.dataset ?? {};
  if (!name) return;
  const said = form.elements.who.value.split(",").map((n) => n.trim()).filter(Boolean);
  form.elements.who.value = (said.includes(name) ? said.filter((n) => n !== name) : [...said, name]).join(", ");
  form.dispatchEvent(new Event("input", { bubbles: true }));
});

form.querySelector("[data-stop]")?.addEventListener("click", () => {
  stopped = true;
  form.elements.minutes.value = String(minutes());
  form.querySelector("[data-running]").textContent = "";
  form.dispatchEvent(new Event("input", { bubbles: true }));
});

function minutes() {
  const [hour, minute] = form.elements.starts_time.value.split(":").map(Number);
  const now = new Date();
  const passed = now.getHours() * 60 + now.getMinutes() - (hour * 60 + minute);
  return (passed + 1440) % 1440;
}

function running() {
  if (stopped || form.elements.minutes.value !== "0") return;
  form.querySelector("[data-running]").textContent = words.wRunning.replace("{n}", Math.max(minutes(), Math.round((Date.now() - started) / 60000)));
}

form.addEventListener("input", () => {
  press();
  window.clearTimeout(pause);
  pause = window.setTimeout(remember, 300);
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  window.clearTimeout(pause);
  pause = 0;
  const thing = typed();
  try {
    thing.startsAt = startsAt(thing.said);
    await put(thing.said.key, "kept", thing);
    await drop(`draft:${crisis}`);
  } catch {
    form.submit(); // this phone keeps nothing: send as any form does
    return;
  }
  form.reset();
  form.elements.key.value = crypto.randomUUID();
  form.elements.starts_time.value = new Date().toTimeString().slice(0, 5);
  stopped = false;
  press();
  form.querySelector("[data-typed]").textContent = "";
  await show();
  await sendAll();
  window.scrollTo({ top: 0 });
});

async function begin() {
  const now = new Date();
  form.elements.key.value = crypto.randomUUID(); // the page that this phone keeps always holds the same one
  form.elements.starts_time.value = now.toTimeString().slice(0, 5);
  form.elements.starts_on.value = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  const draft = (await mine()).find((p) => p.id === `draft:${crisis}`);
  if (draft) {
    const thing = await unsealed(draft);
    fill(thing.said);
    if (!words.labelWords && thing.label) {
      words.labelWords = thing.label;
      document.querySelector("[data-label]").textContent = thing.label;
    }
  }
  press();
  running();
  window.setInterval(running, 20000);
  await show();
  await sendAll();
}

window.addEventListener("online", () => {
  reached = true;
  sendAll();
});
window.addEventListener("offline", () => show());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) sendAll();
  else if (pause) remember(); // the phone goes into the pocket in the middle of a word
});
begin().catch(() => {
  form.querySelector("[data-typed]").textContent = words.wBroken;
});

keepPages(words);
