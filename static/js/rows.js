// Lists of a form grow without a reload. Without this script "Thêm dòng" asks the server for one
// more row.

for (const rows of document.querySelectorAll("[data-rows]")) {
  const count = (name) => rows.querySelector(`[name="${rows.dataset.rows}-${name}_FORMS"]`);
  const total = count("TOTAL");
  const template = rows.querySelector("template");

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
