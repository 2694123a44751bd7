// The glue of results.jsi as it is generated. Compared by compiler/tests/golden/records.rs.
// @ts-nocheck: glue has no types.

import * as m from "./next.mjs";
let rt;
export function $init(it) {
  rt = it;
}
export function __m_bool() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.bool", "./next.mjs");
  const r = f();
  return r === true ? 1 : r === false ? 0 : rt.throwMismatch(r, "a boolean", "Results.bool: result");
} catch (e) { rt.fail(e); } }
export function __m_i8() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.i8", "./next.mjs");
  const r = f();
  return typeof r === "number" && r << 24 >> 24 === r ? r : rt.integer(r, "Results.i8: result", "i8");
} catch (e) { rt.fail(e); } }
export function __m_u8() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.u8", "./next.mjs");
  const r = f();
  return typeof r === "number" && (r & 255) === r ? r : rt.integer(r, "Results.u8: result", "u8");
} catch (e) { rt.fail(e); } }
export function __m_i16() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.i16", "./next.mjs");
  const r = f();
  return typeof r === "number" && r << 16 >> 16 === r ? r : rt.integer(r, "Results.i16: result", "i16");
} catch (e) { rt.fail(e); } }
export function __m_u16() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.u16", "./next.mjs");
  const r = f();
  return typeof r === "number" && (r & 65535) === r ? r : rt.integer(r, "Results.u16: result", "u16");
} catch (e) { rt.fail(e); } }
export function __m_i32() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.i32", "./next.mjs");
  const r = f();
  return typeof r === "number" && (r | 0) === r ? r : rt.integer(r, "Results.i32: result", "i32");
} catch (e) { rt.fail(e); } }
export function __m_u32() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.u32", "./next.mjs");
  const r = f();
  return typeof r === "number" && r >>> 0 === r ? r : rt.integer(r, "Results.u32: result", "u32");
} catch (e) { rt.fail(e); } }
export function __m_isize() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.isize", "./next.mjs");
  const r = f();
  return typeof r === "number" && (r | 0) === r ? r : rt.integer(r, "Results.isize: result", "isize");
} catch (e) { rt.fail(e); } }
export function __m_usize() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.usize", "./next.mjs");
  const r = f();
  return typeof r === "number" && r >>> 0 === r ? r : rt.integer(r, "Results.usize: result", "usize");
} catch (e) { rt.fail(e); } }
export function __m_f32() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.f32", "./next.mjs");
  const r = f();
  return rt.float32(r, "Results.f32: result");
} catch (e) { rt.fail(e); } }
export function __m_f64() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.f64", "./next.mjs");
  const r = f();
  return typeof r === "number" ? r : rt.throwMismatch(r, "a number", "Results.f64: result");
} catch (e) { rt.fail(e); } }
export function __m_safe_i64() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.safeI64", "./next.mjs");
  const r = f();
  return Number.isSafeInteger(r) ? r : rt.integer(r, "Results.safeI64: result", "safeI64");
} catch (e) { rt.fail(e); } }
export function __m_safe_u64() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.safeU64", "./next.mjs");
  const r = f();
  return Number.isSafeInteger(r) && r >= 0 ? r : rt.integer(r, "Results.safeU64: result", "safeU64");
} catch (e) { rt.fail(e); } }
export function __m_big_i64() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.bigI64", "./next.mjs");
  const r = f();
  return typeof r === "bigint" && BigInt.asIntN(64, r) === r ? r : rt.bigint(r, "Results.bigI64: result", "bigI64");
} catch (e) { rt.fail(e); return 0n; } }
export function __m_big_u64() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.bigU64", "./next.mjs");
  const r = f();
  return typeof r === "bigint" && BigInt.asUintN(64, r) === r ? r : rt.bigint(r, "Results.bigU64: result", "bigU64");
} catch (e) { rt.fail(e); return 0n; } }
export function __m_char() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.char", "./next.mjs");
  const r = f();
  return rt.char(r, "Results.char: result");
} catch (e) { rt.fail(e); } }
export function __m_string() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.string", "./next.mjs");
  const r = f();
  return typeof r === "string" ? rt.putStr(r, "Results.string: result") : rt.throwMismatch(r, "a string", "Results.string: result");
} catch (e) { rt.fail(e); } }
export function __m_date() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.date", "./next.mjs");
  const r = f();
  return rt.millis(r, "Results.date: result");
} catch (e) { rt.fail(e); } }
export function __m_error() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.error", "./next.mjs");
  const r = f();
  return rt.isError(r) ? r : rt.throwMismatch(r, "an error", "Results.error: result");
} catch (e) { rt.fail(e); } }
export function __m_object() { try {
  const f = m.next;
  if (typeof f !== "function") rt.missing(m, ["next"], "Results.object", "./next.mjs");
  const r = f();
  return (typeof r === "object" && r !== null) || typeof r === "function" ? r : rt.object(r, "Results.object: result");
} catch (e) { rt.fail(e); } }
