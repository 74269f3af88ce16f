// The editor for SPARQL behind one function; what YASQE does by itself and pages must not do is turned off here:
// requests to others, addresses and storage of its own, texts in English, styles in the markup, keeping the Tab key.
import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import "./yasqe.css";

const SHOWN = 8; // words that could stand at a fault; more say nothing

// The completers of classes and properties ask a server elsewhere; lists of the defaults are merged into ours, so they end here.
for (const name of ["class", "property"]) delete Yasqe.Autocompleters[name];
Yasqe.defaults.autocompleters = [];

Yasqe.prototype.checkSyntax = function () {
  const last = this.lineCount() - 1;
  this.setOption("queryType", this.getTokenAt({ line: last, ch: this.getLine(last).length }, true).state.queryType);
};

/** Puts an editor before a field for text, and keeps the field's value in step.
 *
 * `prefixes` maps names to namespaces, `terms` are names to complete (`sr:Theme`); `told(line, words, prefix)` hears of the
 * first line that cannot be SPARQL (from 1; 0: all can), of what could stand there, and of a prefix that is not declared.
 * `run` is the button that Ctrl+Enter presses and Escape leads to.
 */
export function edit(field, { prefixes, terms, told, run }) {
  const frame = document.createElement("div");
  field.before(frame);
  const editor = new Yasqe(frame, {
    value: field.value,
    autocompleters: ["variables", own(prefixes), names(prefixes, terms)],
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    queryingDisabled: "off",
    screenReaderLabel: field.getAttribute("aria-label") ?? field.labels[0]?.textContent,
    viewportMargin: Infinity,
    extraKeys: { Tab: false, "Shift-Tab": false, Esc: () => run.focus(), "Ctrl-Enter": () => run.click(), "Cmd-Enter": () => run.click(), "Ctrl-S": false },
  });
  const check = () => {
    field.value = editor.getValue();
    told(...fault(editor));
  };
  editor.on("change", check);
  field.hidden = true;
  check();
  return {
    mark(line, column) {
      const at = { line: line - 1, ch: Math.max(0, column - 1) };
      editor.addLineClass(at.line, "background", "faulty");
      editor.setCursor(at);
    },
    focus: () => editor.focus(),
    close() {
      field.hidden = false;
      frame.remove();
    },
  };
}

function fault(editor) {
  for (let line = 0; line < editor.lineCount(); line += 1) {
    const { state } = editor.getTokenAt({ line, ch: editor.getLine(line).length }, true);
    const prefix = /^Prefix '(.*)' is not defined$/.exec(state.errorMsg)?.[1];
    if (prefix !== undefined) return [line + 1, [], prefix];
    if (state.OK === false) return [line + 1, [...new Set(state.possibleCurrent)].slice(0, SHOWN)];
  }
  return [0, []];
}

// "PREFIX sr" is completed, and a prefix that is used gets its line.
function own(prefixes) {
  const lines = Object.entries(prefixes).map(([name, namespace]) => `${name}: <${namespace}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "own-prefixes", persistenceId: null, get: () => lines }, false);
  return "own-prefixes";
}

// "sr:The" is completed to the names of classes, properties and lists that begin so.
function names(prefixes, terms) {
  Yasqe.registerAutocompleter(
    {
      name: "own-names",
      bulk: false,
      autoShow: true,
      isValidCompletionPosition: (editor) => {
        const token = editor.getCompleteToken();
        return token.type !== "ws" && Object.keys(prefixes).some((name) => token.string.startsWith(`${name}:`));
      },
      get: (_, token) => (token ? terms.filter((term) => term.startsWith(token.string) && term !== token.string) : []),
    },
    false,
  );
  return "own-names";
}
