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

if (document.querySelector('[data-print="now"]')) window.addEventListener("load", () => window.print());

// "?" and the buttons open the sheet of the keys; the browser keeps the focus in it, and Escape
// closes it.
const keySheet = document.querySelector("#key-sheet");

for (const button of document.querySelectorAll("[data-opens-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => keySheet.showModal());
}

document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "?" || writes || !keySheet || keySheet.open) return;
  event.preventDefault();
  keySheet.showModal();
});

// The menu of a page header closes by Escape, which gives the focus back, and when one goes elsewhere.
for (const menu of document.querySelectorAll(".acts-menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}

// A link to a place that is folded opens it; ":target" is not there yet while a page is loaded.
function unfold() {
  const place = document.getElementById(location.hash.slice(1));
  const fold = place?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  place.scrollIntoView();
}

window.addEventListener("hashchange", unfold);
unfold();

// A PDF is made while one waits: the link says so, and a second press does not make it again.
const MAKING = 60_000; // after which it may be asked for once more

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !/\.pdf$/.test(link.pathname) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.ariaBusy) return event.preventDefault();
  link.ariaBusy = "true";
  setTimeout(() => (link.ariaBusy = null), MAKING);
});

// Back from the PDF to a page that the browser kept.
window.addEventListener("pageshow", () => {
  for (const link of document.querySelectorAll("a[aria-busy]")) link.ariaBusy = null;
});

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
