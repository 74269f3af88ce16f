// Import: files dropped on the form are sent at once; progress shows as it happens. Without this script the form has a
// button, and the page of an import loads itself again.
const zone = document.querySelector("#drop");
const watched = document.querySelector("#progress[data-events]");

if (zone) {
  const input = zone.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.form.requestSubmit();
  });
}

// What is new is taken from the page itself, which says it in the right language.
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#progress");
  if (fresh) watched.replaceChildren(...fresh.childNodes);
}

if (watched) {
  const events = new EventSource(watched.dataset.events);
  let pending = Promise.resolve();
  events.addEventListener("progress", () => {
    pending = pending.then(refresh);
  });
  events.addEventListener("over", () => {
    events.close();
    pending.then(() => location.reload());
  });
}
