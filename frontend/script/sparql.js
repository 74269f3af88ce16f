// The page for SPARQL: an editor before the plain field, which stays what is sent.
import { edit } from "./editor/yasqe.js";

const form = document.querySelector("#lab");
const field = form.querySelector("textarea");
const run = form.querySelector("#run");
const status = form.querySelector("#syntax");
const choice = form.querySelector("#plain");
const fault = document.querySelector("#fault");
const { prefixes, terms } = JSON.parse(form.dataset.names);
const longest = 6000; // of an address; longer queries are sent as a form's body

const pause = 700; // milliseconds without a key, so that nobody is read a fault at every letter

let later;
function told(line, words, prefix) {
  const { fault, possible, undeclared } = status.dataset;
  const text = prefix === undefined ? [fault, ...(words.length ? [possible, ...words] : [])].join(" ") : undeclared;
  clearTimeout(later);
  later = setTimeout(() => {
    status.textContent = line ? text.replace("#", line).replace("%", `${prefix}:`) : "";
  }, pause);
}

let editor;
function open() {
  editor = edit(field, { prefixes, terms, told, run });
}

choice.hidden = false;
choice.querySelector("input").addEventListener("change", ({ target }) => {
  if (target.checked) {
    editor.close();
    told(0, []);
  } else open();
});
form.addEventListener("submit", () => {
  form.method = field.value.length > longest ? "post" : "get";
});

open();
if (fault?.dataset.line) editor.mark(Number(fault.dataset.line), Number(fault.dataset.column));
