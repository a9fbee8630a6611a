// A file that is too large is said so at once, before it is sent. The server refuses it all the same.
for (const input of document.querySelectorAll("input[type=file][data-largest]")) {
  const error = document.getElementById(`${input.id}-error`);
  input.addEventListener("change", () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const tooLarge = size > Number(input.dataset.largest);
    error.hidden = !tooLarge;
    if (tooLarge) {
      error.querySelector("span:last-child").textContent = error.dataset.tooLarge;
      input.value = "";
    }
  });
}
