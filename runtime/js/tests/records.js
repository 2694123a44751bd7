//! The codecs of records.jsi as they are generated, each under its record's name. Compared by compiler/tests/golden/records.rs.

export function Point(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.x;
    typeof x0 === "number" || w.no("f64", x0, "x");
    const x1 = v.y;
    typeof x1 === "number" || w.no("f64", x1, "y");
    const x2 = v.name ?? null;
    x2 === null || typeof x2 === "string" || w.no("string", x2, "name");
    p = w.room(84); d = s.dv;
    d.setFloat64(p, x0, true);
    d.setFloat64(p + 8, x1, true);
    if (x2 === null) { d.setInt8(p + 16, 0); p += 17; }
    else { d.setInt8(p + 16, 2); p = w.text(p + 17, x2, 0); d = s.dv; }
    s.pos = p - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getFloat64(p, true);
    const x1 = d.getFloat64(p + 8, true);
    let x2;
    if (d.getInt8(p + 16) === 2) { x2 = w.str(p + 21, n = d.getInt32(p + 17, true)); p += 21 + w.size(n); }
    else p += 17;
    s.at = p;
    const o = { x: x0, y: x1 };
    if (x2 !== undefined) o.name = x2;
    return o;
  });
}

export function Tree(rt, it, n0) {
  const w = rt.wire, { s } = w;
  const c0 = rt.codec(n0);
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.id;
    typeof x0 === "number" && (x0 | 0) === x0 || w.no("i32", x0, "id");
    p = w.room(4); d = s.dv;
    d.setInt32(p, x0, true);
    s.pos = p + 4 - s.region;
    w.put(c0, v.children, "children");
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getInt32(p, true);
    s.at = p + 4;
    const x1 = w.get(c0, "children");
    return { id: x0, children: x1 };
  });
}

export function Maybe(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.a;
    x0 === null || x0 === undefined || typeof x0 === "number" && (x0 | 0) === x0 || w.no("i32", x0, "a");
    const x1 = v.b ?? null;
    x1 === null || typeof x1 === "number" && (x1 | 0) === x1 || w.no("i32", x1, "b");
    p = w.room(11); d = s.dv;
    if (x0 === undefined) { d.setInt8(p, 0); p += 1; }
    else if (x0 === null) { d.setInt8(p, 2); d.setInt8(p + 1, 1); p += 2; }
    else { d.setInt8(p, 2); d.setInt8(p + 1, 2); d.setInt32(p + 2, x0, true); p += 6; }
    if (x1 === null) { d.setInt8(p, 1); p += 1; }
    else { d.setInt8(p, 2); d.setInt32(p + 1, x1, true); p += 5; }
    s.pos = p - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    let x0;
    if (d.getInt8(p) !== 2) p += 1;
    else if (d.getInt8(p + 1) === 2) { x0 = d.getInt32(p + 2, true); p += 6; }
    else { x0 = null; p += 2; }
    let x1 = null;
    if (d.getInt8(p) === 2) { x1 = d.getInt32(p + 1, true); p += 5; }
    else p += 1;
    s.at = p;
    const o = {};
    if (x0 !== undefined) o.a = x0;
    o.b = x1;
    return o;
  });
}

export function Sizes(rt, it, n0) {
  const w = rt.wire, { s } = w;
  const c0 = rt.codec(n0);
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.total;
    Number.isSafeInteger(x0) && x0 >= 0 || w.no("safeU64", x0, "total");
    p = w.room(8); d = s.dv;
    d.setUint32(p, x0, true); d.setInt32(p + 4, Math.floor(x0 / 4294967296), true);
    s.pos = p + 8 - s.region;
    w.put(c0, v.parts, "parts");
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = w.safeU64(p, "total");
    s.at = p + 8;
    const x1 = w.get(c0, "parts");
    return { total: x0, parts: x1 };
  });
}

export function Leaves(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.bool;
    typeof x0 === "boolean" || w.no("bool", x0, "bool");
    const x1 = v.i8;
    typeof x1 === "number" && x1 << 24 >> 24 === x1 || w.no("i8", x1, "i8");
    const x2 = v.u8;
    typeof x2 === "number" && (x2 & 255) === x2 || w.no("u8", x2, "u8");
    const x3 = v.i16;
    typeof x3 === "number" && x3 << 16 >> 16 === x3 || w.no("i16", x3, "i16");
    const x4 = v.u16;
    typeof x4 === "number" && (x4 & 65535) === x4 || w.no("u16", x4, "u16");
    const x5 = v.i32;
    typeof x5 === "number" && (x5 | 0) === x5 || w.no("i32", x5, "i32");
    const x6 = v.u32;
    typeof x6 === "number" && x6 >>> 0 === x6 || w.no("u32", x6, "u32");
    const x7 = v.isize;
    typeof x7 === "number" && (x7 | 0) === x7 || w.no("isize", x7, "isize");
    const x8 = v.usize;
    typeof x8 === "number" && x8 >>> 0 === x8 || w.no("usize", x8, "usize");
    const x9 = w.float32(v.f32, "f32");
    const x10 = v.f64;
    typeof x10 === "number" || w.no("f64", x10, "f64");
    const x11 = v.safeI64;
    Number.isSafeInteger(x11) || w.no("safeI64", x11, "safeI64");
    const x12 = v.safeU64;
    Number.isSafeInteger(x12) && x12 >= 0 || w.no("safeU64", x12, "safeU64");
    const x13 = v.bigI64;
    typeof x13 === "bigint" && BigInt.asIntN(64, x13) === x13 || w.no("bigI64", x13, "bigI64");
    const x14 = v.bigU64;
    typeof x14 === "bigint" && BigInt.asUintN(64, x14) === x14 || w.no("bigU64", x14, "bigU64");
    const x15 = w.char(v.char, "char");
    const x16 = v.string;
    typeof x16 === "string" || w.no("string", x16, "string");
    const x17 = w.millis(v.date, "date");
    p = w.room(146); d = s.dv;
    d.setInt8(p, x0 ? 1 : 0);
    d.setInt8(p + 1, x1);
    d.setInt8(p + 2, x2);
    d.setInt16(p + 3, x3, true);
    d.setInt16(p + 5, x4, true);
    d.setInt32(p + 7, x5, true);
    d.setInt32(p + 11, x6, true);
    d.setInt32(p + 15, x7, true);
    d.setInt32(p + 19, x8, true);
    d.setFloat32(p + 23, x9, true);
    d.setFloat64(p + 27, x10, true);
    d.setUint32(p + 35, x11, true); d.setInt32(p + 39, Math.floor(x11 / 4294967296), true);
    d.setUint32(p + 43, x12, true); d.setInt32(p + 47, Math.floor(x12 / 4294967296), true);
    d.setBigInt64(p + 51, x13, true);
    d.setBigInt64(p + 59, x14, true);
    d.setInt32(p + 67, x15, true);
    p = w.text(p + 71, x16, 8); d = s.dv;
    d.setFloat64(p, x17, true);
    s.pos = p + 8 - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getInt8(p) !== 0;
    const x1 = d.getInt8(p + 1);
    const x2 = d.getUint8(p + 2);
    const x3 = d.getInt16(p + 3, true);
    const x4 = d.getUint16(p + 5, true);
    const x5 = d.getInt32(p + 7, true);
    const x6 = d.getUint32(p + 11, true);
    const x7 = d.getInt32(p + 15, true);
    const x8 = d.getUint32(p + 19, true);
    const x9 = d.getFloat32(p + 23, true);
    const x10 = d.getFloat64(p + 27, true);
    const x11 = w.safeI64(p + 35, "safeI64");
    const x12 = w.safeU64(p + 43, "safeU64");
    const x13 = d.getBigInt64(p + 51, true);
    const x14 = d.getBigUint64(p + 59, true);
    const x15 = String.fromCodePoint(d.getUint32(p + 67, true));
    const x16 = w.str(p + 75, n = d.getInt32(p + 71, true)); p += 75 + w.size(n);
    const x17 = new Date(d.getFloat64(p, true));
    s.at = p + 8;
    return { bool: x0, i8: x1, u8: x2, i16: x3, u16: x4, i32: x5, u32: x6, isize: x7, usize: x8, f32: x9, f64: x10, safeI64: x11, safeU64: x12, bigI64: x13, bigU64: x14, char: x15, string: x16, date: x17 };
  });
}

export function Gaps(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.on ?? null;
    x0 === null || typeof x0 === "boolean" || w.no("bool", x0, "on");
    const x1 = v.text ?? null;
    x1 === null || typeof x1 === "string" || w.no("string", x1, "text");
    let x2 = v.when ?? null;
    x2 === null || (x2 = w.millis(x2, "when"));
    let x3 = v.mark ?? null;
    x3 === null || (x3 = w.char(x3, "mark"));
    const x4 = v.note ?? null;
    x4 === null || typeof x4 === "string" || w.no("string", x4, "note");
    let x5 = v.ratio ?? null;
    x5 === null || (x5 = w.float32(x5, "ratio"));
    const x6 = v.far;
    x6 === null || x6 === undefined || Number.isSafeInteger(x6) || w.no("safeI64", x6, "far");
    const x7 = v.word;
    x7 === null || x7 === undefined || typeof x7 === "string" || w.no("string", x7, "word");
    let x8 = v.day;
    x8 === null || x8 === undefined || (x8 = w.millis(x8, "day"));
    const x9 = v.big ?? null;
    x9 === null || typeof x9 === "bigint" && BigInt.asUintN(64, x9) === x9 || w.no("bigU64", x9, "big");
    const x10 = v.last;
    typeof x10 === "number" && (x10 & 255) === x10 || w.no("u8", x10, "last");
    p = w.room(256); d = s.dv;
    if (x0 === null) { d.setInt8(p, 1); p += 1; }
    else { d.setInt8(p, 2); d.setInt8(p + 1, x0 ? 1 : 0); p += 2; }
    if (x1 === null) { d.setInt8(p, 1); p += 1; }
    else { d.setInt8(p, 2); p = w.text(p + 1, x1, 186); d = s.dv; }
    if (x2 === null) { d.setInt8(p, 1); p += 1; }
    else { d.setInt8(p, 2); d.setFloat64(p + 1, x2, true); p += 9; }
    if (x3 === null) { d.setInt8(p, 0); p += 1; }
    else { d.setInt8(p, 2); d.setInt32(p + 1, x3, true); p += 5; }
    if (x4 === null) { d.setInt8(p, 0); p += 1; }
    else { d.setInt8(p, 2); p = w.text(p + 1, x4, 104); d = s.dv; }
    if (x5 === null) { d.setInt8(p, 0); p += 1; }
    else { d.setInt8(p, 2); d.setFloat32(p + 1, x5, true); p += 5; }
    if (x6 === undefined) { d.setInt8(p, 0); p += 1; }
    else if (x6 === null) { d.setInt8(p, 2); d.setInt8(p + 1, 1); p += 2; }
    else { d.setInt8(p, 2); d.setInt8(p + 1, 2); d.setUint32(p + 2, x6, true); d.setInt32(p + 6, Math.floor(x6 / 4294967296), true); p += 10; }
    if (x7 === undefined) { d.setInt8(p, 0); p += 1; }
    else if (x7 === null) { d.setInt8(p, 2); d.setInt8(p + 1, 1); p += 2; }
    else { d.setInt8(p, 2); d.setInt8(p + 1, 2); p = w.text(p + 2, x7, 20); d = s.dv; }
    if (x8 === undefined) { d.setInt8(p, 0); p += 1; }
    else if (x8 === null) { d.setInt8(p, 2); d.setInt8(p + 1, 1); p += 2; }
    else { d.setInt8(p, 2); d.setInt8(p + 1, 2); d.setFloat64(p + 2, x8, true); p += 10; }
    if (x9 === null) { d.setInt8(p, 1); p += 1; }
    else { d.setInt8(p, 2); d.setBigInt64(p + 1, x9, true); p += 9; }
    d.setInt8(p, x10);
    s.pos = p + 1 - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    let x0 = null;
    if (d.getInt8(p) === 2) { x0 = d.getInt8(p + 1) !== 0; p += 2; }
    else p += 1;
    let x1 = null;
    if (d.getInt8(p) === 2) { x1 = w.str(p + 5, n = d.getInt32(p + 1, true)); p += 5 + w.size(n); }
    else p += 1;
    let x2 = null;
    if (d.getInt8(p) === 2) { x2 = new Date(d.getFloat64(p + 1, true)); p += 9; }
    else p += 1;
    let x3;
    if (d.getInt8(p) === 2) { x3 = String.fromCodePoint(d.getUint32(p + 1, true)); p += 5; }
    else p += 1;
    let x4;
    if (d.getInt8(p) === 2) { x4 = w.str(p + 5, n = d.getInt32(p + 1, true)); p += 5 + w.size(n); }
    else p += 1;
    let x5;
    if (d.getInt8(p) === 2) { x5 = d.getFloat32(p + 1, true); p += 5; }
    else p += 1;
    let x6;
    if (d.getInt8(p) !== 2) p += 1;
    else if (d.getInt8(p + 1) === 2) { x6 = w.safeI64(p + 2, "far"); p += 10; }
    else { x6 = null; p += 2; }
    let x7;
    if (d.getInt8(p) !== 2) p += 1;
    else if (d.getInt8(p + 1) === 2) { x7 = w.str(p + 6, n = d.getInt32(p + 2, true)); p += 6 + w.size(n); }
    else { x7 = null; p += 2; }
    let x8;
    if (d.getInt8(p) !== 2) p += 1;
    else if (d.getInt8(p + 1) === 2) { x8 = new Date(d.getFloat64(p + 2, true)); p += 10; }
    else { x8 = null; p += 2; }
    let x9 = null;
    if (d.getInt8(p) === 2) { x9 = d.getBigUint64(p + 1, true); p += 9; }
    else p += 1;
    const x10 = d.getUint8(p);
    s.at = p + 1;
    const o = { on: x0, text: x1, when: x2 };
    if (x3 !== undefined) o.mark = x3;
    if (x4 !== undefined) o.note = x4;
    if (x5 !== undefined) o.ratio = x5;
    if (x6 !== undefined) o.far = x6;
    if (x7 !== undefined) o.word = x7;
    if (x8 !== undefined) o.day = x8;
    o.big = x9;
    o.last = x10;
    return o;
  });
}

export function Named(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v["a \"b\""];
    typeof x0 === "number" && (x0 & 255) === x0 || w.no("u8", x0, "a \"b\"");
    const x1 = v.__proto__;
    typeof x1 === "number" && (x1 & 255) === x1 || w.no("u8", x1, "__proto__");
    const x2 = v.class ?? null;
    x2 === null || typeof x2 === "number" && (x2 & 255) === x2 || w.no("u8", x2, "class");
    p = w.room(4); d = s.dv;
    d.setInt8(p, x0);
    d.setInt8(p + 1, x1);
    if (x2 === null) { d.setInt8(p + 2, 0); p += 3; }
    else { d.setInt8(p + 2, 2); d.setInt8(p + 3, x2); p += 4; }
    s.pos = p - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getUint8(p);
    const x1 = d.getUint8(p + 1);
    let x2;
    if (d.getInt8(p + 2) === 2) { x2 = d.getUint8(p + 3); p += 4; }
    else p += 3;
    s.at = p;
    const o = { "a \"b\"": x0, ["__proto__"]: x1 };
    if (x2 !== undefined) o.class = x2;
    return o;
  });
}

export function Lazy(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.__proto__ ?? null;
    x0 === null || typeof x0 === "number" && (x0 & 255) === x0 || w.no("u8", x0, "__proto__");
    p = w.room(2); d = s.dv;
    if (x0 === null) { d.setInt8(p, 0); p += 1; }
    else { d.setInt8(p, 2); d.setInt8(p + 1, x0); p += 2; }
    s.pos = p - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    let x0;
    if (d.getInt8(p) === 2) { x0 = d.getUint8(p + 1); p += 2; }
    else p += 1;
    s.at = p;
    const o = {};
    if (x0 !== undefined) Object.defineProperty(o, "__proto__", { value: x0, configurable: true, enumerable: true, writable: true });
    return o;
  });
}

export function Pair(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.a;
    typeof x0 === "number" && (x0 | 0) === x0 || w.no("i32", x0, "a");
    const x1 = v.b;
    typeof x1 === "number" && (x1 | 0) === x1 || w.no("i32", x1, "b");
    p = w.room(8); d = s.dv;
    d.setInt32(p, x0, true);
    d.setInt32(p + 4, x1, true);
    s.pos = p + 8 - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getInt32(p, true);
    const x1 = d.getInt32(p + 4, true);
    s.at = p + 8;
    return { a: x0, b: x1 };
  });
}

export function Single(rt, it) {
  const w = rt.wire, { s } = w;
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.x;
    typeof x0 === "number" && (x0 & 255) === x0 || w.no("u8", x0, "x");
    p = w.room(1); d = s.dv;
    d.setInt8(p, x0);
    s.pos = p + 1 - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getUint8(p);
    s.at = p + 1;
    return { x: x0 };
  });
}

export function Around(rt, it, n0, n1) {
  const w = rt.wire, { s } = w;
  const c0 = rt.codec(n0);
  const c1 = rt.codec(n1);
  w.record(it, (v) => {
    w.object(v);
    let p, d;
    const x0 = v.before;
    typeof x0 === "number" && (x0 & 255) === x0 || w.no("u8", x0, "before");
    p = w.room(1); d = s.dv;
    d.setInt8(p, x0);
    s.pos = p + 1 - s.region;
    w.put(c0, v.pair, "pair");
    w.put(c1, v.pairs, "pairs");
    const x3 = v.after;
    typeof x3 === "string" || w.no("string", x3, "after");
    p = w.room(67); d = s.dv;
    p = w.text(p, x3, 0); d = s.dv;
    s.pos = p - s.region;
  }, () => {
    let p, d, n;
    p = s.at; d = s.dv;
    const x0 = d.getUint8(p);
    s.at = p + 1;
    const x1 = w.get(c0, "pair");
    const x2 = w.get(c1, "pairs");
    p = s.at; d = s.dv;
    const x3 = w.str(p + 4, n = d.getInt32(p, true)); p += 4 + w.size(n);
    s.at = p;
    const o = { before: x0, pair: x1 };
    if (x2 !== undefined) o.pairs = x2;
    o.after = x3;
    return o;
  });
}
