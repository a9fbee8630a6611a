// The intake where there may be no signal: what is typed is kept on this device at once and stands there again after the page
// was lost; a call that is saved waits here until it is sent, and is one crisis however often that is tried.
import { drop, unsealed } from "../look/js/kept.js";
import { calls, clock, draftOf, keepCall, root, sendCalls, showCalls } from "./calls.js";
import { keepPages } from "./offline.js";

const form = document.querySelector("form.callform");
const words = form.dataset;
const draft = draftOf(location.search);
const offline = document.querySelector("[data-offline]");
const state = form.querySelector("[data-typed]");
let pause = 0;
let saving = false;

function typed() {
  const said = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
  return { said, search: location.search, typedAt: new Date().toISOString().replace("Z", "+00:00") };
}

function fill(said) {
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken") continue;
    if (field.type === "checkbox") field.checked = field.name in said;
    else if (field.type === "radio") field.checked = said[field.name] === field.value;
    else if (field.name in said) field.value = said[field.name];
  }
}

async function remember() {
  window.clearTimeout(pause);
  pause = 0;
  if (saving) return;
  try {
    await keepCall(draft, "draft", typed());
    state.textContent = words.wKept.replace("{time}", clock());
  } catch {
    state.textContent = words.wBroken;
  }
}

// The page that this device keeps is only shown when the house could not be reached, whatever the device says of its network.
let reached = !("kept" in words);
const signal = (event) => {
  if (event?.type === "online") reached = true;
  offline.hidden = navigator.onLine && reached;
};

form.addEventListener("input", () => {
  window.clearTimeout(pause);
  state.textContent = ""; // said again when all of it is kept
  pause = window.setTimeout(remember, 300);
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (saving || (!offline.hidden && !form.reportValidity())) return;
  saving = true;
  window.clearTimeout(pause);
  const thing = typed();
  const { key } = thing.said;
  try {
    await keepCall(key, "kept", thing);
    await drop(draft);
    await showCalls();
  } catch {
    form.submit(); // this device keeps nothing: send as any form does
    return;
  }
  const sent = await sendCalls();
  if (sent[key]) window.location.replace(sent[key]);
  else await stays(key, thing);
});

// Not sent: without signal it waits; what the server does not take, it says beside the fields of its own answer.
async function stays(key, thing) {
  const piece = (await calls()).find((p) => p.id === key);
  if (piece?.state === "refused") {
    await keepCall(draft, "draft", thing);
    await drop(key);
    form.submit();
    return;
  }
  form.hidden = true;
  document.querySelector("[data-again]").hidden = true;
  document.querySelector("[data-another]").hidden = false;
  window.scrollTo({ top: 0 });
}

document.querySelector("[data-empty]").addEventListener("click", async () => {
  saving = true;
  await drop(draft);
  form.reset();
  window.location.replace(location.href);
});

// The page that this device keeps holds the key and the day on which it was kept. Of which call on the line it is stands in the
// address, and one call is one crisis, whoever makes it and wherever.
function anew() {
  const now = new Date();
  const asked = new URLSearchParams(location.search);
  form.elements.key.value = crypto.randomUUID();
  form.elements.case.value = asked.get("case") ?? "";
  form.elements.call.value = asked.get("call") ?? "";
  form.elements.reported_on.value = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

async function begin() {
  signal();
  if ("kept" in words) anew();
  const left = (await calls()).find((p) => p.id === draft);
  if (!left || "bound" in words) return;
  fill((await unsealed(left)).said);
  document.querySelector("[data-again]").hidden = false;
}

for (const change of ["online", "offline"]) window.addEventListener(change, signal);
document.addEventListener("visibilitychange", () => {
  if (document.hidden && pause) remember(); // the phone goes into the pocket in the middle of a word
});
begin().catch(() => {
  state.textContent = words.wBroken;
});
keepPages(root.dataset);
