// The glue of promised.jsi as it is generated. Compared by compiler/tests/golden/records.rs.
// @ts-nocheck: glue has no types.

let it = new Proxy({}, {
  get() {
    throw new Error("Promised: the package is not started: init() was not called, or has not finished");
  },
});
let rt = it, s = it, f0, f1, f2;
export function $init(given) {
  it = given;
  ({ rt, state: s } = it);
}
export const $export = Object.freeze({
  later(a0) {
    try {
      if (s.dead !== undefined) it.alive();
      const v0 = typeof a0 === "number" && (a0 & 255) === a0 ? a0 : rt.integer(a0, "Promised.later: parameter a", "u8");
      try { (f0 ??= it.direct(0))(v0); } catch (e) {
        s.dead ??= true;
        try { e = it.died(e); } catch { s.spare.cause ??= e; e = s.spare; }
        throw e;
      }
      return s.status === 0 ? it.reply() : it.outcome(s.status, s.status = 0);
    } catch (error) {
      return Promise.reject(error);
    }
  },
  get soon() {
    try {
      if (s.dead !== undefined) it.alive();
      try { (f1 ??= it.direct(1))(); } catch (e) {
        s.dead ??= true;
        try { e = it.died(e); } catch { s.spare.cause ??= e; e = s.spare; }
        throw e;
      }
      return s.status === 0 ? it.reply() : it.outcome(s.status, s.status = 0);
    } catch (error) {
      return Promise.reject(error);
    }
  },
  now(a0) {
    if (s.dead !== undefined) it.alive();
    const v0 = typeof a0 === "number" && (a0 & 255) === a0 ? a0 : rt.integer(a0, "Promised.now: parameter a", "u8");
    let r;
    try { r = (f2 ??= it.direct(2))(v0); } catch (e) {
      s.dead ??= true;
      try { e = it.died(e); } catch { s.spare.cause ??= e; e = s.spare; }
      throw e;
    }
    return r !== -2147483648 || s.status === 0 ? r : it.outcome(s.status, s.status = 0);
  },
});
