// Review by keyboard: decides without loading the page anew; without this script the same forms do the same.
const inbox = document.querySelector("#inbox");
const left = document.querySelector("#left");
const done = document.querySelector("#done");
let queue = Promise.resolve();

const cards = () => [...(inbox?.querySelectorAll("article:not([hidden])") ?? [])]; // none where nothing waits
const current = () => document.activeElement?.closest("#inbox article:not([hidden])") ?? cards()[0];

function move(step) {
  const all = cards();
  const next = all[all.indexOf(current()) + step];
  if (next) next.focus();
}

// A button is called "action", so the property of that name is the button.
async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return answer.json();
}

function tell(text) {
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("role", "alert");
  note.textContent = text;
  done.replaceChildren(note);
}

// The page that a browser would go on to holds the texts in the right language: what was done, and the button to undo.
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  done.replaceChildren(...fresh.querySelector("#done").childNodes);
  const count = fresh.querySelector("#left");
  if (count) left.textContent = count.textContent;
}

function decide(card, form, button) {
  const all = cards();
  const next = all[all.indexOf(card) + 1] ?? all[all.indexOf(card) - 1];
  card.hidden = true;
  if (next) next.focus();
  queue = queue
    .then(() => send(form, button))
    .then(() => (cards().length ? refresh() : location.reload()))
    .catch((error) => {
      card.hidden = false;
      card.focus();
      tell(`${inbox.dataset.failed} ${error.message}`);
    });
}

inbox?.addEventListener("submit", (event) => {
  const card = event.target.closest("article");
  event.preventDefault();
  decide(card, event.target, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const key = event.key.toLowerCase();
  if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "u") queue.then(() => done.querySelector("[data-key=u]")?.click());
  else if ("arm".includes(key)) current()?.querySelector(`[data-key=${key}]`)?.click();
  else return;
  event.preventDefault();
});

cards()[0]?.focus();
