// Search in an edition without a server: names from index.json beside the page, folded so that "Müller" finds "Mueller".
const section = document.querySelector("#edition-search");
const words = (new URLSearchParams(location.search).get("q") || "").trim();
const most = 200;

const folded = (text) =>
  text.toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss")
    .normalize("NFKD").replace(/\p{Mark}/gu, "");

function entry([name, others, kind, file], kinds) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = section.dataset.root + file;
  link.textContent = name;
  const more = document.createElement("span");
  more.className = "quiet";
  more.textContent = ` ${[kinds.get(kind) || "", others].filter(Boolean).join(" · ")}`;
  item.append(link, more);
  return item;
}

async function search() {
  document.querySelector("#q").value = words;
  const index = await (await fetch(section.dataset.index)).json();
  const list = section.querySelector("[data-results]");
  const kinds = new Map([...list.querySelectorAll("[data-kind]")].map((one) => [one.dataset.kind, one.textContent]));
  const wanted = folded(words).split(/\s+/);
  const found = index.filter(([name, others]) => {
    const held = folded(`${name} ${others}`);
    return wanted.every((word) => held.includes(word));
  });
  list.replaceChildren(...found.slice(0, most).map((one) => entry(one, kinds)));
  const status = section.querySelector("[role=status]");
  const text = found.length ? status.dataset.some : status.dataset.none;
  status.textContent = text.replace("#", found.length) + (found.length > most ? ` ${status.dataset.more}` : "");
  section.hidden = false;
}

if (section && words) search();
