// The functions of state.js that Rust calls, for frames and the references beside them. They are a module of their own, since
// bundlers keep the names of all exports of a module that Rust imports.

export {
  installFrames,
  leave,
  pushOutgoing,
  regionGone,
  takeIncoming,
  truncateOutgoing,
} from "./state.js";
