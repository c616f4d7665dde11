// The room of dossiers by keys: j down, k up, x ticks, Enter opens; on a dossier j and k lead to its
// neighbours. Without this script the links and boxes do the same.

const rows = [...document.querySelectorAll("table.dense tbody tr:not(.group)")];
const bar = document.querySelector("[data-chosen]");
const boxes = [...document.querySelectorAll("table.dense .box input")];
const keys = document.querySelector("[data-keys]");
let here = -1;

if (keys && rows.length) keys.hidden = false;

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  if (bar) bar.textContent = bar.dataset.chosen.replace("{}", chosen);
}

function go(to) {
  if (!rows[to]) return;
  rows[here]?.classList.remove("here");
  here = to;
  rows[here].classList.add("here");
  rows[here].querySelector("a").focus();
  rows[here].scrollIntoView({ block: "nearest" });
}

function tick() {
  const box = rows[here]?.querySelector("input");
  if (!box) return;
  box.checked = !box.checked;
  count();
}

function beside(rel) {
  document.querySelector(`.around a[rel="${rel}"]`)?.click();
}

const onKey = {
  j: () => (rows.length ? go(here + 1) : beside("next")),
  k: () => (rows.length ? go(here - 1) : beside("prev")),
  x: tick,
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  onKey[event.key]?.();
});

for (const row of rows) {
  row.addEventListener("focusin", () => {
    rows[here]?.classList.remove("here");
    here = rows.indexOf(row);
    row.classList.add("here");
  });
}
for (const box of boxes) box.addEventListener("change", count);
if (boxes.length) count();

// Who comes back to the page is told when somebody else has changed what it shows. Without an
// answer nothing is said: the acts themselves refuse what is too late.
const marked = document.querySelector("[data-mark]");
const stale = document.querySelector("[data-stale]");

async function look() {
  if (document.hidden || !stale.hidden) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  stale.hidden = now.querySelector("[data-mark]")?.dataset.mark === marked.dataset.mark;
}

if (marked && stale) document.addEventListener("visibilitychange", look);
