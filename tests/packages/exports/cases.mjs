// Exported interfaces seen from JavaScript: types, arguments, errors, functions, promises.

import { cases as arguments_ } from "./cases/arguments.mjs";
import { cases as containers } from "./cases/containers.mjs";
import { cases as errorClasses } from "./cases/error_classes.mjs";
import { cases as errors } from "./cases/errors.mjs";
import { cases as functions } from "./cases/functions.mjs";
import { cases as instances } from "./cases/instances.mjs";
import { cases as memory } from "./cases/memory.mjs";
import { cases as promises } from "./cases/promises.mjs";
import { cases as properties } from "./cases/properties.mjs";
import { cases as stacks } from "./cases/stacks.mjs";
import { cases as types } from "./cases/types.mjs";

export const cases = {
  ...types,
  ...arguments_,
  ...containers,
  ...errors,
  ...errorClasses,
  ...functions,
  ...memory,
  ...promises,
  ...properties,
  ...instances,
  ...stacks,
};
