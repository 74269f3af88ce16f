// On every page: the menu's groups, tables on narrow screens, and what is wider than the screen.

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

// On a narrow screen each row of a plain table is a card, every cell under the heading of its column. What styles may
// take from a table by that, its parts' roles, is said outright. Without this script the frame scrolls sideways.
function carded(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const plain = table.tHead?.rows.length === 1 && heads.length > 1 && !table.querySelector("[colspan], [rowspan]");
  if (!plain || table.classList.contains("matrix")) return;
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])]) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    [...row.cells].forEach((cell, place) => {
      const heading = row.parentElement === table.tHead;
      cell.setAttribute("role", heading ? "columnheader" : cell.tagName === "TH" ? "rowheader" : "cell");
      if (!heading && place) cell.dataset.heading = heads[place]?.textContent.trim() ?? "";
    });
  }
  table.classList.add("cards");
}
for (const table of document.querySelectorAll(".scroll > table")) carded(table);

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
