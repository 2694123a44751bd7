import { name as second } from "../../other/second.js";
export const name = `first+${second}`;
