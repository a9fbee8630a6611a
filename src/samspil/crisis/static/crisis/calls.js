// Calls that were written down without signal: kept on this device, sent when it can be, from whichever page of the crisis
// desk is open. A call carries a key of its own: however often it is sent, it is one crisis. Only its writer sends it.
import { say } from "../look/js/announce.js";
import { drop, mine, put, unsealed } from "../look/js/kept.js";
import { freshToken, token } from "../look/js/token.js";

export const root = document.querySelector("[data-kept-calls]");
const words = root.dataset;
const RETRY = 10000;
const PATIENCE = 20000;
const SIGN_IN = [401, 409];
const arrived = [];
let timer = 0;
let line = Promise.resolve({});

export const calls = () => mine(words.account, "call");
export const draftOf = (search) => `call:${words.account}:${search}`;
export const keepCall = (id, state, thing) => put({ id, kind: "call", state, account: words.account, thing });

export function clock(at = new Date()) {
  return `${at.getHours()}.${String(at.getMinutes()).padStart(2, "0")}`;
}

async function post(thing, again = true) {
  const body = new FormData();
  for (const [name, value] of Object.entries(thing.said)) body.set(name, value);
  body.set("typed_at", thing.typedAt);
  body.set("account", words.account);
  const answer = await fetch(words.url, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch", Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.ok) return { state: "sent", next: (await answer.json()).next };
  if (answer.status === 403 && again && (await freshToken())) return post(thing, false);
  if (SIGN_IN.includes(answer.status) || answer.type === "opaqueredirect") say(words.wSignin, { urgent: true });
  if (answer.status === 422) return { state: "refused", why: (await answer.json()).words };
  return { state: "kept" };
}

// One round after the other: what is typed during a round is in the next. Answers where each call that was sent goes on.
export function sendCalls() {
  line = line.then(round, round);
  return line;
}

async function round() {
  const sent = {};
  for (const piece of await calls()) {
    if (piece.state !== "kept") continue;
    const chip = root.querySelector(`[data-piece="${CSS.escape(piece.id)}"] .chip`);
    if (chip) chip.textContent = words.wSending;
    const thing = await unsealed(piece);
    const got = await post(thing).catch(() => ({ state: "kept" }));
    if (got.state === "kept") break;
    if (got.state === "refused") await keepCall(piece.id, "refused", { ...thing, why: got.why });
    else {
      await drop(piece.id);
      sent[piece.id] = got.next;
      arrived.push({ thing, next: got.next });
      say(words.wSent);
    }
  }
  await showCalls();
  window.clearTimeout(timer);
  if ((await calls()).some((p) => p.state === "kept")) timer = window.setTimeout(sendCalls, RETRY);
  return sent;
}

export async function showCalls() {
  const rows = [...arrived.map(gone)];
  for (const piece of await calls()) if (piece.state !== "draft") rows.push(waits(piece, await unsealed(piece)));
  root.querySelector("[data-calls]").replaceChildren(...rows);
}

function row(thing, chip, said) {
  const item = document.createElement("li");
  const state = document.createElement("span");
  state.className = `chip ${chip}`;
  state.textContent = said;
  item.append(state, ` ${thing.said.child_name || words.wNameless} · ${clock(new Date(thing.typedAt))}`);
  return item;
}

function gone({ thing, next }) {
  const item = row(thing, "ok", words.wSent);
  item.append(" ", link(next, words.wNext));
  return item;
}

function waits(piece, thing) {
  const refused = piece.state === "refused";
  const item = row(thing, refused ? "bad" : "warn", refused ? words.wRefused : words.wKept);
  item.dataset.piece = piece.id;
  if (thing.said.with_specialist === "yes") item.append(text(`${words.wSpecialist} ${thing.said.specialist}`));
  if (refused) {
    const back = link(words.newUrl + thing.search, words.wBack);
    back.addEventListener("click", async (event) => {
      event.preventDefault();
      await takeBack(piece, thing);
      window.location.assign(back.href);
    });
    item.append(text(thing.why), back);
  }
  return item;
}

// What was refused stands in the form again, unless another call is half typed there.
async function takeBack(piece, thing) {
  if ((await calls()).some((p) => p.id === draftOf(thing.search))) return;
  await keepCall(draftOf(thing.search), "draft", thing);
  await drop(piece.id);
}

function text(said) {
  const part = document.createElement("p");
  part.className = "mb-1";
  part.textContent = said;
  return part;
}

function link(href, said) {
  const found = document.createElement("a");
  found.className = "btn btn-soft btn-sm";
  found.href = href;
  found.textContent = said;
  return found;
}

window.addEventListener("online", sendCalls);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) sendCalls();
});
showCalls()
  .then(sendCalls)
  .catch(() => {}); // a device that keeps nothing has nothing to send
