// Words selected in a passage are put into its form, so that they need not be typed: [data-passage] and [data-words].
document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const words = chosen ? chosen.toString().trim() : "";
  const passage = chosen?.anchorNode?.parentElement?.closest("[data-passage]");
  if (!words || !passage) return;
  const place = passage.closest(".passage");
  const field = place.querySelector("[data-words]");
  if (!field) return;
  place.querySelector("details").open = true;
  field.value = words.slice(0, 300);
});
