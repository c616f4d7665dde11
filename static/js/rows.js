// Lists of a form grow without a reload. Without this script "Thêm dòng" asks the server for one
// more row.

for (const rows of document.querySelectorAll("[data-rows]")) {
  const count = (name) => rows.querySelector(`[name="${rows.dataset.rows}-${name}_FORMS"]`);
  const total = count("TOTAL");
  const template = rows.querySelector("template");

  rows.addEventListener("change", openWhatIsNeeded);
  rows.querySelector("[data-add]").addEventListener("click", (event) => {
    event.preventDefault();
    if (Number(total.value) >= Number(count("MAX_NUM").value)) return;
    template.insertAdjacentHTML(
      "beforebegin",
      template.innerHTML.replaceAll("__prefix__", total.value),
    );
    total.value = Number(total.value) + 1;
    template.previousElementSibling.querySelector("input:not([type=hidden]), select").focus();
  });
}

// A part that folds opens when a choice in its row begins with what `data-opens-for` says.
function openWhatIsNeeded(event) {
  const part = event.target.closest("fieldset")?.querySelector("details[data-opens-for]");
  if (part && event.target.value.startsWith(part.dataset.opensFor)) part.open = true;
}
