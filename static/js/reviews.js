// A unit's review: one press writes that all who are there agreed, for each dossier that has no
// number yet. What was typed stays.

const present = document.querySelector("[name=present]");
const button = document.querySelector("[data-all-agree]");

if (present && button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const count = present.value.split("\n").filter((line) => line.trim()).length;
    for (const agreed of document.querySelectorAll('[name^="vote-"][name$="-for"]')) {
      const against = document.getElementsByName(agreed.name.replace(/for$/, "against"))[0];
      if (agreed.value || against.value) continue;
      agreed.value = count;
      against.value = 0;
    }
    button.form.dispatchEvent(new Event("input"));
  });
}
