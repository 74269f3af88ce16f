// On every page: the menu's groups, and tables wider than the screen.

// An open group of the menu closes by Escape, and when something else gets the focus or a click.
const open = () => document.querySelector(".menu details[open]");
document.addEventListener("keydown", (event) => {
  const group = event.key === "Escape" && open();
  if (group) {
    group.open = false;
    group.querySelector("summary").focus();
  }
});
for (const kind of ["click", "focusin"])
  document.addEventListener(kind, (event) => {
    const group = open();
    if (group && !group.contains(event.target)) group.open = false;
  });

// Tables wider than their frame can be moved by keyboard: the frame takes the focus, under the table's name.
const frames = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    const wide = target.scrollWidth > target.clientWidth + 1;
    const name = target.querySelector("caption")?.textContent ?? target.querySelector("svg > title")?.textContent;
    if (wide && !target.hasAttribute("tabindex")) {
      target.tabIndex = 0;
      target.setAttribute("role", "group");
      if (name) target.setAttribute("aria-label", name);
    }
  }
});
for (const frame of document.querySelectorAll(".scroll")) frames.observe(frame);
