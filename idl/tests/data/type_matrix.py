#!/usr/bin/env python3
"""Prints type-matrix.csv: types at positions, with what the language says about each. `idl/tests/matrix.rs` checks every row.

The rules are written here a second time, from docs/src/reference/language.md and without a look at the compiler: a value type may
stand everywhere, and each exception is one entry of `EXCEPTIONS`. A new kind of type is a row of `LEAVES` or of `AROUND`, and its
exceptions. After a change: `JSI_BLESS=1 cargo test -p jsi-idl --test matrix`.
"""

import csv
import sys
from dataclasses import dataclass

POSITIONS = ["import-param", "import-result", "export-param", "export-result", "property", "record-field"]
# of a callback interface, with types of at most one layer
CALLBACK = ["callback-param", "callback-result", "callback-property"]
# the only ones that `This` may have
METHODS = ["class-result", "export-class-result"]
RESULTS = ["import-result", "export-result", "callback-result"]


@dataclass(frozen=True)
class Type:
    """A type with its parts; `fault` is the code of an error in its name, its arguments or its width."""

    text: str
    form: str
    parts: tuple = ()
    fault: str = ""


# ---- types without parts

WIDTHS = ["i8", "u8", "i16", "u16", "i32", "u32", "isize", "usize", "f32", "f64", "i64", "u64"]
BIG_WIDTHS = ["i64", "u64", "i128", "u128"]
SHORT = ["bool", "char", "i8", "u8", "i16", "u16", "i32", "u32", "isize", "usize", "f32", "f64", "i128", "u128"]
ARRAYS = ["Int8", "Uint8", "Uint8Clamped", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64", "BigInt64", "BigUint64"]
VIEW_ELEMENTS = ["Number", "Number<u8>", "Number<i32>", "Number<f32>", "Number<f64>", "u8", "i32", "f32", "f64"]

SIMPLE = (
    ["Boolean", "Number", "Char", "String", "Date", "Error", "Object", "Any", "Symbol", "ArrayBuffer"]
    + [f"Number<{width}>" for width in WIDTHS]
    + [f"BigInt<{width}>" for width in BIG_WIDTHS]
    + [f"{name}Array" for name in ARRAYS]
)
# declared around the row: a record, enums of numbers and of strings, a class, a record that holds a promise and a function, a callback
# interface, a union
DECLARED = ["R", "E", "S", "C", "P", "I", "U"]


def simple(text):
    return Type(text, "any" if text == "Any" else "simple")


VOID = Type("Void", "void")
FUNCTION = Type("Function", "function")
# declared around the row: a union with a promise, and one with an array; classes and records with a type parameter
UNIONS = [Type("Later", "promising"), Type("List", "listing")]
LITERALS = [Type("2", "literal"), Type("true", "literal")]
LEAVES = [simple(text) for text in SIMPLE + SHORT + DECLARED] + [FUNCTION] + UNIONS + LITERALS

FAULTS = (
    [Type(text, "simple", fault="JSI0207") for text in ["i64", "u64", "BigInt"]]
    + [
        Type(text, "simple", fault="JSI0208")
        for text in ["Number<i128>", "Number<u128>", "BigInt<i32>", "BigInt<f64>", "Number<String>"]
    ]
    + [
        Type(text, "simple", fault="JSI0209")
        for text in [
            *["Boolean<u8>", "String<u8>", "Symbol<u8>", "Uint8Array<u8>", "R<i32>", "i32<u8>", "Number<i32, i32>"],
            *["G", "G<String, String>", "C<String>", "H", "H<String, String>"],
            *["Array", "Promise", "MemoryView", "Array<String, String>", "Promise<String, Error>", "Function<String>"],
        ]
    ]
    + [Type(text, "simple", fault="JSI0217") for text in ["String | Number"]]
    + [Type(text, "simple", fault="JSI0101") for text in ["Nope", "number", "string", "Nope<String>"]]
)

# ---- types around others


def nullable(part):
    return Type(f"{part.text}?", "nullable", (part,))


def array(part):
    return Type(f"Array<{part.text}>", "array", (part,))


def single(part):
    return Type(f"[{part.text}]", "tuple", (part,))


def pair(part):
    return Type(f"[String, {part.text}]", "tuple", (simple("String"), part))


def dictionary(part):
    return Type(f"Record<{part.text}>", "dictionary", (part,))


def values(part):
    """A map with values of this type."""
    return Type(f"Map<String, {part.text}>", "dictionary", (part,))


def keys(part):
    """A map with keys of this type."""
    return Type(f"Map<{part.text}, String>", "keys", (part,))


def elements(part):
    return Type(f"Set<{part.text}>", "keys", (part,))


def iterable(part):
    return Type(f"Iterable<{part.text}>", "iterable", (part,))


def async_iterable(part):
    return Type(f"AsyncIterable<{part.text}>", "iterable", (part,))


def promise(part):
    return Type(f"Promise<{part.text}>", "promise", (part,))


def argument(part):
    """A class with this type argument."""
    return Type(f"G<{part.text}>", "argument", (part,))


def promised(part):
    """A class with this type argument, which is the value of a promise."""
    return Type(f"Q<{part.text}>", "promised", (part,))


def field(part):
    """A record with this type argument."""
    return Type(f"H<{part.text}>", "field", (part,))


def promised_field(part):
    """A record with this type argument, which is the value of a promise."""
    return Type(f"J<{part.text}>", "promised-field", (part,))


def view(part):
    return Type(f"MemoryView<{part.text}>", "view", (part,))


def param(part):
    """A parameter of a function type; its part alone, so that the rules of parameters and results differ."""
    return Type(part.text, "param", (part,))


def result(part):
    return Type(part.text, "result", (part,))


def function(params, given, written=None):
    written = written or [part.text for part in params]
    return Type(
        f"Function<({', '.join(written)}) => {given.text}>",
        "function",
        (*map(param, params), result(given)),
    )


def takes(part):
    return function([part], VOID)


def takes_optional(part):
    return function([part], VOID, [f"a?: {part.text}"])


def takes_rest(part):
    return function([array(part)], VOID, [f"...a: Array<{part.text}>"])


def gives(part):
    return function([], part)


APPLIED = [argument, promised, field, promised_field]
COLLECTIONS = [single, pair, dictionary, values, keys, elements, iterable, async_iterable, *APPLIED]
AROUND = [nullable, array, promise, takes, takes_optional, takes_rest, gives]

# ---- the rules


UNION_HOLDS = {"promising": "promise", "listing": "array"}


def holds(part, *forms):
    """Whether a value of the type is of one of the forms, or has one as a part of itself, not in something it refers to."""
    own = part.form in forms or UNION_HOLDS.get(part.form) in forms
    return own or (part.form in ("nullable", "tuple") and any(holds(inner, *forms) for inner in part.parts))


def is_key(part):
    """Whether JavaScript finds a value of the type again."""
    if part.form in ("argument", "promised"):
        return True
    others = ["Date", "Error", "Any", "Symbol", "ArrayBuffer", "R", "P", "U"]
    return part.form == "simple" and not part.text.endswith("Array") and part.text not in others


def is_shared(part):
    """Whether the Rust type is that of another type, too, and has no marker: the type itself or a part of it."""
    signature = part.form == "function" and part.parts
    return bool(signature) or part.text in ["ArrayBuffer", "Uint8ClampedArray"] or any(map(is_shared, part.parts))


ARGUMENT = [
    (lambda part: part.form == "void", "JSI0210"),
    (lambda part: holds(part, "view", "promise", "literal"), "JSI0233"),
    (is_shared, "JSI0233"),
]

# For each form what its part may not be, and the code of that error.
EXCEPTIONS = {
    "nullable": [
        (lambda part: part.form == "void", "JSI0210"),
        (lambda part: part.form in ("nullable", "view", "literal"), "JSI0206"),
    ],
    "array": [(lambda part: part.form == "void" or holds(part, "view", "promise", "literal"), "JSI0203")],
    "dictionary": [
        (lambda part: part.form == "void", "JSI0210"),
        (lambda part: holds(part, "view", "promise", "literal"), "JSI0203"),
    ],
    "iterable": [
        (lambda part: part.form == "void", "JSI0210"),
        (lambda part: holds(part, "view", "promise", "literal"), "JSI0203"),
    ],
    "tuple": [
        (lambda part: part.form == "void", "JSI0210"),
        (lambda part: holds(part, "view", "literal"), "JSI0203"),
    ],
    "keys": [
        (lambda part: part.form == "void", "JSI0210"),
        (lambda part: not is_key(part), "JSI0214"),
    ],
    "promise": [
        (lambda part: holds(part, "array"), "JSI0201"),
        (lambda part: holds(part, "view", "promise", "literal"), "JSI0202"),
    ],
    "param": [
        (lambda part: part.form == "void", "JSI0210"),
        (lambda part: holds(part, "view", "literal"), "JSI0204"),
    ],
    "result": [(lambda part: holds(part, "view", "literal"), "JSI0204")],
    "view": [(lambda part: part.text not in VIEW_ELEMENTS, "JSI0205")],
    "argument": ARGUMENT,
    "promised": [*ARGUMENT, (lambda part: holds(part, "array"), "JSI0233")],
    "field": ARGUMENT,
    "promised-field": [*ARGUMENT, (lambda part: holds(part, "array"), "JSI0233")],
}


def wrong_names(ty):
    """The code of what is wrong in the names and arguments, which is reported first."""
    return ty.fault or next((code for code in map(wrong_names, ty.parts) if code), "")


def wrong_parts(ty):
    """The code of the outermost part that may not be where it is."""
    for part in ty.parts:
        for excluded, code in EXCEPTIONS.get(ty.form, []):
            if excluded(part):
                return code
    return next((code for code in map(wrong_parts, ty.parts) if code), "")


def redundant(ty):
    """Whether there is an `Any?` in it."""
    own = ty.form == "nullable" and ty.parts[0].form == "any"
    return own or any(redundant(part) for part in ty.parts)


def faults(ty):
    """How many parts of function types are wrong; each is reported for itself."""
    below = sum(faults(part) for part in ty.parts)
    own = ty.form in ("param", "result") and (wrong_names(ty) or wrong_parts(ty)) and below == 0
    return below + bool(own)


def verdict(ty, position, pinned=False):
    code = wrong_names(ty) or wrong_parts(ty)
    if code:
        return code
    if ty.form == "void":
        return "ok" if position in RESULTS else "JSI0210"
    if ty.form == "literal":
        return "ok" if position in ["import-param", "record-field"] else "JSI0211"
    if ty.form == "view":
        allowed = ["import-param", "export-result"] if pinned else ["import-param"]
        return "ok" if position in allowed else "JSI0211"
    return "warning" if redundant(ty) else "ok"


# ---- the rows


def types():
    """The types of the matrix: all simple ones in one layer, some of them in two and three."""
    yield from LEAVES
    yield from FAULTS
    yield VOID
    views = [view(simple(text)) for text in VIEW_ELEMENTS]
    wrong_views = ["i8", "u32", "Number<i64>", "BigInt<i64>", "Boolean", "String", "Object", "Any", "R", "C", "Uint8Array"]
    yield from views
    yield from (view(simple(text)) for text in wrong_views)
    yield view(nullable(simple("i32")))
    yield view(VOID)
    one = [*LEAVES, VOID, views[0], *FAULTS[:4], *FAULTS[-2:]]
    for wrap in [*AROUND, *COLLECTIONS]:
        yield from map(wrap, one)
    some = [simple(text) for text in ["Boolean", "i16", "String", "Object", "Any", "R", "E", "C", "P"]]
    two = [*some, FUNCTION, VOID, views[0], FAULTS[-1]]
    for outer in AROUND:
        for inner in AROUND:
            yield from (outer(inner(part)) for part in two)
    for outer in [*AROUND, *COLLECTIONS]:
        for inner in [*AROUND, *COLLECTIONS]:
            if outer in COLLECTIONS or inner in COLLECTIONS:
                yield from (outer(inner(part)) for part in [simple("Number"), simple("C"), FUNCTION, VOID, views[0]])
    for outer in AROUND:
        for middle in AROUND:
            for inner in AROUND:
                yield outer(middle(inner(simple("String"))))
    number = simple("i32")
    for count in [2, 3, 8, 9, 15, 16]:
        yield function([number] * count, simple("String"))
    yield function([simple("String"), number], VOID, ["name: String", "id: i32"])
    yield function([simple("String"), number, array(number)], VOID, ["String", "id?: i32", "...rest: Array<i32>"])


# What the rules above do not cover: the number and the order of parameters, attributes, and the item around the row.
def special():
    for position in POSITIONS:
        yield f"Function<({', '.join(['i32'] * 17)}) => String>", position, "JSI0213"
        for params in ["a?: i32, b: i32", "...a: Array<i32>, b: i32", "...a: i32", "...a?: Array<i32>", "...a: Array<i32>?"]:
            yield f"Function<({params}) => Void>", position, "JSI0304"
        yield "2 | 3", position, "ok" if position == "record-field" else "JSI0217"
        yield "[]", position, "JSI0219"
        yield f"[{', '.join(['Number'] * 12)}, Number]", position, "ok"
        yield f"[{', '.join(['Number'] * 12)}, String]", position, "JSI0219"
        for element in ["u8", "i32", "f32", "f64"]:
            ty = view(simple(element))
            yield f"@pinned {ty.text}", position, verdict(ty, position, pinned=True)
            readonly = "ok" if position == "import-param" else "JSI0211"
            yield f"@readonly {ty.text}", position, readonly
        for ty in ["String", "Array<u8>", "Uint8Array"]:
            yield f"@pinned {ty}", position, "JSI0302"
        # the interface, class or record that has the row
        own = {"property": "ok", "record-field": "JSI0104"}
        yield "T", position, own.get(position, "JSI0211")
        yield "T?", position, "ok" if position in own else "JSI0211"
        yield "Array<T>", position, "ok" if position in own else "JSI0211"


def of_classes():
    """The types that are about classes: the class as a value, and the object of a method."""
    for position in POSITIONS + CALLBACK + METHODS:
        exported = position.startswith("export")
        for ty in ["Class<C>", "Class<C>?", "Array<Class<C>>", "Promise<Class<C>>", "Map<String, Class<C>>", "Function<() => Class<C>>"]:
            yield ty, position, "JSI0303" if exported else "ok"
        for ty in ["Class<R>", "Class<String>", "Class<C?>"]:
            yield ty, position, "JSI0223"
        for ty in ["Class", "Class<C, C>"]:
            yield ty, position, "JSI0209"
        yield "This", position, "ok" if position in METHODS else "JSI0221"
        for ty in ["This?", "Promise<This>", "Promise<This?>"]:
            yield ty, position, "ok" if position == "class-result" else "JSI0221"
        for ty in ["Array<This>", "[This, String]", "Record<This>", "Iterable<This>", "Function<() => This>"]:
            yield ty, position, "JSI0221"


def rows():
    seen = set()
    for ty in types():
        if faults(ty) > 1 or ty.text in seen:
            continue
        seen.add(ty.text)
        shallow = all(not part.parts or part.form in ("param", "result") for part in ty.parts)
        for position in POSITIONS + CALLBACK if shallow else POSITIONS:
            yield ty.text, position, verdict(ty, position)
    yield from special()
    yield from of_classes()


writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["type", "position", "verdict"])
writer.writerows(rows())
