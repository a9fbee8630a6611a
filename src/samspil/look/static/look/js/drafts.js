// Long text saves itself and outlives sign-out.
//
// <form data-draft-url="/drafts" data-draft-key="note:17"> or the same on one <textarea>.
// Posts key, title (data-draft-title), the address of the page, text and revision (and every named field of a form as JSON in `fields`) 1.5 s after typing stops and when the page is left.
// State words come from data-draft-saving, data-draft-saved (with {time}), data-draft-waiting on the same element
// and are shown in [data-draft-state] inside the form (or data-draft-state-id). What is typed stays in the page until
// the server has said that it has it.
import { say } from "./announce.js";
import { freshToken, token } from "./token.js";

const PAUSE = 1500;
const RETRY = 15000;
const drafts = new Set();

export function startDrafts(root) {
  for (const element of root.querySelectorAll("[data-draft-url]")) {
    if (element.dataset.draftStarted) continue;
    element.dataset.draftStarted = "yes";
    drafts.add(new Draft(element));
  }
}

class Draft {
  constructor(element) {
    this.element = element;
    this.saved = this.text();
    this.timer = 0;
    this.busy = false;
    element.addEventListener("input", () => this.later(PAUSE));
    element.closest("form")?.addEventListener("submit", () => {
      this.saved = this.text();
      window.clearTimeout(this.timer);
    });
  }

  body() {
    const { element } = this;
    const form = new FormData();
    form.set("key", element.dataset.draftKey);
    form.set("title", element.dataset.draftTitle ?? document.title);
    form.set("url", window.location.pathname + window.location.search);
    const revision = element.dataset.draftRevision ?? element.querySelector?.('[name="revision"]')?.value;
    if (revision) form.set("revision", revision);
    if (element.tagName === "FORM") {
      const fields = {};
      for (const [name, value] of new FormData(element)) {
        if (typeof value === "string" && name !== "csrfmiddlewaretoken") (fields[name] ??= []).push(value);
      }
      form.set("text", this.long(element).find((words) => words.trim()) ?? "");
      form.set("fields", JSON.stringify(fields));
    } else {
      form.set("text", element.value);
    }
    return form;
  }

  // What makes it worth keeping: the long texts, or the fields that the form names in data-draft-text.
  long(form) {
    const names = form.dataset.draftText?.split(" ") ?? (form.elements.text ? ["text"] : []);
    const named = names.map((name) => form.elements[name]);
    return (named.length ? named : [...form.querySelectorAll("textarea")]).map((field) => field?.value ?? "");
  }

  text() {
    const body = this.body();
    return `${body.get("fields") ?? ""}\n${body.get("text")}`;
  }

  get unsent() {
    return this.element.isConnected && this.text() !== this.saved;
  }

  later(wait) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.send(), wait);
  }

  show(state, words) {
    const { draftStateId } = this.element.dataset;
    const place = draftStateId
      ? document.getElementById(draftStateId)
      : (this.element.closest("form") ?? this.element.parentElement).querySelector("[data-draft-state]");
    if (!place) return;
    place.classList.toggle("saved", state === "saved");
    place.classList.toggle("off", state === "waiting");
    (place.querySelector("[data-words]") ?? place).textContent = words ?? "";
  }

  async send({ leaving = false, again = true } = {}) {
    if (!this.unsent || (this.busy && !leaving)) return;
    const { draftUrl, draftSaving, draftSaved, draftWaiting } = this.element.dataset;
    const text = this.text();
    this.busy = true;
    if (!leaving) this.show("saving", draftSaving);
    try {
      const answer = await fetch(draftUrl, {
        method: "POST",
        body: this.body(),
        headers: { "X-CSRFToken": token(), Accept: "application/json", "X-Requested-With": "fetch" },
        credentials: "same-origin",
        keepalive: leaving,
        redirect: "manual",
      });
      if (answer.ok) {
        this.saved = text;
        const now = new Date();
        const time = `${now.getHours()}.${String(now.getMinutes()).padStart(2, "0")}`;
        this.show("saved", draftSaved?.replace("{time}", time));
        signedOut(false);
        return;
      }
      this.show("waiting", draftWaiting);
      if (answer.status === 401 || answer.type === "opaqueredirect") signedOut(true);
      else if (answer.status === 403 && again && (await freshToken())) {
        this.busy = false;
        await this.send({ again: false });
      } else this.later(RETRY);
    } catch {
      this.show("waiting", draftWaiting);
      this.later(RETRY);
    } finally {
      this.busy = false;
      if (this.unsent && this.saved === text) this.later(PAUSE);
    }
  }
}

function signedOut(yes) {
  const panel = document.getElementById("signed-out");
  if (!panel || panel.hidden === !yes) return;
  panel.hidden = !yes;
  if (yes) say(panel.textContent.trim().replace(/\s+/g, " "), { urgent: true });
}

const sendAll = (how) => drafts.forEach((draft) => draft.send(how));
window.addEventListener("pagehide", () => sendAll({ leaving: true }));
window.addEventListener("online", () => sendAll());
window.addEventListener("focus", () => sendAll());
document.addEventListener("visibilitychange", () => {
  sendAll({ leaving: document.visibilityState === "hidden" });
});
window.addEventListener("beforeunload", (event) => {
  if ([...drafts].some((draft) => draft.unsent)) event.preventDefault();
});
