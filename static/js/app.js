// What every page may use. Pages work without it; it only saves clicks and keeps what was typed.

for (const field of document.querySelectorAll("[data-submit-on-change]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
    button.textContent = "Đã chép";
  });
}

// Leaving a form with unsaved changes asks first.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

// The names of chosen files, which the hidden native input would show (field_file.html).
for (const input of document.querySelectorAll(".file-pick input")) {
  const chosen = input.parentElement.querySelector("[data-chosen]");
  input.addEventListener("change", () => {
    chosen.textContent = [...input.files].map((file) => file.name).join(", ");
  });
}
