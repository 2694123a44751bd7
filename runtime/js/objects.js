// The property API of `Object`. Every function catches everything; texts are passed as pointer and length, values as wire bytes.

import { fail } from "./state.js";
import { putStr, str } from "./strings.js";
import { argumentsOf, codec, signature } from "./codecs.js";
import { throwMismatch, describe, info, kindOf } from "./errors.js";

/**
 * An object of users; reading a property may run their code.
 * @typedef {Record<string, unknown>} Properties
 */

export function objectNew() {
  return {};
}

export function global() {
  return globalThis;
}

/**
 * @param {object} object
 * @param {number} keyPtr
 * @param {number} keyLen
 */
export function objectHas(object, keyPtr, keyLen) {
  try {
    return str(keyPtr, keyLen) in object ? 1 : 0;
  } catch (error) {
    return fail(error);
  }
}

/**
 * @param {Properties} object
 * @param {number} keyPtr
 * @param {number} keyLen
 */
export function objectTypeOf(object, keyPtr, keyLen) {
  try {
    return putStr(kindOf(object[str(keyPtr, keyLen)]));
  } catch (error) {
    return fail(error);
  }
}

/**
 * @param {Properties} object
 * @param {number} keyPtr
 * @param {number} keyLen
 * @param {number} shape
 */
export function objectGet(object, keyPtr, keyLen, shape) {
  try {
    const key = str(keyPtr, keyLen);
    return codec(shape).enc(object[key], `property ${key}`);
  } catch (error) {
    return fail(error);
  }
}

/**
 * @param {Properties} object
 * @param {number} keyPtr
 * @param {number} keyLen
 * @param {number} ptr
 * @param {number} length
 * @param {number} shape
 */
export function objectSet(object, keyPtr, keyLen, ptr, length, shape) {
  try {
    const key = str(keyPtr, keyLen);
    object[key] = codec(shape).dec(ptr, length, `property ${key}`);
  } catch (error) {
    fail(error);
  }
}

/**
 * @param {object} object
 * @param {number} keyPtr
 * @param {number} keyLen
 */
export function objectDelete(object, keyPtr, keyLen) {
  try {
    return Reflect.deleteProperty(object, str(keyPtr, keyLen)) ? 1 : 0;
  } catch (error) {
    return fail(error);
  }
}

/**
 * @param {object} object
 * @param {number} shape
 */
export function objectKeys(object, shape) {
  try {
    return codec(shape).enc(Object.keys(object), "keys");
  } catch (error) {
    return fail(error);
  }
}

/**
 * @param {object} object
 * @param {Function} Class
 */
export function objectInstanceOf(object, Class) {
  try {
    return object instanceof Class ? 1 : 0;
  } catch (error) {
    return fail(error);
  }
}

/**
 * @param {Properties} object
 * @param {number} keyPtr
 * @param {number} keyLen
 * @param {number} ptr
 * @param {number} length
 * @param {number} shape
 */
export function objectCallMethod(object, keyPtr, keyLen, ptr, length, shape) {
  try {
    const place = `method ${str(keyPtr, keyLen)}`;
    const types = signature(shape);
    const values = argumentsOf(types, ptr, length, place);
    const method = object[str(keyPtr, keyLen)];
    if (typeof method !== "function") return throwMismatch(method, "a function", place);
    return types.result.enc(Reflect.apply(method, object, values), `${place}: result`);
  } catch (error) {
    return fail(error);
  }
}

/**
 * Calls a function. Member and parameter name where it came from; both may be empty.
 * @param {unknown} fn
 * @param {unknown} self is `this` in the function
 * @param {number} ptr
 * @param {number} length
 * @param {number} shape
 * @param {number} memberPtr
 * @param {number} memberLen
 * @param {number} paramPtr
 * @param {number} paramLen
 */
export function functionCall(fn, self, ptr, length, shape, memberPtr, memberLen, paramPtr, paramLen) {
  const place = () => {
    if (memberLen === 0) return "function";
    const member = str(memberPtr, memberLen);
    return paramLen === 0 ? member : `${member}: parameter ${str(paramPtr, paramLen)}`;
  };
  try {
    const types = signature(shape);
    const values = argumentsOf(types, ptr, length, place);
    if (typeof fn !== "function") return throwMismatch(fn, "a function", place);
    return types.result.enc(Reflect.apply(fn, self, values), () => `${place()}: result`);
  } catch (error) {
    return fail(error);
  }
}

/**
 * The value that wire bytes describe.
 * @param {number} ptr
 * @param {number} length
 * @param {number} shape
 */
export function valueMake(ptr, length, shape) {
  try {
    return codec(shape).dec(ptr, length, "value");
  } catch (error) {
    fail(error);
    return undefined;
  }
}

/**
 * The wire bytes that describe a value.
 * @param {unknown} value
 * @param {number} shape
 * @param {number} placePtr
 * @param {number} placeLen
 */
export function valueRead(value, shape, placePtr, placeLen) {
  try {
    return codec(shape).enc(value, str(placePtr, placeLen));
  } catch (error) {
    return fail(error);
  }
}

/**
 * A short text of a value.
 * @param {unknown} value
 */
export function valueDescribe(value) {
  try {
    return putStr(describe(value));
  } catch (error) {
    return fail(error);
  }
}

/** The length of a text that is shortened since there is no memory for all of it. */
const SHORTENED = 1000;

/**
 * The parts of a thrown value. A cause that does not cross, such as an invalid date, is omitted, and so is most of a text that
 * there is no memory for.
 * @param {unknown} value
 * @param {number} shape
 */
export function errorInfo(value, shape) {
  const [name, message, stack, cause, code] = info(value);
  let failure;
  for (const parts of [
    [name, message, stack, cause, code],
    [name, message, stack, undefined, undefined],
    [name.slice(0, SHORTENED), message.slice(0, SHORTENED), null, undefined, undefined],
  ]) {
    try {
      return codec(shape).enc(parts, "error");
    } catch (error) {
      failure = error;
    }
  }
  return fail(failure);
}
