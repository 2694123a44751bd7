// The codecs of records.jsi as they are generated, each under its record's name. Compared by compiler/tests/golden/records.rs.
// @ts-nocheck: glue has no types.

export function Point(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $x = value.x;
    typeof $x === "number" || wire.throwMismatch("f64", $x, "x");
    const $y = value.y;
    typeof $y === "number" || wire.throwMismatch("f64", $y, "y");
    const $name = value.name ?? null;
    $name === null || typeof $name === "string" || wire.throwMismatch("string", $name, "name");
    at = wire.reserve(84); view = state.view;
    view.setFloat64(at, $x, true);
    view.setFloat64(at + 8, $y, true);
    if ($name === null) { view.setInt8(at + 16, 0); at += 17; }
    else { view.setInt8(at + 16, 2); at = wire.writeString(at + 17, $name, 0); view = state.view; }
    state.writeOffset = at - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $x = view.getFloat64(at, true);
    const $y = view.getFloat64(at + 8, true);
    let $name;
    if (view.getInt8(at + 16) === 2) { $name = wire.readString(at + 21, length = view.getInt32(at + 17, true)); at += 21 + wire.sizeOf(length); }
    else at += 17;
    state.readAddress = at;
    const value = { x: $x, y: $y };
    if ($name !== undefined) value.name = $name;
    return value;
  });
}

export function Tree(rt, it, shape0) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $id = value.id;
    typeof $id === "number" && ($id | 0) === $id || wire.throwMismatch("i32", $id, "id");
    at = wire.reserve(4); view = state.view;
    view.setInt32(at, $id, true);
    state.writeOffset = at + 4 - state.region;
    wire.encode(codec0, value.children, "children");
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $id = view.getInt32(at, true);
    state.readAddress = at + 4;
    const $children = wire.decode(codec0, "children");
    return { id: $id, children: $children };
  });
}

export function Chain(rt, it, shape0, shape1) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  const codec1 = rt.codec(shape1);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $text = value.text;
    typeof $text === "string" || wire.throwMismatch("string", $text, "text");
    at = wire.reserve(67); view = state.view;
    at = wire.writeString(at, $text, 0); view = state.view;
    state.writeOffset = at - state.region;
    wire.encode(codec0, value.next, "next");
    wire.encode(codec1, value.skip, "skip");
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $text = wire.readString(at + 4, length = view.getInt32(at, true)); at += 4 + wire.sizeOf(length);
    state.readAddress = at;
    const $next = wire.decode(codec0, "next");
    const $skip = wire.decode(codec1, "skip");
    const value = { text: $text, next: $next };
    if ($skip !== undefined) value.skip = $skip;
    return value;
  });
}

export function Link(rt, it, shape0) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    wire.encode(codec0, value.chain, "chain");
    const $n = value.n;
    typeof $n === "number" && ($n & 255) === $n || wire.throwMismatch("u8", $n, "n");
    at = wire.reserve(1); view = state.view;
    view.setInt8(at, $n);
    state.writeOffset = at + 1 - state.region;
  }, () => {
    let at, view, length;
    const $chain = wire.decode(codec0, "chain");
    at = state.readAddress; view = state.view;
    const $n = view.getUint8(at);
    state.readAddress = at + 1;
    const value = {};
    if ($chain !== undefined) value.chain = $chain;
    value.n = $n;
    return value;
  });
}

export function Maybe(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $a = value.a;
    $a === null || $a === undefined || typeof $a === "number" && ($a | 0) === $a || wire.throwMismatch("i32", $a, "a");
    const $b = value.b ?? null;
    $b === null || typeof $b === "number" && ($b | 0) === $b || wire.throwMismatch("i32", $b, "b");
    at = wire.reserve(11); view = state.view;
    if ($a === undefined) { view.setInt8(at, 0); at += 1; }
    else if ($a === null) { view.setInt8(at, 2); view.setInt8(at + 1, 1); at += 2; }
    else { view.setInt8(at, 2); view.setInt8(at + 1, 2); view.setInt32(at + 2, $a, true); at += 6; }
    if ($b === null) { view.setInt8(at, 1); at += 1; }
    else { view.setInt8(at, 2); view.setInt32(at + 1, $b, true); at += 5; }
    state.writeOffset = at - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    let $a;
    if (view.getInt8(at) !== 2) at += 1;
    else if (view.getInt8(at + 1) === 2) { $a = view.getInt32(at + 2, true); at += 6; }
    else { $a = null; at += 2; }
    let $b = null;
    if (view.getInt8(at) === 2) { $b = view.getInt32(at + 1, true); at += 5; }
    else at += 1;
    state.readAddress = at;
    const value = {};
    if ($a !== undefined) value.a = $a;
    value.b = $b;
    return value;
  });
}

export function Sizes(rt, it, shape0) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $total = value.total;
    Number.isSafeInteger($total) && $total >= 0 || wire.throwMismatch("safeU64", $total, "total");
    at = wire.reserve(8); view = state.view;
    view.setUint32(at, $total, true); view.setInt32(at + 4, Math.floor($total / 4294967296), true);
    state.writeOffset = at + 8 - state.region;
    wire.encode(codec0, value.parts, "parts");
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $total = wire.safeU64(at, "total");
    state.readAddress = at + 8;
    const $parts = wire.decode(codec0, "parts");
    return { total: $total, parts: $parts };
  });
}

export function Leaves(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $bool = value.bool;
    typeof $bool === "boolean" || wire.throwMismatch("bool", $bool, "bool");
    const $i8 = value.i8;
    typeof $i8 === "number" && $i8 << 24 >> 24 === $i8 || wire.throwMismatch("i8", $i8, "i8");
    const $u8 = value.u8;
    typeof $u8 === "number" && ($u8 & 255) === $u8 || wire.throwMismatch("u8", $u8, "u8");
    const $i16 = value.i16;
    typeof $i16 === "number" && $i16 << 16 >> 16 === $i16 || wire.throwMismatch("i16", $i16, "i16");
    const $u16 = value.u16;
    typeof $u16 === "number" && ($u16 & 65535) === $u16 || wire.throwMismatch("u16", $u16, "u16");
    const $i32 = value.i32;
    typeof $i32 === "number" && ($i32 | 0) === $i32 || wire.throwMismatch("i32", $i32, "i32");
    const $u32 = value.u32;
    typeof $u32 === "number" && $u32 >>> 0 === $u32 || wire.throwMismatch("u32", $u32, "u32");
    const $isize = value.isize;
    typeof $isize === "number" && ($isize | 0) === $isize || wire.throwMismatch("isize", $isize, "isize");
    const $usize = value.usize;
    typeof $usize === "number" && $usize >>> 0 === $usize || wire.throwMismatch("usize", $usize, "usize");
    const $f32 = wire.float32(value.f32, "f32");
    const $f64 = value.f64;
    typeof $f64 === "number" || wire.throwMismatch("f64", $f64, "f64");
    const $safeI64 = value.safeI64;
    Number.isSafeInteger($safeI64) || wire.throwMismatch("safeI64", $safeI64, "safeI64");
    const $safeU64 = value.safeU64;
    Number.isSafeInteger($safeU64) && $safeU64 >= 0 || wire.throwMismatch("safeU64", $safeU64, "safeU64");
    const $bigI64 = value.bigI64;
    typeof $bigI64 === "bigint" && BigInt.asIntN(64, $bigI64) === $bigI64 || wire.throwMismatch("bigI64", $bigI64, "bigI64");
    const $bigU64 = value.bigU64;
    typeof $bigU64 === "bigint" && BigInt.asUintN(64, $bigU64) === $bigU64 || wire.throwMismatch("bigU64", $bigU64, "bigU64");
    const $char = wire.char(value.char, "char");
    const $string = value.string;
    typeof $string === "string" || wire.throwMismatch("string", $string, "string");
    const $date = wire.millis(value.date, "date");
    at = wire.reserve(146); view = state.view;
    view.setInt8(at, $bool ? 1 : 0);
    view.setInt8(at + 1, $i8);
    view.setInt8(at + 2, $u8);
    view.setInt16(at + 3, $i16, true);
    view.setInt16(at + 5, $u16, true);
    view.setInt32(at + 7, $i32, true);
    view.setInt32(at + 11, $u32, true);
    view.setInt32(at + 15, $isize, true);
    view.setInt32(at + 19, $usize, true);
    view.setFloat32(at + 23, $f32, true);
    view.setFloat64(at + 27, $f64, true);
    view.setUint32(at + 35, $safeI64, true); view.setInt32(at + 39, Math.floor($safeI64 / 4294967296), true);
    view.setUint32(at + 43, $safeU64, true); view.setInt32(at + 47, Math.floor($safeU64 / 4294967296), true);
    view.setBigInt64(at + 51, $bigI64, true);
    view.setBigInt64(at + 59, $bigU64, true);
    view.setInt32(at + 67, $char, true);
    at = wire.writeString(at + 71, $string, 8); view = state.view;
    view.setFloat64(at, $date, true);
    state.writeOffset = at + 8 - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $bool = view.getInt8(at) !== 0;
    const $i8 = view.getInt8(at + 1);
    const $u8 = view.getUint8(at + 2);
    const $i16 = view.getInt16(at + 3, true);
    const $u16 = view.getUint16(at + 5, true);
    const $i32 = view.getInt32(at + 7, true);
    const $u32 = view.getUint32(at + 11, true);
    const $isize = view.getInt32(at + 15, true);
    const $usize = view.getUint32(at + 19, true);
    const $f32 = view.getFloat32(at + 23, true);
    const $f64 = view.getFloat64(at + 27, true);
    const $safeI64 = wire.safeI64(at + 35, "safeI64");
    const $safeU64 = wire.safeU64(at + 43, "safeU64");
    const $bigI64 = view.getBigInt64(at + 51, true);
    const $bigU64 = view.getBigUint64(at + 59, true);
    const $char = String.fromCodePoint(view.getUint32(at + 67, true));
    const $string = wire.readString(at + 75, length = view.getInt32(at + 71, true)); at += 75 + wire.sizeOf(length);
    const $date = new Date(view.getFloat64(at, true));
    state.readAddress = at + 8;
    return { bool: $bool, i8: $i8, u8: $u8, i16: $i16, u16: $u16, i32: $i32, u32: $u32, isize: $isize, usize: $usize, f32: $f32, f64: $f64, safeI64: $safeI64, safeU64: $safeU64, bigI64: $bigI64, bigU64: $bigU64, char: $char, string: $string, date: $date };
  });
}

export function Gaps(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $on = value.on ?? null;
    $on === null || typeof $on === "boolean" || wire.throwMismatch("bool", $on, "on");
    const $text = value.text ?? null;
    $text === null || typeof $text === "string" || wire.throwMismatch("string", $text, "text");
    let $when = value.when ?? null;
    $when === null || ($when = wire.millis($when, "when"));
    let $mark = value.mark ?? null;
    $mark === null || ($mark = wire.char($mark, "mark"));
    const $note = value.note ?? null;
    $note === null || typeof $note === "string" || wire.throwMismatch("string", $note, "note");
    let $ratio = value.ratio ?? null;
    $ratio === null || ($ratio = wire.float32($ratio, "ratio"));
    const $far = value.far;
    $far === null || $far === undefined || Number.isSafeInteger($far) || wire.throwMismatch("safeI64", $far, "far");
    const $word = value.word;
    $word === null || $word === undefined || typeof $word === "string" || wire.throwMismatch("string", $word, "word");
    let $day = value.day;
    $day === null || $day === undefined || ($day = wire.millis($day, "day"));
    const $big = value.big ?? null;
    $big === null || typeof $big === "bigint" && BigInt.asUintN(64, $big) === $big || wire.throwMismatch("bigU64", $big, "big");
    const $last = value.last;
    typeof $last === "number" && ($last & 255) === $last || wire.throwMismatch("u8", $last, "last");
    at = wire.reserve(256); view = state.view;
    if ($on === null) { view.setInt8(at, 1); at += 1; }
    else { view.setInt8(at, 2); view.setInt8(at + 1, $on ? 1 : 0); at += 2; }
    if ($text === null) { view.setInt8(at, 1); at += 1; }
    else { view.setInt8(at, 2); at = wire.writeString(at + 1, $text, 186); view = state.view; }
    if ($when === null) { view.setInt8(at, 1); at += 1; }
    else { view.setInt8(at, 2); view.setFloat64(at + 1, $when, true); at += 9; }
    if ($mark === null) { view.setInt8(at, 0); at += 1; }
    else { view.setInt8(at, 2); view.setInt32(at + 1, $mark, true); at += 5; }
    if ($note === null) { view.setInt8(at, 0); at += 1; }
    else { view.setInt8(at, 2); at = wire.writeString(at + 1, $note, 104); view = state.view; }
    if ($ratio === null) { view.setInt8(at, 0); at += 1; }
    else { view.setInt8(at, 2); view.setFloat32(at + 1, $ratio, true); at += 5; }
    if ($far === undefined) { view.setInt8(at, 0); at += 1; }
    else if ($far === null) { view.setInt8(at, 2); view.setInt8(at + 1, 1); at += 2; }
    else { view.setInt8(at, 2); view.setInt8(at + 1, 2); view.setUint32(at + 2, $far, true); view.setInt32(at + 6, Math.floor($far / 4294967296), true); at += 10; }
    if ($word === undefined) { view.setInt8(at, 0); at += 1; }
    else if ($word === null) { view.setInt8(at, 2); view.setInt8(at + 1, 1); at += 2; }
    else { view.setInt8(at, 2); view.setInt8(at + 1, 2); at = wire.writeString(at + 2, $word, 20); view = state.view; }
    if ($day === undefined) { view.setInt8(at, 0); at += 1; }
    else if ($day === null) { view.setInt8(at, 2); view.setInt8(at + 1, 1); at += 2; }
    else { view.setInt8(at, 2); view.setInt8(at + 1, 2); view.setFloat64(at + 2, $day, true); at += 10; }
    if ($big === null) { view.setInt8(at, 1); at += 1; }
    else { view.setInt8(at, 2); view.setBigInt64(at + 1, $big, true); at += 9; }
    view.setInt8(at, $last);
    state.writeOffset = at + 1 - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    let $on = null;
    if (view.getInt8(at) === 2) { $on = view.getInt8(at + 1) !== 0; at += 2; }
    else at += 1;
    let $text = null;
    if (view.getInt8(at) === 2) { $text = wire.readString(at + 5, length = view.getInt32(at + 1, true)); at += 5 + wire.sizeOf(length); }
    else at += 1;
    let $when = null;
    if (view.getInt8(at) === 2) { $when = new Date(view.getFloat64(at + 1, true)); at += 9; }
    else at += 1;
    let $mark;
    if (view.getInt8(at) === 2) { $mark = String.fromCodePoint(view.getUint32(at + 1, true)); at += 5; }
    else at += 1;
    let $note;
    if (view.getInt8(at) === 2) { $note = wire.readString(at + 5, length = view.getInt32(at + 1, true)); at += 5 + wire.sizeOf(length); }
    else at += 1;
    let $ratio;
    if (view.getInt8(at) === 2) { $ratio = view.getFloat32(at + 1, true); at += 5; }
    else at += 1;
    let $far;
    if (view.getInt8(at) !== 2) at += 1;
    else if (view.getInt8(at + 1) === 2) { $far = wire.safeI64(at + 2, "far"); at += 10; }
    else { $far = null; at += 2; }
    let $word;
    if (view.getInt8(at) !== 2) at += 1;
    else if (view.getInt8(at + 1) === 2) { $word = wire.readString(at + 6, length = view.getInt32(at + 2, true)); at += 6 + wire.sizeOf(length); }
    else { $word = null; at += 2; }
    let $day;
    if (view.getInt8(at) !== 2) at += 1;
    else if (view.getInt8(at + 1) === 2) { $day = new Date(view.getFloat64(at + 2, true)); at += 10; }
    else { $day = null; at += 2; }
    let $big = null;
    if (view.getInt8(at) === 2) { $big = view.getBigUint64(at + 1, true); at += 9; }
    else at += 1;
    const $last = view.getUint8(at);
    state.readAddress = at + 1;
    const value = { on: $on, text: $text, when: $when };
    if ($mark !== undefined) value.mark = $mark;
    if ($note !== undefined) value.note = $note;
    if ($ratio !== undefined) value.ratio = $ratio;
    if ($far !== undefined) value.far = $far;
    if ($word !== undefined) value.word = $word;
    if ($day !== undefined) value.day = $day;
    value.big = $big;
    value.last = $last;
    return value;
  });
}

export function Named(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $0 = value["a \"b\""];
    typeof $0 === "number" && ($0 & 255) === $0 || wire.throwMismatch("u8", $0, "a \"b\"");
    const $__proto__ = value.__proto__;
    typeof $__proto__ === "number" && ($__proto__ & 255) === $__proto__ || wire.throwMismatch("u8", $__proto__, "__proto__");
    const $class = value.class ?? null;
    $class === null || typeof $class === "number" && ($class & 255) === $class || wire.throwMismatch("u8", $class, "class");
    at = wire.reserve(4); view = state.view;
    view.setInt8(at, $0);
    view.setInt8(at + 1, $__proto__);
    if ($class === null) { view.setInt8(at + 2, 0); at += 3; }
    else { view.setInt8(at + 2, 2); view.setInt8(at + 3, $class); at += 4; }
    state.writeOffset = at - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $0 = view.getUint8(at);
    const $__proto__ = view.getUint8(at + 1);
    let $class;
    if (view.getInt8(at + 2) === 2) { $class = view.getUint8(at + 3); at += 4; }
    else at += 3;
    state.readAddress = at;
    const value = { "a \"b\"": $0, ["__proto__"]: $__proto__ };
    if ($class !== undefined) value.class = $class;
    return value;
  });
}

export function Lazy(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $__proto__ = value.__proto__ ?? null;
    $__proto__ === null || typeof $__proto__ === "number" && ($__proto__ & 255) === $__proto__ || wire.throwMismatch("u8", $__proto__, "__proto__");
    at = wire.reserve(2); view = state.view;
    if ($__proto__ === null) { view.setInt8(at, 0); at += 1; }
    else { view.setInt8(at, 2); view.setInt8(at + 1, $__proto__); at += 2; }
    state.writeOffset = at - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    let $__proto__;
    if (view.getInt8(at) === 2) { $__proto__ = view.getUint8(at + 1); at += 2; }
    else at += 1;
    state.readAddress = at;
    const value = {};
    if ($__proto__ !== undefined) Object.defineProperty(value, "__proto__", { value: $__proto__, configurable: true, enumerable: true, writable: true });
    return value;
  });
}

export function Pair(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $a = value.a;
    typeof $a === "number" && ($a | 0) === $a || wire.throwMismatch("i32", $a, "a");
    const $b = value.b;
    typeof $b === "number" && ($b | 0) === $b || wire.throwMismatch("i32", $b, "b");
    at = wire.reserve(8); view = state.view;
    view.setInt32(at, $a, true);
    view.setInt32(at + 4, $b, true);
    state.writeOffset = at + 8 - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $a = view.getInt32(at, true);
    const $b = view.getInt32(at + 4, true);
    state.readAddress = at + 8;
    return { a: $a, b: $b };
  });
}

export function Single(rt, it) {
  const { wire } = rt, { state } = wire;
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $x = value.x;
    typeof $x === "number" && ($x & 255) === $x || wire.throwMismatch("u8", $x, "x");
    at = wire.reserve(1); view = state.view;
    view.setInt8(at, $x);
    state.writeOffset = at + 1 - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $x = view.getUint8(at);
    state.readAddress = at + 1;
    return { x: $x };
  });
}

export function Around(rt, it, shape0, shape1) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  const codec1 = rt.codec(shape1);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    const $before = value.before;
    typeof $before === "number" && ($before & 255) === $before || wire.throwMismatch("u8", $before, "before");
    at = wire.reserve(1); view = state.view;
    view.setInt8(at, $before);
    state.writeOffset = at + 1 - state.region;
    wire.encode(codec0, value.pair, "pair");
    wire.encode(codec1, value.pairs, "pairs");
    const $after = value.after;
    typeof $after === "string" || wire.throwMismatch("string", $after, "after");
    at = wire.reserve(67); view = state.view;
    at = wire.writeString(at, $after, 0); view = state.view;
    state.writeOffset = at - state.region;
  }, () => {
    let at, view, length;
    at = state.readAddress; view = state.view;
    const $before = view.getUint8(at);
    state.readAddress = at + 1;
    const $pair = wire.decode(codec0, "pair");
    const $pairs = wire.decode(codec1, "pairs");
    at = state.readAddress; view = state.view;
    const $after = wire.readString(at + 4, length = view.getInt32(at, true)); at += 4 + wire.sizeOf(length);
    state.readAddress = at;
    const value = { before: $before, pair: $pair };
    if ($pairs !== undefined) value.pairs = $pairs;
    value.after = $after;
    return value;
  });
}

export function Circle(rt, it, shape0) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    wire.encode(codec0, value.kind, "kind");
    const $radius = value.radius;
    typeof $radius === "number" || wire.throwMismatch("f64", $radius, "radius");
    at = wire.reserve(8); view = state.view;
    view.setFloat64(at, $radius, true);
    state.writeOffset = at + 8 - state.region;
  }, () => {
    let at, view, length;
    const $kind = wire.decode(codec0, "kind");
    at = state.readAddress; view = state.view;
    const $radius = view.getFloat64(at, true);
    state.readAddress = at + 8;
    return { kind: $kind, radius: $radius };
  });
}

export function Square(rt, it, shape0) {
  const { wire } = rt, { state } = wire;
  const codec0 = rt.codec(shape0);
  wire.record(it, (value) => {
    wire.checkObject(value);
    let at, view;
    wire.encode(codec0, value.kind, "kind");
    const $side = value.side;
    typeof $side === "number" || wire.throwMismatch("f64", $side, "side");
    at = wire.reserve(8); view = state.view;
    view.setFloat64(at, $side, true);
    state.writeOffset = at + 8 - state.region;
  }, () => {
    let at, view, length;
    const $kind = wire.decode(codec0, "kind");
    at = state.readAddress; view = state.view;
    const $side = view.getFloat64(at, true);
    state.readAddress = at + 8;
    return { kind: $kind, side: $side };
  });
}
