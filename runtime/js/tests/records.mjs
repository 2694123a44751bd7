// Makes the records of records.jsi known, as Rust does when JavaScript asks for the shape of one.

import { codec } from "../codecs.js";
import { installRecords } from "../records.js";
import { rt } from "../state.js";
import * as made from "./records.js";

rt.codec = codec;
installRecords();

/** The record of this name under an address; `inside` are the shapes of the fields that have codecs of their own. */
export function load(name, address, ...inside) {
  made[name](rt, address, ...inside);
}
