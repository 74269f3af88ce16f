// The search page: filters, orders and pages take the place of the findings without loading the page anew.
import "htmx.org";

// The same addresses answer programs with JSON, so a script must say that it wants what browsers get.
document.addEventListener("htmx:configRequest", ({ detail }) => (detail.headers.Accept = "text/html"));

// On narrow screens the filters are folded away at first; findings that come later leave them as they are.
let open = !matchMedia("(max-width: 48rem)").matches;
const fold = () => {
  const filters = document.querySelector(".narrowing");
  if (!filters) return;
  filters.open = open;
  filters.addEventListener("toggle", () => (open = filters.open));
};
document.addEventListener("htmx:beforeSettle", fold);
fold();
