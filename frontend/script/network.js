// Network: a network to zoom, search and click; what was chosen is told in words and links beside it.
import { NodeSquareProgram } from "@sigma/node-square";
import Graph from "graphology";
import Sigma from "sigma";

const CLICKED_LINES = 2000; // more lines cost too much to find the one under the pointer
const FEW = 10; // neighbours that all get their names, though these may touch
const SIZES = { person: 3, organisation: 4.5, theme: 5 };
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function graphOf(network) {
  const graph = new Graph({ type: "undirected" });
  network.nodes.forEach((node, place) => {
    graph.addNode(place, {
      ...{ x: node.x, y: node.y, label: node.label, color: node.colour },
      size: SIZES[node.kind] + Math.min(5, Math.sqrt(node.tied) / 1.5) * (place === network.centre ? 2 : 1),
      type: node.kind === "theme" ? "square" : "circle",
    });
  });
  const most = Math.max(...network.edges.map((edge) => edge[2]), 0.001);
  for (const [left, right, weight] of network.edges)
    graph.mergeEdge(left, right, { weight, size: 0.4 + (2 * weight) / most, color: "#c3ccd2" });
  return graph;
}

class Moved {
  constructor(section, network) {
    this.words = section.dataset;
    this.told = section.querySelector(".told");
    this.network = network;
    this.graph = graphOf(network);
    this.chosen = null;
    this.near = new Set();
    this.sigma = new Sigma(this.graph, section.querySelector(".canvas"), {
      nodeProgramClasses: { square: NodeSquareProgram },
      enableEdgeEvents: this.graph.size <= CLICKED_LINES,
      labelFont: "Fira Sans, sans-serif",
      labelColor: { color: "#1c2730" },
      labelRenderedSizeThreshold: 5,
      zIndex: true,
      nodeReducer: (node, shown) => this.node(Number(node), shown),
      edgeReducer: (edge, shown) => this.edge(edge, shown),
    });
    this.sigma.on("clickNode", ({ node }) => this.choose(Number(node)));
    this.sigma.on("clickStage", () => this.choose(null));
    this.sigma.on("clickEdge", ({ edge }) => this.tell([this.tie(...this.graph.extremities(edge).map(Number))]));
  }

  node(place, shown) {
    if (this.chosen === null) return shown;
    if (place === this.chosen) return { ...shown, zIndex: 2, forceLabel: true };
    if (this.near.has(place)) return { ...shown, zIndex: 1, forceLabel: this.near.size <= FEW };
    return { ...shown, color: "#e3e7ea", label: "", zIndex: 0 };
  }

  edge(edge, shown) {
    if (this.chosen === null) return shown;
    const ends = this.graph.extremities(edge).map(Number);
    return ends.includes(this.chosen) ? { ...shown, color: "#4b5b66", zIndex: 1 } : { ...shown, hidden: true };
  }

  choose(place, { centred = false } = {}) {
    this.chosen = place;
    this.near = new Set(place === null ? [] : this.graph.neighbors(place).map(Number));
    this.sigma.refresh({ skipIndexation: true });
    this.tell(place === null ? [element("p", this.words.nothing, { class: "quiet" })] : this.about(place));
    if (centred && place !== null) {
      const { x, y } = this.sigma.getNodeDisplayData(place);
      this.sigma.getCamera().animate({ x, y, ratio: Math.min(0.5, this.sigma.getCamera().ratio) }, { duration: still ? 0 : 400 });
    }
  }

  tell(parts) {
    this.told.replaceChildren(...parts);
  }

  about(place) {
    const node = this.network.nodes[place];
    const group = this.network.groups.find((one) => one.number === node.group);
    const list = element("ul", "", { class: "plain" });
    const weight = (other) => this.graph.getEdgeAttribute(this.graph.edge(place, other), "weight");
    for (const other of [...this.near].sort((one, two) => weight(two) - weight(one))) {
      const item = element("li");
      item.append(this.link(other), " · ", this.why(place, other));
      list.append(item);
    }
    return [
      element("h3", node.label),
      element("p", this.words[node.kind] + (group ? ` · ${this.words.group} ${group.number}: ${group.label}` : "")),
      this.paragraph(this.link(place, this.words.page)),
      element("h4", this.words.tied),
      list,
    ];
  }

  tie(left, right) {
    return this.paragraph(this.link(left), " – ", this.link(right), " · ", this.why(left, right));
  }

  paragraph(...parts) {
    const told = element("p");
    told.append(...parts);
    return told;
  }

  link(place, text) {
    const node = this.network.nodes[place];
    return element("a", text ?? node.label, { href: this.spoken(node.href) });
  }

  // Where the sentences are that show a tie: an actor's page has a place for each theme.
  why(left, right) {
    const [one, other] = [left, right].map((place) => this.network.nodes[place]);
    const [actor, theme] = one.kind === "theme" ? [other, one] : [one, other];
    const last = (node) => node.href.split("/").pop();
    let href = `${actor.href}#theme-${last(theme)}`;
    if (actor.kind === "theme") href = `/questions/actors_of_theme?theme=thema:${last(one)}&also=thema:${last(other)}`;
    else if (theme.kind !== "theme") href = `/shared-themes?actor=${last(one)}&actor=${last(other)}`;
    return element("a", this.words.why, { href: this.spoken(href), "aria-label": `${this.words.why} ${one.label} – ${other.label}` });
  }

  spoken(href) {
    if (!this.words.language || !href.startsWith("/")) return href;
    const url = new URL(href, location.href);
    url.searchParams.set("lang", this.words.language);
    return url.pathname + url.search + url.hash;
  }

  find(text) {
    const wanted = text.trim().toLocaleLowerCase();
    const labels = this.network.nodes.map((node) => node.label.toLocaleLowerCase());
    const exact = labels.indexOf(wanted);
    const found = exact >= 0 || !wanted ? exact : labels.findIndex((label) => label.includes(wanted));
    if (found < 0) this.tell([element("p", this.words.unknown)]);
    else this.choose(found, { centred: true });
  }

  zoom(how) {
    const camera = this.sigma.getCamera();
    const time = { duration: still ? 0 : 300 };
    if (how === "in") camera.animatedZoom(time);
    else if (how === "out") camera.animatedUnzoom(time);
    else {
      this.choose(null);
      camera.animatedReset(time);
    }
  }
}

async function begin(section) {
  const stage = section.querySelector(".stage");
  const answer = await fetch(section.dataset.source, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  const network = await answer.json();
  stage.hidden = false;
  const moved = new Moved(section, network);
  const names = [...new Set(network.nodes.map((node) => node.label))].sort((one, two) => one.localeCompare(two));
  section.querySelector("datalist").replaceChildren(...names.map((name) => element("option", "", { value: name })));
  stage.prepend(...network.notes.map((note) => element("p", note, { class: "note" })));
  stage.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    moved.find(stage.querySelector("input").value);
  });
  for (const button of stage.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => moved.zoom(button.dataset.zoom));
  stage.querySelector("input").focus();
}

for (const section of document.querySelectorAll(".moved")) {
  const start = section.querySelector(".start");
  for (const hidden of [start, section.querySelector("h2")]) hidden.hidden = false;
  start.querySelector("button").addEventListener("click", async () => {
    start.hidden = true;
    try {
      await begin(section);
    } catch (error) {
      section.querySelector(".stage").hidden = true;
      section.append(element("p", section.dataset.failed, { class: "note", role: "alert" }));
    }
  });
}
