// Tests that need pages: real clicks, a strict policy, workers, and several packages at the same time. Each case receives
// the context of `xtask/web/pages.mjs` and returns a list of problems.

import { differences, matches } from "../../xtask/web/expected.mjs";

/** @param {string} id */
const CLICK = (id) => `In Rust event listener: Event click from ID ${id}`;
/** The policy allows scripts of the page's own server and WebAssembly, but not the evaluation of text. */
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** @type {Record<string, (context: import("../../xtask/web/pages.mjs").Context) => Promise<string[]>>} */
export const cases = {
  /** A person opens one page and follows its links only. */
  async every_link_of_the_first_page_leads_to_an_example_that_works({ first, expected, follow }) {
    const { page, complaints } = await first();
    const start = page.url();
    const names = await page.getByRole("link").allTextContents();
    const problems = differences([...expected.keys()].sort(), names);
    for (const name of names) {
      const lines = await follow(page, name);
      const displayed = ((await page.locator("#lines").textContent()) ?? "").split("\n").length - 1;
      problems.push(...differences(expected.get(name) ?? [], lines).map((difference) => `${name}: ${difference}`));
      if (displayed !== lines.length) problems.push(`${name}: ${lines.length} lines printed, ${displayed} displayed`);
      problems.push(...complaints.splice(0).map((complaint) => `${name}: ${complaint}`));
      await page.getByRole("link").click();
      await page.waitForURL(start);
    }
    await page.close();
    return problems;
  },

  /** What a person sees first: on a telephone and on a desk, by day and by night, without a network. */
  async the_first_page_shows_every_example({ first, expected }) {
    const { page, complaints } = await first();
    /** @type {string[]} */
    const problems = [];
    const { origin } = new URL(page.url());
    page.on("request", (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) problems.push(`loads ${request.url()}`);
    });
    const backgrounds = new Set();
    for (const [width, colorScheme] of /** @type {const} */ ([
      [360, "light"],
      [360, "dark"],
      [1400, "dark"],
    ])) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.reload({ waitUntil: "networkidle" });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) problems.push(`needs ${needed} of ${width} pixels`);
      backgrounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      const loaded = await page
        .locator("img")
        .evaluateAll((all) => all.filter((it) => /** @type {any} */ (it).naturalWidth > 0).length);
      if (loaded !== 1) problems.push(`${loaded} charts`);
    }
    if (backgrounds.size !== 2) problems.push(`one colour by day and by night: ${[...backgrounds]}`);
    for (const [name, lines] of expected) {
      const section = page.locator(`#${name}`);
      const titles = await section.locator("figcaption").allTextContents();
      if (titles[0] !== `${name}.jsi` || titles[2] !== "src/lib.rs") problems.push(`${name}: ${titles}`);
      const trait = section.locator("details pre");
      if (await trait.isVisible()) problems.push(`${name}: the traits are shown at once`);
      await section.locator("summary").click();
      if (!/pub trait \w+/.test((await trait.textContent()) ?? "")) problems.push(`${name}: no generated trait`);
      await section.getByRole("button").click();
      const output = section.frameLocator("iframe").locator("#lines");
      await output.filter({ hasText: /\n/ }).waitFor();
      const shown = async () => ((await output.textContent()) ?? "").trimEnd().split("\n");
      while ((await shown()).length < lines.length) await new Promise((resolve) => setTimeout(resolve, 20));
      if (await section.frameLocator("iframe").locator("h1").isVisible()) problems.push(`${name}: more than the output is shown`);
    }
    await page.close();
    return [...problems, ...complaints];
  },

  /** Buttons and boxes are clicked at their positions on the screen, as a person does it. */
  async a_real_click_calls_the_current_listeners({ open }) {
    const { page } = await open("events");
    /** @type {string[]} */
    const heard = [];
    page.on("console", (message) => heard.push(message.text()));
    const steps = ["#btn1", "#listen-btn1", "#listen-btn2", "#btn1", "#btn2", "#listen-btn2", "#btn1", "#btn2"];
    for (const step of steps) await page.click(step);
    await page.close();
    return differences(["btn1", "btn2", "btn1"].map(CLICK), heard);
  },

  async examples_run_under_a_strict_policy({ open, expected }) {
    const problems = [];
    for (const [name, lines] of expected) {
      const { page, lines: printed } = await open(name, { policy: STRICT });
      problems.push(...differences(lines, printed).map((difference) => `${name}: ${difference}`));
      // In a task of its own: the policy does not apply to what the harness itself evaluates.
      const refused = await page.evaluate(
        () =>
          new Promise((resolve) => {
            setTimeout(() => {
              try {
                resolve(String(new Function("return 'made from text'")()));
              } catch (/** @type {any} */ error) {
                resolve(error.name);
              }
            });
          }),
      );
      if (refused !== "EvalError") problems.push(`${name}: the policy does not hold: ${refused}`);
      await page.close();
    }
    return problems;
  },

  async a_package_works_in_a_worker_of_a_page({ blank, expected, programs }) {
    const problems = [];
    const page = await blank();
    for (const name of programs) {
      const printed = await page.evaluate(async (url) => {
        const worker = new Worker("/pages/worker.mjs", { type: "module" });
        try {
          return await new Promise((resolve, reject) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.postMessage(url);
          });
        } finally {
          worker.terminate();
        }
      }, `/packages/${name}/web/${name}.js`);
      problems.push(...differences(expected.get(name) ?? [], printed).map((difference) => `${name}: ${difference}`));
    }
    await page.close();
    return problems;
  },

  /** A worklet has no text codec, no timers, no URL and no fetch. */
  async a_package_works_in_an_audio_worklet({ blank, expected }) {
    const problems = [];
    const page = await blank();
    for (const name of ["dates", "objects", "primitives"]) {
      const printed = await page.evaluate(async (url) => {
        const context = new OfflineAudioContext(1, 128, 44_100);
        const text = `
          import { initSync, Program } from "${location.origin}${url}";
          import { inspectAll } from "${location.origin}/harness/inspect.mjs";
          registerProcessor("program", class extends AudioWorkletProcessor {
            constructor({ processorOptions: module }) {
              super();
              const lines = [];
              console.log = (...values) => lines.push(inspectAll(values));
              initSync({ module });
              Promise.resolve(Program.run()).then(() => this.port.postMessage(lines));
            }
          });`;
        await context.audioWorklet.addModule(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
        const processorOptions = await WebAssembly.compileStreaming(fetch(url.replace(/\.js$/, "_bg.wasm")));
        const node = new AudioWorkletNode(context, "program", { processorOptions });
        return new Promise((resolve, reject) => {
          node.onprocessorerror = () => reject(new Error("the processor failed"));
          node.port.onmessage = ({ data }) => resolve(data);
        });
      }, `/packages/${name}/web/${name}.js`);
      problems.push(...differences(expected.get(name) ?? [], printed).map((difference) => `${name}: ${difference}`));
    }
    await page.close();
    return problems;
  },

  async a_package_works_in_a_thread_of_node({ thread, expected, programs }) {
    const problems = [];
    for (const name of programs) {
      problems.push(...differences(expected.get(name) ?? [], await thread(name)).map((difference) => `${name}: ${difference}`));
    }
    return problems;
  },

  /** All packages are started before the first one runs, and then run at the same time. */
  async packages_on_one_page_do_not_mix({ blank, expected, programs }) {
    const page = await blank();
    const printed = await page.evaluate(async (names) => {
      const { record } = await import("/harness/record.mjs");
      const started = /** @type {any[]} */ ([]);
      for (const name of names) {
        const program = await import(`/packages/${name}/web/${name}.js`);
        await program.default();
        started.push(program);
      }
      return record(() => Promise.all(started.map(({ Program }) => Program.run())));
    }, programs);
    await page.close();
    return missing(
      programs.flatMap((name) => expected.get(name) ?? []),
      printed,
    );
  },

  async no_javascript_is_made_from_text({ scripts }) {
    const found = [];
    for (const { path, text } of scripts) {
      for (const [use] of text.matchAll(/\beval\s*\(|\bFunction\s*\(|\bset(?:Timeout|Interval)\s*\(\s*["'`]/g)) {
        found.push(`${path}: ${use}`);
      }
    }
    if (scripts.length < 20) found.push(`only ${scripts.length} scripts were read`);
    return found;
  },
};

/**
 * The differences between lines of several programs, in any order.
 * @param {string[]} expected
 * @param {string[]} printed
 */
function missing(expected, printed) {
  const rest = [...printed];
  const problems = [];
  for (const line of expected) {
    const at = rest.findIndex((candidate) => matches(line, candidate));
    if (at < 0) problems.push(`expected ${line}, which was not printed`);
    else rest.splice(at, 1);
  }
  return [...problems, ...rest.map((line) => `nothing expected, printed ${line}`)];
}
