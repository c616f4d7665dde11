// One press for the usual case: everybody who is not marked is there.

for (const button of document.querySelectorAll("[data-all-present]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const select of document.querySelectorAll("select[name^=state_]")) {
      if (!select.value) select.value = "present";
    }
  });
}
