// Says what the shares of the authors add up to while they are typed; the server counts again.

for (const rows of document.querySelectorAll("[data-shares]")) {
  const place = rows.querySelector("[data-total]");

  function show() {
    const kept = [...rows.querySelectorAll("fieldset")].filter(
      (row) => !row.querySelector("[name$='-DELETE']").checked && isFilled(row),
    );
    const typed = kept.map((row) => row.querySelector("[data-share]").value.trim());
    const cents = typed.map((text) => Math.round(Number(text.replace(",", ".")) * 100) || 0);
    const total = cents.reduce((sum, one) => sum + one, 0);
    place.textContent = inWords(total, typed.filter((text) => !text).length);
    place.hidden = kept.length === 0;
  }

  rows.addEventListener("input", show);
  rows.addEventListener("click", show);
  show();
}

function isFilled(row) {
  return [...row.querySelectorAll("[name$='-person'], [name$='-name']")].some((one) => one.value);
}

function inWords(cents, open) {
  const written = `Tổng ${String(cents / 100).replace(".", ",")} %`;
  if (open && cents < 10000) {
    return `${written}; ${open} người để trống được chia đều phần còn lại.`;
  }
  return cents === 10000 ? written : `${written}, phải đúng bằng 100 %.`;
}
