// Fields that offer names of actors while somebody types, where there are too many to send them all with the page.

const LEAST = 2;
const PAUSE = 200;

for (const field of document.querySelectorAll("input[data-suggest]")) {
  let waiting;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = field.value.trim();
      if (words.length < LEAST || words === asked) return;
      asked = words;
      const query = new URLSearchParams({ q: words, size: 20, format: "json" });
      const answer = await fetch(`${field.dataset.suggest}?${query}`).catch(() => undefined);
      if (!answer?.ok || asked !== words) return;
      const options = (await answer.json()).items.map(({ ref }) => {
        const option = document.createElement("option");
        option.value = ref.label;
        return option;
      });
      field.list.replaceChildren(...options);
    }, PAUSE);
  });
}
