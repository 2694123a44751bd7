// Runs the cases of a package in an audio worklet of a page. A module there cannot import or fetch at run time, so the page
// generates a module that imports what the cases need, and compiles the program.

/**
 * @param {{ engine: string, kind: string, program: string, cases: string, collector: string }} task as that of `cases.mjs`
 * @returns {Promise<import("./outcomes.mjs").Outcome[]>}
 */
export default async function run({ engine, kind, program, cases, collector }) {
  const context = new OfflineAudioContext(1, 128, 44_100);
  const worklet = new URL("./worklet_processor.mjs", import.meta.url);
  const text = `
    import * as api from ${JSON.stringify(program)};
    import { cases } from ${JSON.stringify(cases)};
    import { collect } from ${JSON.stringify(collector)};
    import { register } from ${JSON.stringify(worklet)};
    register(api, cases, collect);`;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const bytes = await fetch(program.replace(/\.js$/, "_bg.wasm"));
  const module = await WebAssembly.compileStreaming(bytes);
  const node = new AudioWorkletNode(context, "cases", { processorOptions: { module, engine, kind } });
  return new Promise((resolve, reject) => {
    node.onprocessorerror = () => reject(new Error("the processor failed"));
    node.port.onmessage = ({ data: { timer, milliseconds, outcomes } }) => {
      if (outcomes) resolve(outcomes);
      else setTimeout(() => node.port.postMessage(timer), milliseconds);
    };
  });
}
