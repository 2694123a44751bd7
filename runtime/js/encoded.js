// Callbacks whose arguments or result are more than scalars: they cross as bytes.

import { alive, died, outgoingCount, references, state, truncateReferences } from "./state.js";
import { LISTS, otherwise, refusal } from "./callbacks.js";
import { SHORT, signature as codecs } from "./codecs.js";

function signature(shape) {
  const { args, result } = codecs(shape);
  // As of an export: whoever is promised something looks for errors in one place.
  const run = result.node.kind === "promise" ? promised : direct;
  const list = args.node.kind === "tuple" ? LISTS[args.node.items.length] : spread;
  return { make: (entry) => list(run, entry), kinds: 0, args, result };
}

/** A function of any arguments. */
const spread =
  (run, it) =>
  (...values) =>
    run(it, values);

function direct(it, values) {
  alive();
  const { args, result } = it.signature;
  const given = references();
  const length = args.enc(values, it.place);
  const before = outgoingCount();
  let count;
  try {
    count = state.entries.call(it.at, it.key, it.shape, length);
  } catch (trap) {
    state.dead ??= true;
    try {
      trap = died(trap);
    } catch {
      state.spare.cause ??= trap;
      trap = state.spare;
    }
    throw trap;
  }
  if (count < 0 && count !== SHORT) {
    truncateReferences(given);
    throw refusal(it, count);
  }
  return result.answer(count, `${it.place}: result`, before);
}

function promised(it, values) {
  try {
    return direct(it, values);
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Installs these callbacks. The entry calls one with the frame that was just written. */
export function installEncodedCallbacks(call) {
  state.entries.call = state.table.get(call);
  otherwise(signature);
}
