// What htmx does not give to a form that saves itself: whatever is typed stays in this browser until
// the server has it, so that a session that ends or a line that fails loses nothing. Without this
// script "Lưu" saves by hand.

const NOT_TYPED = ["csrfmiddlewaretoken", "once", "seen", "apart"];

for (const live of document.querySelectorAll("[data-keep]")) keep(live);

function keep(live) {
  const form = document.querySelector(live.getAttribute("hx-include"));
  const place = live.dataset.keep;
  let unsaved = null; // what was typed here and the server lacks
  let taken = null; // what the save under way carries
  let isLeaving = false;

  const kept = () => localStorage.getItem(place);
  const forget = () => localStorage.removeItem(place);
  const save = () => htmx.trigger(live, "save");

  function remember() {
    unsaved = JSON.stringify({ at: Date.now(), values: values(form) });
    localStorage.setItem(place, unsaved);
  }

  function say(words) {
    const template = document.querySelector(`template[data-${words}]`);
    live.querySelector("[data-state]").replaceChildren(template.content.cloneNode(true));
  }

  form.addEventListener("input", remember);

  live.addEventListener("htmx:beforeRequest", (event) => {
    if (isLeaving || !unsaved) return event.preventDefault();
    taken = unsaved;
    say("saving");
  });

  live.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful) return say("unsaved");
    if (!live.querySelector("[data-saved]")) return;
    if (unsaved === taken) unsaved = null;
    if (kept() === taken) forget(); // another window may have typed since
  });

  // A save changes the mark that the form carries: the form itself is sent after it, not beside it.
  form.addEventListener("submit", (event) => {
    if (isLeaving || !unsaved) return;
    event.preventDefault();
    const leave = () => {
      if (isLeaving) return; // pressed twice
      isLeaving = true;
      form.requestSubmit(event.submitter);
    };
    live.addEventListener("htmx:afterRequest", leave, { once: true });
    if (!live.matches(".htmx-request")) save();
  });
  window.addEventListener("pageshow", () => (isLeaving = false));

  function take() {
    remember();
    save();
  }

  offerWhatIsKept(form, kept(), { forget, take });
}

function values(form) {
  return [...new FormData(form)].filter(([name]) => !NOT_TYPED.includes(name));
}

function offerWhatIsKept(form, text, { forget, take }) {
  const kept = JSON.parse(text);
  const offer = document.querySelector("[data-kept]");
  if (!kept || JSON.stringify(kept.values) === JSON.stringify(values(form))) return;
  offer.querySelector("[data-kept-at]").textContent = new Date(kept.at).toLocaleString("vi-VN");
  offer.hidden = false;
  offer.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    offer.hidden = true;
  });
  offer.querySelector("[data-restore]").addEventListener("click", () => {
    restore(form, kept.values);
    offer.hidden = true;
    take();
  });
}

function restore(form, kept) {
  for (const [name, value] of kept) {
    const total = name.match(/^(\w+)-TOTAL_FORMS$/);
    if (total) growTo(form, total[1], Number(value));
  }
  for (const box of form.querySelectorAll("[name$='-DELETE']")) box.checked = false;
  for (const [name, value] of kept) {
    const field = form.elements[name];
    if (!field || name.endsWith("_FORMS")) continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value; // of a row of radio buttons, too
  }
  for (const field of form.querySelectorAll("input[type=hidden][name$='-person']")) nameRow(field);
}

// A row shows its person by name; after a restore it may be another's.
function nameRow(field) {
  const template = field.closest("[data-rows]").querySelector("template").content;
  const option = template.querySelector(`option[value="${field.value}"]`);
  if (option) field.closest("[data-row]").querySelector("[data-name]").textContent = option.text;
}

function growTo(form, name, count) {
  const total = form.elements[`${name}-TOTAL_FORMS`];
  const add = form.querySelector(`[data-rows="${name}"] [data-add]`);
  for (let before = -1; Number(total.value) < count && before !== total.value; add.click()) {
    before = total.value;
  }
}
