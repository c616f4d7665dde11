// Keeps what is being typed: on the server a moment after each pause, and until that has worked in
// this browser, so that a session that ends or a line that fails loses nothing. Without this script
// "Lưu" does the same by hand.

const PAUSE = 2000; // milliseconds without typing

for (const form of document.querySelectorAll("form[data-autosave]")) keep(form);

function keep(form) {
  const live = document.querySelector("[data-live]");
  const lost = document.querySelector("[data-lost]");
  const offer = document.querySelector("[data-kept]");
  const place = form.dataset.key;
  let timer = null;
  let round = 0;
  let sending = null;

  const values = () =>
    [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "seen"].includes(name));

  function remember() {
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), values: values() }));
  }

  function changed() {
    round += 1;
    remember();
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  async function save() {
    clearTimeout(timer);
    timer = null;
    while (sending) await sending; // one at a time: each carries the mark that the last one gave
    sending = post(round);
    await sending;
    sending = null;
  }

  async function post(sent) {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      redirect: "manual",
    }).catch(() => null);
    lost.hidden = Boolean(answer?.ok);
    if (!answer?.ok) return;
    live.innerHTML = await answer.text();
    const said = live.firstElementChild.dataset;
    form.elements.seen.value = said.seen;
    if (said.saved && sent === round) localStorage.removeItem(place);
  }

  form.addEventListener("input", changed);
  form.addEventListener("focusout", () => timer && save());
  form.addEventListener("change", openWhatIsNeeded);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-add]")) round += 1;
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (!sending) return;
    // A save under way changes the mark that the form carries: wait for it, then send.
    event.preventDefault();
    await sending;
    form.requestSubmit(event.submitter);
  });

  const kept = JSON.parse(localStorage.getItem(place) ?? "null");
  if (kept) {
    const time = new Date(kept.at).toLocaleString("vi-VN");
    offer.querySelector("[data-kept-at]").textContent = time;
    offer.hidden = false;
  }
  offer.querySelector("[data-forget]").addEventListener("click", () => {
    localStorage.removeItem(place);
    offer.hidden = true;
  });
  offer.querySelector("[data-restore]").addEventListener("click", () => {
    restore(form, kept.values);
    offer.hidden = true;
    changed();
    save();
  });
}

// A part that folds opens when a choice in its row begins with what `data-opens-for` says.
function openWhatIsNeeded(event) {
  const part = event.target.closest("fieldset")?.querySelector("details[data-opens-for]");
  if (part && event.target.value.startsWith(part.dataset.opensFor)) part.open = true;
}

function restore(form, values) {
  for (const [name, value] of values) {
    const total = name.match(/^(\w+)-TOTAL_FORMS$/);
    if (total) growTo(form, total[1], Number(value));
  }
  for (const box of form.querySelectorAll("[name$='-DELETE']")) box.checked = false;
  for (const [name, value] of values) {
    const field = form.elements[name];
    if (!field || name.endsWith("_FORMS")) continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
  for (const field of form.querySelectorAll("input[type=hidden][name$='-person']")) nameRow(field);
}

// A row shows its person by name; after a restore it may be another's.
function nameRow(field) {
  const template = field.closest("[data-rows]").querySelector("template").content;
  const option = template.querySelector(`option[value="${field.value}"]`);
  if (option) field.closest("fieldset").querySelector("legend").textContent = option.textContent;
}

function growTo(form, name, count) {
  const total = form.elements[`${name}-TOTAL_FORMS`];
  const add = form.querySelector(`[data-rows="${name}"] [data-add]`);
  for (let before = -1; Number(total.value) < count && before !== total.value; add.click()) {
    before = total.value;
  }
}
