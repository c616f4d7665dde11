// A ballot that does not get through stays on the screen; how many names are left stands on the
// button. Nothing is kept beyond the page.

const countLeft = () => {
  const look = document.querySelector("[data-look]");
  if (!look) return;
  const groups = [...document.querySelectorAll("[role=radiogroup]")];
  const left = groups.filter((group) => !group.querySelector(":checked")).length;
  look.textContent = left ? `Còn ${left} người` : "Xem lại phiếu";
};

const send = async (form, button) => {
  const body = new FormData(form, button);
  form.inert = true;
  try {
    const answer = await fetch(location.href, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector(".booth main");
    if (!main) return location.reload(); // the login has ended
    document.querySelector("main").replaceWith(main);
    scrollTo(0, 0);
    countLeft();
  } catch {
    document.querySelector("[data-offline]").hidden = false;
    scrollTo(0, 0);
  } finally {
    form.inert = false;
  }
};

document.addEventListener("change", countLeft);
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-ballot]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});
countLeft();
