// Runs the cases of a package in an audio worklet of a page. A module there cannot import at run time, so the page writes one
// that imports what it needs; and the program is compiled by the page, since nothing can be fetched there.

/** One `{ name, wrong }` a case, as from `cases.mjs`. */
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
    node.port.onmessage = ({ data: { timer, milliseconds, found } }) => {
      if (found) resolve(found);
      else setTimeout(() => node.port.postMessage(timer), milliseconds);
    };
  });
}
