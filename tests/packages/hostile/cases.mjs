// Values that do not behave as their types promise. Each one is refused with an error that names its position, or is accepted.
// Afterwards the instance has as many references as before, and a sum over its memory is correct. Its memory is limited to 64 MiB.

/** @typedef {import("../../../xtask/web/tasks/checks.mjs").Checks} Checks */

/**
 * A value that is refused, and the message of the error or a part of it.
 * @typedef {[value: any, message: string | RegExp]} Refused
 */

const MI = 1 << 20;

/**
 * The results of the functions that Rust calls.
 * @type {{ value: any, later: any }}
 */
const given = { value: undefined, later: undefined };
const hostile = { value: () => given.value, later: async () => given.later, take: () => undefined };
Object.assign(globalThis, { hostile });

/** Kinds of arrays: in callbacks and promises they are a part of a record. */
const LISTS = ["numbers", "bytes", "maybes", "anys", "texts", "objects", "holders"];

/**
 * The positions at which a value of this kind can occur: name and call.
 * @param {any} api
 * @param {string} kind
 * @param {any} value
 * @returns {[position: string, call: () => any][]}
 */
function positions({ Victim }, kind, value) {
  const whole = LISTS.includes(kind) ? { items: value } : value;
  /** @param {() => any} call */
  const after = (call) => () => {
    Object.assign(given, { value, later: whole });
    return call();
  };
  return [
    ["parameter", () => Victim[kind](value)],
    ["result", after(() => Victim[`${kind}Imported`]())],
    ["promise given", () => Victim[`${kind}Promised`](Promise.resolve(whole))],
    ["function's result", () => Victim[`${kind}Returned`](() => whole)],
    ["callback's argument", () => Victim[`${kind}Callback`]()(whole)],
    ["promise awaited", after(() => Victim[`${kind}Awaited`]())],
  ];
}

/** The beginnings of messages. A callback without a name is named by its location in Rust. */
const POSITION = /^(Victim\.|Given\.|function: |promise: |[\w/]+\.rs:\d+: )/;

const COUNT = 131_040;
const honest = Array.from({ length: COUNT }, (_, index) => index / 2);
const SUM = (COUNT * (COUNT - 1)) / 4;

/**
 * Does something that must leave the instance as it is.
 * @param {any} api
 * @param {Checks} t
 * @param {() => unknown} action
 */
async function unharmed({ Victim }, t, action) {
  const before = Victim.alive();
  await action();
  t.equal(Victim.sum(honest), SUM, "an honest sum");
  t.equal(Victim.echo("honest"), "honest");
  await t.collected(() => Victim.alive() <= before, "what a hostile value left");
}

/**
 * Checks that the value is refused, with a message that begins with the position and contains `text`.
 * @param {any} api
 * @param {Checks} t
 * @param {string} kind
 * @param {any} value
 * @param {string | RegExp} text
 * @param {number} [count] the number of positions
 */
async function refused(api, t, kind, value, text, count = 6) {
  await unharmed(api, t, async () => {
    for (const [position, call] of positions(api, kind, value).slice(0, count)) {
      const error = await t.rejects(async () => call(), text);
      t.ok(POSITION.test(error.message), `a position in ${JSON.stringify(error.message)} (${position})`);
    }
  });
}

/**
 * Checks that there is no memory for the value.
 * @param {any} api
 * @param {Checks} t
 * @param {string} kind
 * @param {any} value
 * @param {number} [count] the number of positions
 */
async function tooLarge(api, t, kind, value, count) {
  await refused(api, t, kind, value, /: no memory for \d+ bytes$/, count);
}

/**
 * Checks that the value is accepted at each position and has this length in Rust.
 * @param {any} api
 * @param {Checks} t
 * @param {string} kind
 * @param {any} value
 * @param {number} length
 */
async function crosses(api, t, kind, value, length) {
  await unharmed(api, t, async () => {
    for (const [position, call] of positions(api, kind, value)) t.equal(await call(), length, position);
  });
}

/**
 * An array of this length without elements.
 * @param {number} length
 */
const holes = (length) => Object.assign([], { length });
/**
 * An empty array whose length is read as this value.
 * @param {any} length
 */
const arrayWithLength = (length) =>
  new Proxy([], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });

/**
 * Detaches a buffer. Not every engine has `transfer`, and worklets do not have `structuredClone`.
 * @param {any} buffer
 */
function detach(buffer) {
  if ("transfer" in buffer) buffer.transfer();
  else structuredClone(buffer, { transfer: [buffer] });
}

/**
 * Arrays of this class without memory, and the reasons.
 * @param {any} Class
 * @returns {[reason: string, array: any][]}
 */
function lost(Class) {
  const width = Class.BYTES_PER_ELEMENT;
  const detached = new Class(3);
  detach(detached.buffer);
  /** @type {[string, any][]} */
  const all = [["detached", detached]];
  for (const count of [2, undefined]) {
    const buffer = new ArrayBuffer(4 * width, { maxByteLength: 8 * width });
    const array = new Class(buffer, 2 * width, count);
    buffer.resize(width);
    all.push(["out of bounds", array]);
  }
  return all;
}

/** The number of positions for values that take long. */
const FEW = 2;

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  a_length_without_elements_allocates_no_memory: async (api, t) => {
    for (const length of [2 ** 27, 2 ** 28, 2 ** 29, 2 ** 32 - 1]) {
      const numbers = Object.assign([1, 2, 3], { length });
      await refused(api, t, "numbers", numbers, "element 3: expected a number, found undefined");
      await refused(api, t, "numbers", holes(length), "element 0: expected a number, found undefined");
      await refused(api, t, "bytes", holes(length), "element 0: expected an integer, found undefined");
      await refused(api, t, "texts", holes(length), "element 0: expected a string, found undefined");
      await refused(api, t, "objects", holes(length), "element 0: expected an object, found undefined");
      await refused(api, t, "holders", holes(length), "element 0: expected an object, found undefined");
    }
  },

  holes_that_are_valid_elements_are_counted: async (api, t) => {
    await crosses(api, t, "maybes", holes(100_000), 100_000);
    await crosses(api, t, "anys", holes(100_000), 100_000);
    for (const kind of ["maybes", "anys"]) {
      await tooLarge(api, t, kind, holes(6_000_000), FEW);
      await tooLarge(api, t, kind, holes(70_000_000), FEW);
      await tooLarge(api, t, kind, holes(2 ** 32 - 1));
    }
  },

  an_invalid_length_is_an_error: async (api, t) => {
    for (const kind of LISTS) {
      /** @type {Refused[]} */
      const lengths = [
        [-5, "length: out of range for u32: -5, minimum 0, maximum 4294967295"],
        [2 ** 32, "length: out of range for u32: 4294967296, minimum 0, maximum 4294967295"],
        [2 ** 53, "length: expected an integer, found 9007199254740992 (number)"],
        [NaN, "length: expected an integer, found NaN (number)"],
        [1.5, "length: expected an integer, found 1.5 (number)"],
        [Infinity, "length: expected an integer, found Infinity (number)"],
        ["3", 'length: expected an integer, found "3" (string)'],
        [undefined, "length: expected an integer, found undefined"],
        [Symbol("s"), "length: expected an integer, found Symbol(s) (symbol)"],
        [{ valueOf: () => api.Victim.sum(honest) }, "length: expected an integer, found Object (object)"],
      ];
      for (const [length, text] of lengths) await refused(api, t, kind, arrayWithLength(length), text);
    }
  },

  a_length_is_read_once: async (api, t) => {
    for (const kind of ["numbers", "anys", "maybes"]) {
      let asked = 0;
      const value = new Proxy(kind === "maybes" ? ["a", "b"] : [1, 2], {
        get(target, key) {
          if (key !== "length") return Reflect.get(target, key);
          asked += 1;
          return asked % 2 === 1 ? 2 : 2 ** 31;
        },
      });
      for (const [, call] of positions(api, kind, value)) {
        asked = 0;
        await unharmed(api, t, async () => t.equal(await call(), 2));
        t.equal(asked, 1, "how often the length was asked");
      }
    }
  },

  an_array_that_changes_while_it_is_read_keeps_its_length: async (api, t) => {
    const growing = () => {
      const list = [0, 1, 2];
      return Object.defineProperty(list, 1, {
        get() {
          list.push(...honest.slice(0, 9999));
          return api.Victim.sum(honest);
        },
      });
    };
    await unharmed(api, t, () => t.equal(api.Victim.numbers(growing()), 3));
    const shrinking = Object.defineProperty([0, 1, 2], 0, {
      get() {
        this.length = 1;
        return 0;
      },
    });
    await unharmed(api, t, () => t.throws(() => api.Victim.numbers(shrinking), "element 1: expected a number, found undefined"));
  },

  huge_texts_are_errors: async (api, t) => {
    for (const text of ["x", "é", "€", "😀"]) {
      for (const kind of ["text", "any"]) {
        await tooLarge(api, t, kind, text.repeat(70 * MI));
        await tooLarge(api, t, kind, text.repeat(Math.floor((200 * MI) / text.length)), FEW);
      }
    }
    const hundred = "x".repeat(100 * MI);
    await tooLarge(
      api,
      t,
      "texts",
      Array.from({ length: 16 }, () => hundred),
      FEW,
    );
    await tooLarge(
      api,
      t,
      "texts",
      Array.from({ length: 16 }, () => "é".repeat(2 * MI)),
    );
    await tooLarge(api, t, "maybes", [null, hundred]);
    await tooLarge(api, t, "anys", [null, hundred]);
    await tooLarge(api, t, "holder", { numbers: [], bytes: new Uint8Array(1), text: hundred });
  },

  many_small_values_exhaust_memory: async (api, t) => {
    await tooLarge(
      api,
      t,
      "texts",
      Array.from({ length: 2_000_000 }, () => "abcdefgh"),
      FEW,
    );
    await tooLarge(
      api,
      t,
      "anys",
      Array.from({ length: 2_000_000 }, () => "abcdefgh"),
      FEW,
    );
    await tooLarge(
      api,
      t,
      "maybes",
      Array.from({ length: 2_000_000 }, () => "abcdefgh"),
      FEW,
    );
    const holder = { numbers: [1, 2, 3, 4], bytes: new Uint8Array(30), text: "x".repeat(30) };
    await tooLarge(
      api,
      t,
      "holders",
      Array.from({ length: 400_000 }, () => holder),
      FEW,
    );
    await tooLarge(api, t, "numbers", new Array(9 * MI).fill(1));
  },

  long_typed_arrays_are_errors: async (api, t) => {
    await tooLarge(api, t, "typed", new Uint8Array(70 * MI));
    await tooLarge(api, t, "typed", new ArrayBuffer(70 * MI));
    await tooLarge(api, t, "clamped", new Uint8ClampedArray(70 * MI));
    await tooLarge(api, t, "bytes", new Uint8Array(70 * MI));
    await tooLarge(api, t, "doubles", new Float64Array(9 * MI));
    await tooLarge(api, t, "perhaps", new Uint8Array(70 * MI));
    await tooLarge(api, t, "holder", { numbers: [], bytes: new Uint8Array(70 * MI), text: "" });
  },

  results_that_rust_has_no_memory_for_are_errors: async (api, t) => {
    const { Victim } = api;
    /** @type {{ text?: string }} */
    const object = {};
    const nothing = () => undefined;
    // There is memory for one of them, but not for another one.
    /** @type {[length: number, message?: RegExp][]} */
    const lengths = [[36 * MI, /no memory for \d+ bytes$/], [9]];
    for (const [length, text] of lengths) {
      // A text crosses without another one.
      await unharmed(api, t, async () => t.ok(Victim.made(length) === "x".repeat(length), "the text"));
      /** @type {[call: () => any, position: string][]} */
      const calls = [
        [() => Victim.madeAny(length), "Victim.madeAny: result: "],
        [() => Victim.madeLater(length), ""],
        [() => Victim.madeFor(length, nothing), "Victim.madeFor: parameter f: "],
        [() => Victim.madeForCallback()(length), ""],
        [() => Victim.madeForImport(length), "Given.take: parameter values: "],
        [() => Victim.madeForProperty(length, object), "property text: "],
      ];
      for (const [call, position] of calls) {
        await unharmed(api, t, async () => {
          if (text === undefined) return t.equal((await call()) ?? "x".repeat(length), "x".repeat(length));
          const error = await t.rejects(async () => call(), text);
          return t.ok(error.message.startsWith(position), `that ${error.message} begins with ${position}`);
        });
      }
    }
    t.equal(object.text, "x".repeat(9));
  },

  an_error_that_says_more_than_there_is_memory_for_says_less: async (api, t) => {
    const { Victim } = api;
    /** @param {Partial<Error>} properties */
    const thrownLength = (properties) =>
      Victim.thrown(() => {
        throw Object.assign(new Error("short"), properties);
      });
    // A text is truncated to 2 ** 20 units and an ellipsis.
    const most = 2 * MI + new TextEncoder().encode("…").length;
    /** @type {[properties: Partial<Error>, from: number, to: number][]} */
    const errors = [
      [{ message: "x".repeat(70 * MI) }, 1, most],
      [{ message: "é".repeat(40 * MI) }, 1, most],
      [{ stack: "x".repeat(70 * MI) }, 5, 5],
      [{ name: "x".repeat(70 * MI) }, 5, 5],
      [{ cause: "x".repeat(70 * MI) }, 5, 5],
    ];
    for (const [properties, from, to] of errors) {
      await unharmed(api, t, () => {
        const length = thrownLength(properties);
        t.ok(length >= from && length <= to, `a length of ${length}`);
      });
    }
    // JavaScript may have memory for the text, and Rust none for its copy.
    for (let length = 8 * MI; length < 48 * MI; length += 8 * MI) {
      await unharmed(api, t, () => t.ok(thrownLength({ message: "x".repeat(length) }) > 0));
    }
  },

  typed_arrays_without_memory_are_errors: async (api, t) => {
    /** @type {[kind: string, Class: { new (length: number): object, name: string }][]} */
    const classes = [
      ["typed", Uint8Array],
      ["perhaps", Uint8Array],
      ["bytes", Uint8Array],
      ["doubles", Float64Array],
      ["clamped", Uint8ClampedArray],
      ["numbers", Float64Array],
    ];
    for (const [kind, Class] of classes) {
      for (const [why, value] of lost(Class)) {
        await refused(api, t, kind, value, `expected a ${Class.name} that is not ${why}, found ${Class.name} (object)`);
      }
    }
    for (const [why, bytes] of lost(Uint8Array)) {
      const holder = { numbers: [1], bytes, text: "a" };
      await refused(api, t, "holder", holder, `field bytes: expected a Uint8Array that is not ${why}`);
      await refused(api, t, "holders", [holder], `element 0: field bytes: expected a Uint8Array that is not ${why}`);
    }
    const buffer = new ArrayBuffer(4);
    detach(buffer);
    await refused(api, t, "typed", buffer, "expected a Uint8Array that is not detached, found ArrayBuffer (object)");
  },

  typed_arrays_that_change_are_as_long_as_when_they_are_copied: async (api, t) => {
    for (const [from, to] of [
      [4, 64],
      [64, 4],
    ]) {
      const buffer = new ArrayBuffer(from, { maxByteLength: 64 });
      const holder = {
        get numbers() {
          return Object.defineProperty([0], 0, {
            get() {
              buffer.resize(to);
              return 0;
            },
          });
        },
        bytes: new Uint8Array(buffer),
        text: "",
      };
      for (const [, call] of positions(api, "holder", holder)) {
        buffer.resize(from);
        await unharmed(api, t, async () => t.equal(await call(), 1 + to));
      }
    }
  },

  a_property_that_lies_is_an_error: async (api, t) => {
    const { Victim } = api;
    await unharmed(api, t, () => t.throws(() => Victim.property({ value: arrayWithLength(-5) }), "length: out of range"));
    await unharmed(api, t, () => t.throws(() => Victim.property({ value: holes(2 ** 28) }), "element 0: expected a number"));
    await unharmed(api, t, () => t.throws(() => Victim.property({ value: lost(Float64Array)[0][1] }), "that is not detached"));
  },
};
