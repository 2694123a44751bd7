// The mappings by which jsic has one type for several of TypeScript: their names, and the types of the libraries.

/** The mappings; docs/src/reference/import.md describes each by this name. */
export const MAPPINGS = {
  absent: "absent values",
  lists: "lists",
  iterables: "iterables",
  promises: "promises",
  arrays: "promises of arrays",
  errors: "errors",
  branded: "marked types",
  enums: "enums",
  params: "type parameters",
  receiver: "this",
  classes: "classes as values",
  indexes: "index signatures",
  results: "no value",
  objects: "any object",
  functions: "functions",
  methods: "several methods",
  overloads: "optional parameters",
  literals: "properties of one value",
};

/** A type that cannot be written as text, and equals no other. */
export const NONE = "$None";

/** The types of the libraries that are several in TypeScript and one in jsic, with that. */
export const OF_LIBRARY = new Map(
  Object.entries({
    PromiseLike: ["Promise", MAPPINGS.promises],
    ReadonlyMap: ["Map", MAPPINGS.lists],
    ReadonlySet: ["Set", MAPPINGS.lists],
    TypeError: ["Error", MAPPINGS.errors],
    RangeError: ["Error", MAPPINGS.errors],
    SyntaxError: ["Error", MAPPINGS.errors],
    ReferenceError: ["Error", MAPPINGS.errors],
    EvalError: ["Error", MAPPINGS.errors],
    URIError: ["Error", MAPPINGS.errors],
    AggregateError: ["Error", MAPPINGS.errors],
    Object: ["object", MAPPINGS.objects],
    IArguments: ["object", MAPPINGS.objects],
    TemplateStringsArray: ["object", MAPPINGS.objects],
    Function: ["Function", MAPPINGS.functions],
    CallableFunction: ["Function", MAPPINGS.functions],
    NewableFunction: ["Function", MAPPINGS.functions],
  }),
);

export const ITERABLES = new Set(
  "IterableIterator IteratorObject Generator ArrayIterator MapIterator SetIterator StringIterator".split(" "),
);
export const ASYNC_ITERABLES = new Set("AsyncIterableIterator AsyncIteratorObject AsyncGenerator".split(" "));

/** The types of the libraries with the number of their type arguments that are written. */
export const KEPT = new Map(
  Object.entries({ Promise: 1, Map: 2, Set: 1, Iterable: 1, AsyncIterable: 1, Error: 0, Date: 0, ArrayBuffer: 0, object: 0 }),
);
