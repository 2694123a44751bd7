// The script of run.html: runs the example that the address names, shows what it prints, and leaves
// the result where the harness finds it.

import { record } from "/harness/record.mjs";
import { use } from "/harness/tasks/use.mjs";

const query = new URLSearchParams(location.search);
const name = query.get("example");
// A bundle has everything in one file; a package is initialised first.
const module = query.get("bundle") ?? `/packages/${name}/web/${name}.js`;
document.querySelector("#name").textContent = name;

const elements = query.get("elements");
if (elements !== null) document.querySelector("#elements").innerHTML = await (await fetch(elements)).text();

const print = (values) => {
  document.querySelector("#lines").append(`${values.map(text).join(" ")}\n`);
};

try {
  const lines = await record(
    async () => {
      const program = await import(module);
      if (program.default) await program.default();
      await use(program, query.get("script"));
    },
    { each: print },
  );
  showLater();
  globalThis.result = { lines };
} catch (error) {
  print([`failed: ${error}`]);
  globalThis.result = { lines: [], error: String(error?.stack ?? error) };
}

/** What is printed after the end, because somebody clicked, is shown like the rest. */
function showLater() {
  const { log } = console;
  console.log = (...values) => {
    print(values);
    log.apply(console, values);
  };
}

function text(value) {
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value, (_, field) => (typeof field === "function" ? "ƒ" : field));
}
