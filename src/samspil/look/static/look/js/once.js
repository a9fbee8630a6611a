// A form is sent once: the second press of an impatient hand changes nothing. Whoever comes back may send again.
const LONG = 15000; // an answer that is a file leaves the page standing, so the form wakes up by itself

export function startOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const elsewhere = event.submitter?.formTarget === "_blank"; // opens beside this page, which goes on
    if (event.defaultPrevented || form.method !== "post" || elsewhere) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    window.setTimeout(() => delete form.dataset.sent, LONG);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
}
