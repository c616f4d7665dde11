// The total of a score sheet grows while points are typed; the server adds up again when it saves.

const points = (text) => Number(text.trim().replace(",", "."));

for (const form of document.querySelectorAll("[data-scores]")) {
  const fields = [...form.querySelectorAll("[data-points]")];
  const total = form.querySelector("[data-total]");
  const show = () => {
    const given = fields.map((field) => (field.value.trim() ? points(field.value) : NaN));
    const isOutside = given.some((value, i) => value < 0 || value > Number(fields[i].dataset.points));
    const sum = Math.round(given.reduce((all, value) => all + value, 0) * 100) / 100;
    total.textContent = Number.isNaN(sum) ? "—" : String(sum).replace(".", ",");
    total.classList.toggle("late", isOutside);
  };
  form.addEventListener("input", show);
  show();
}
