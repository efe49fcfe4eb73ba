// Build the one file that the integration serves; the same source gives the same file.
//
//   node build.mjs [FILE]

import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(
  process.argv[2] ??
    path.join(
      here,
      "../custom_components/status_tracker/frontend/status-tracker.js",
    ),
);
const MOST_BYTES = 60 * 1024;
const LICENSES = `/*!
 * @license
 * Lit: Copyright 2017-2022 Google LLC, SPDX-License-Identifier: BSD-3-Clause
 * Icons: Material Design Icons, SPDX-License-Identifier: Apache-2.0
 */`;

/** Return what a source of texts exports, without the types. */
async function load(file) {
  const { code } = await transform(await readFile(file, "utf8"), {
    loader: "ts",
  });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** Return styles without what only people need. */
function flatStyles(styles) {
  return styles
    .replace(/\s+/g, " ")
    .replace(/ ?([{};]) ?/g, "$1")
    .replace(/([,:]) /g, "$1")
    .replaceAll(";}", "}");
}

/** Leave out what the source has for its readers: indentation, and most keys. */
const flat = {
  name: "flat",
  setup(on) {
    on.onLoad({ filter: /\/src\/texts\/..\.ts$/ }, async ({ path: file }) => {
      const name = path.basename(file, ".ts");
      const { en } = await load(path.join(path.dirname(file), "en.ts"));
      const texts = (await load(file))[name];
      const keys = Object.keys(en);
      const lines = (values) => JSON.stringify(values.join("\n"));
      return {
        contents: `import { zip } from "./zip.ts";
          ${
            name === "en"
              ? `export const keys = ${lines(keys)};`
              : 'import { keys } from "./en.ts";'
          }
          export const ${name} = zip(keys, ${lines(keys.map((key) => texts[key]))});`,
        loader: "ts",
        resolveDir: path.dirname(file),
      };
    });
    on.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, "utf8"))
        .replace(/\bcss`[^`]*`/g, flatStyles)
        .replace(/\n +/g, "\n"),
      loader: "ts",
    }));
  },
};

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.ts"],
  outfile: target,
  bundle: true,
  format: "esm",
  target: "es2021",
  minify: true,
  charset: "utf8",
  // What each file of these repeats, said once.
  legalComments: "none",
  footer: { js: LICENSES },
  logLevel: "warning",
  write: true,
  metafile: true,
  plugins: [flat],
});
const bytes = gzipSync(await readFile(target), { level: 9 }).length;
console.log(
  `frontend: ${Object.keys(result.metafile.inputs).length} sources, ${bytes} bytes compressed`,
);
if (bytes > MOST_BYTES) {
  console.error(`frontend: more than ${MOST_BYTES} bytes compressed`);
  process.exitCode = 1;
}
