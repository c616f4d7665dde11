// The table of a registration: its counts follow what is chosen, Ctrl + Enter sends from anywhere.

const send = document.querySelector("[data-sends]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.repeat || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send.click();
});

for (const table of document.querySelectorAll("[data-counts]")) {
  table.addEventListener("change", () => count(table));
}

function count(table) {
  const rows = [...table.querySelectorAll("tbody > tr")].filter(isOfSomebody);
  const chosen = rows.map((row) => row.querySelector("input[type=radio]:checked")?.value);
  table.querySelector("[data-total]").textContent = rows.length;
  for (const cell of table.querySelectorAll("[data-count]")) {
    cell.textContent = chosen.filter((code) => code === cell.dataset.count).length;
  }
}

function isOfSomebody(row) {
  return row.querySelector("[name$='-person']").value !== "";
}
