// The page of the interface: calls that unfold and can be tried, in place of the plain lists; nothing from other hosts.
import SwaggerUI from "swagger-ui-dist/swagger-ui-bundle.js";
import "swagger-ui-dist/swagger-ui.css";
import "./interface/swagger.css";

const calls = document.querySelector("#calls");
const plain = [...calls.children];
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

function shown() {
  plain.forEach((one) => one.remove());
  calls.querySelector("main")?.setAttribute("role", "group"); // the page has a main part of its own
}

// What unfolds keeps to the rules of keyboards and screen readers: boxes that scroll take the focus, choices have names.
new MutationObserver(() => {
  for (const box of calls.querySelectorAll("pre:not([tabindex])")) box.tabIndex = 0;
  for (const choice of calls.querySelectorAll("select:not([aria-label])"))
    choice.setAttribute("aria-label", choice.closest("tr")?.querySelector(".parameter__name")?.firstChild.textContent ?? "Media type");
}).observe(calls, { childList: true, subtree: true });

SwaggerUI({
  url: calls.dataset.document,
  domNode: calls.appendChild(document.createElement("div")),
  layout: "BaseLayout",
  presets: [SwaggerUI.presets.apis],
  plugins: [{ wrapComponents: { InfoContainer: () => () => null } }], // title and introduction stand above, in the page's language
  validatorUrl: null, // or it asks a host of its makers
  docExpansion: "none",
  syntaxHighlight: false, // its colours lack contrast
  defaultModelsExpandDepth: -1,
  onComplete: shown,
});
