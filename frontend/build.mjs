// Bundles what browsers get into one folder: hashed files, manifest.json, licenses.txt.
// node build.mjs FOLDER FINGERPRINT
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const [folder, fingerprint] = process.argv.slice(2);
const here = import.meta.dirname;
const packageOf = (file) => /node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\//.exec(file)?.[1];
const pictures = new Map(); // each picture's bytes and the package it comes from, by its name
const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");

// The pages' policy lets pictures come from files only, so pictures written into style sheets become files.
// They stay in memory until they are bundled: the bundler lists a folder once, and would miss what is written later.
const picturesAsFiles = {
  name: "pictures-as-files",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const style = await readFile(file, "utf8");
      const pattern = /url\(\s*(["']?)data:image\/(svg\+xml|png|gif|jpeg)(;base64|;charset=utf-?8|;utf8)?,(.*?)\1\s*\)/g;
      const contents = style.replace(pattern, (_, quote, kind, coding, data) => {
        const written64 = coding === ";base64";
        const bytes = Buffer.from(decodeURIComponent(data.replace(/\\(["'])/g, "$1")), written64 ? "base64" : "utf8");
        const name = `picture-${sum(bytes).slice(0, 12)}.${kind === "svg+xml" ? "svg" : kind}`;
        pictures.set(name, { bytes, from: packageOf(file) });
        return `url("picture:${name}")`;
      });
      return { contents, loader: "css", resolveDir: path.dirname(file) };
    });
    bundle.onResolve({ filter: /^picture:/ }, ({ path: address }) => ({
      path: address.slice("picture:".length),
      namespace: "picture",
    }));
    bundle.onLoad({ filter: /.*/, namespace: "picture" }, ({ path: name }) => ({
      contents: pictures.get(name).bytes,
      loader: "file",
    }));
  },
};

// The editor brings 500 prefixes of the world, some of them jokes; the pages offer the project's own instead.
const withoutForeignPrefixes = {
  name: "without-foreign-prefixes",
  setup(bundle) {
    bundle.onLoad({ filter: /yasqe\.esm\.js$/ }, async ({ path: file }) => {
      const list = /, madsrdf = "[^{]*, prefixes_default = [^{]*\{[^}]*\}/;
      const contents = await readFile(file, "utf8");
      if (!list.test(contents)) throw new Error(`the list of prefixes is not where it was in ${path.basename(file)}`);
      return { contents: contents.replace(list, ", prefixes_default = {}"), loader: "js" };
    });
  },
};

const scripts = (await readdir(path.join(here, "script"), { withFileTypes: true })).filter((entry) => entry.isFile());
const made = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: "style/index.css", out: "style" },
    ...scripts.map(({ name }) => ({ in: `script/${name}`, out: path.parse(name).name })),
  ],
  outdir: folder,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none", // licenses.txt has them whole
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file", ".png": "file", ".gif": "file", ".jpeg": "file" },
  plugins: [picturesAsFiles, withoutForeignPrefixes],
  logLevel: "warning",
});

const names = {};
const files = {};
for (const [output, { entryPoint, cssBundle, inputs }] of Object.entries(made.metafile.outputs)) {
  const file = path.basename(output);
  for (const named of entryPoint ? [output, cssBundle].filter(Boolean).map((one) => path.basename(one)) : [])
    names[named.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, "")] = named;
  const from = Object.keys(inputs).map((input) => packageOf(input) ?? pictures.get(input.replace(/^picture:/, ""))?.from);
  files[file] = {
    sha256: sum(await readFile(path.join(here, output))),
    packages: [...new Set(from.filter(Boolean))].sort(),
  };
}

const lock = JSON.parse(await readFile(path.join(here, "package-lock.json"), "utf8"));
const shipped = [];
const licences = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  if (!place || entry.dev || entry.optional) continue;
  const root = path.join(here, place);
  const name = place.replace(/^.*node_modules\//, "");
  const told = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  const texts = (await readdir(root)).filter((file) => /^(licen[cs]e|copying|notice)|bundle\.js\.licen[cs]e/i.test(file)).sort();
  const licence = typeof told.license === "string" ? told.license : (told.license?.type ?? `see ${texts[0]}`);
  shipped.push({ name, version: entry.version, licence, integrity: entry.integrity });
  const words = await Promise.all(texts.map((file) => readFile(path.join(root, file), "utf8")));
  const whole = words.length ? words.map((text) => text.trim()).join("\n\n") : `Licence: ${licence}`;
  licences.push(`${"=".repeat(80)}\n${name} ${entry.version} (${licence})\n${"=".repeat(80)}\n\n${whole}\n`);
}

await writeFile(path.join(folder, "licenses.txt"), licences.join("\n"));
await writeFile(
  path.join(folder, "manifest.json"),
  `${JSON.stringify({ sources: fingerprint, names, files, packages: shipped }, null, 1)}\n`,
);
