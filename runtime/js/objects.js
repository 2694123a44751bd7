// The property API of `Object`. Every function catches everything; texts come as pointer and length, values as wire bytes.

import { fail } from "./state.js";
import { putStr, str } from "./strings.js";
import { codec, signature } from "./codecs.js";
import { throwMismatch, describe, info, kindOf } from "./errors.js";

export function objectNew() {
  return {};
}

export function global() {
  return globalThis;
}

export function objectHas(object, keyPtr, keyLen) {
  try {
    return str(keyPtr, keyLen) in object ? 1 : 0;
  } catch (error) {
    return fail(error);
  }
}

export function objectTypeOf(object, keyPtr, keyLen) {
  try {
    return putStr(kindOf(object[str(keyPtr, keyLen)]));
  } catch (error) {
    return fail(error);
  }
}

export function objectGet(object, keyPtr, keyLen, shape) {
  try {
    const key = str(keyPtr, keyLen);
    return codec(shape).enc(object[key], `property ${key}`);
  } catch (error) {
    return fail(error);
  }
}

export function objectSet(object, keyPtr, keyLen, ptr, length, shape) {
  try {
    const key = str(keyPtr, keyLen);
    object[key] = codec(shape).dec(ptr, length, `property ${key}`);
  } catch (error) {
    fail(error);
  }
}

export function objectDelete(object, keyPtr, keyLen) {
  try {
    return Reflect.deleteProperty(object, str(keyPtr, keyLen)) ? 1 : 0;
  } catch (error) {
    return fail(error);
  }
}

export function objectKeys(object, shape) {
  try {
    return codec(shape).enc(Object.keys(object), "keys");
  } catch (error) {
    return fail(error);
  }
}

export function objectInstanceOf(object, Class) {
  try {
    return object instanceof Class ? 1 : 0;
  } catch (error) {
    return fail(error);
  }
}

export function objectCallMethod(object, keyPtr, keyLen, ptr, length, shape) {
  try {
    const place = `method ${str(keyPtr, keyLen)}`;
    const { args, result } = signature(shape);
    const values = args.dec(ptr, length, place);
    const method = object[str(keyPtr, keyLen)];
    if (typeof method !== "function") throwMismatch(method, "a function", place);
    return result.enc(Reflect.apply(method, object, values), `${place}: result`);
  } catch (error) {
    return fail(error);
  }
}

/** `self` is what the function sees as `this`; member and parameter say where it came from, or nothing. */
export function functionCall(fn, self, ptr, length, shape, memberPtr, memberLen, paramPtr, paramLen) {
  const place = () => {
    if (memberLen === 0) return "function";
    const member = str(memberPtr, memberLen);
    return paramLen === 0 ? member : `${member}: parameter ${str(paramPtr, paramLen)}`;
  };
  try {
    const { args, result } = signature(shape);
    const values = args.dec(ptr, length, place);
    if (typeof fn !== "function") throwMismatch(fn, "a function", place);
    return result.enc(Reflect.apply(fn, self, values), () => `${place()}: result`);
  } catch (error) {
    return fail(error);
  }
}

/** The value that wire bytes describe. */
export function valueMake(ptr, length, shape) {
  try {
    return codec(shape).dec(ptr, length, "value");
  } catch (error) {
    fail(error);
    return undefined;
  }
}

/** The wire bytes that describe a value. */
export function valueRead(value, shape, placePtr, placeLen) {
  try {
    return codec(shape).enc(value, str(placePtr, placeLen));
  } catch (error) {
    return fail(error);
  }
}

/** A value in a few words. */
export function valueDescribe(value) {
  try {
    return putStr(describe(value));
  } catch (error) {
    return fail(error);
  }
}

/** How much of a text is left where there is no memory for all of it. */
const SOME = 1000;

/**
 * What a thrown value says about itself. A cause that does not cross (an invalid date) is left out, and of texts that there is no
 * memory for most.
 */
export function errorInfo(value, shape) {
  const [name, message, stack, cause, code] = info(value);
  let wrong;
  for (const parts of [
    [name, message, stack, cause, code],
    [name, message, stack, undefined, undefined],
    [name.slice(0, SOME), message.slice(0, SOME), null, undefined, undefined],
  ]) {
    try {
      return codec(shape).enc(parts, "error");
    } catch (error) {
      wrong = error;
    }
  }
  return fail(wrong);
}
