// Compares a file with an issued paper without sending it anywhere. Without this script, or where the
// browser may not hash (a page without HTTPS), the button sends the file and the server compares.

const form = document.querySelector("form[data-sha256]");

if (crypto.subtle) form.addEventListener("submit", compare);

async function compare(event) {
  const [file] = form.elements.file.files;
  if (!file) return; // the server says what to choose
  event.preventDefault();
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const isSame = form.dataset.sha256.split(" ").includes(hex);
  document.querySelector("[data-same]").hidden = !isSame;
  document.querySelector("[data-different]").hidden = isSame;
}
