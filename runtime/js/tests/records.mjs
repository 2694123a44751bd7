// Makes the records of records.jsi known, as Rust does when JavaScript asks for the shape of one.

import { codec } from "../codecs.js";
import { installRecords } from "../records.js";
import { rt } from "../state.js";
import * as made from "./records.js";

rt.codec = codec;
installRecords();

/**
 * Registers the record of this name under an address.
 * @param {string} name
 * @param {number} address
 * @param {number[]} inside the shapes of the fields that have codecs of their own
 */
export function load(name, address, ...inside) {
  /** @type {Record<string, Function>} */ (made)[name](rt, address, ...inside);
}
