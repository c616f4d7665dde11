// The search of the header: "/" goes to it, the arrows walk through its first answers, Escape or
// going elsewhere closes them. Without this it is a form that opens a page.

const form = document.querySelector(".search");
const field = form.querySelector("input");
const answers = form.querySelector(".search-answers");

document.addEventListener("keydown", (event) => {
  const writes = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  field.focus();
  field.select();
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && answers.hasChildNodes()) {
    event.preventDefault(); // what was typed stays
    answers.replaceChildren();
    field.focus();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [field, ...answers.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (step ?? 0)];
  if (step && next) {
    event.preventDefault();
    next.focus();
  }
});

form.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !form.contains(event.relatedTarget)) answers.replaceChildren();
});

document.addEventListener("pointerdown", (event) => {
  if (!form.contains(event.target)) answers.replaceChildren();
});
