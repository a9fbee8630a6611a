// The token that proves a request comes from our own page. Signing in again changes it, so it can be fetched anew.
const holder = () => document.querySelector('meta[name="csrf-token"]');

export function token() {
  return holder()?.content ?? "";
}

export async function freshToken() {
  const answer = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector('meta[name="csrf-token"]')?.content;
  if (!fresh) return false;
  holder().content = fresh;
  for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = fresh;
  return true;
}
