// Exported classes seen from JavaScript.

import { cases as identity } from "./cases/identity.mjs";
import { cases as lifetimes } from "./cases/lifetimes.mjs";
import { cases as members } from "./cases/members.mjs";
import { cases as printing } from "./cases/printing.mjs";

export const cases = { ...members, ...identity, ...lifetimes, ...printing };
