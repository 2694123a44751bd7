export class Odd {
  /** @param {any} it */
  constructor(it) {
    this.it = it;
    this.type = it;
  }
  clone() {
    return new Odd(this.it + 1);
  }
  deref() {
    return this.it;
  }
  /** @param {any} it */
  mock(it) {
    return it;
  }
  /** @param {Odd} other */
  eq(other) {
    return this.it === other.it;
  }
  /** @param {string} key */
  get(key) {
    return `got ${key}`;
  }
  /**
   * @param {"it" | "type"} object
   * @param {any} part
   */
  set(object, part) {
    this[object] = part;
  }
  keys() {
    return 100;
  }
  tryInto() {
    return 101;
  }
  into() {
    return 102;
  }
  asRef() {
    return 103;
  }
  fmt() {
    return "fmt";
  }
  new() {
    return this;
  }
  toJs() {
    return 104;
  }
  fromObject() {
    return 105;
  }
  jsValue() {
    return 106;
  }
  write() {
    return 107;
  }
  read() {
    return 108;
  }
  /** @param {any} self */
  self(self) {
    return self;
  }
  drop() {
    this.it = -1;
  }
  toString() {
    return `Odd ${this.it}`;
  }
  /** @param {(value: number) => void} self */
  each(self) {
    self(this.it);
  }
  static value = 7;
  static clone() {
    return new this(50);
  }
  static default() {
    return new this(0);
  }
  /** @param {any} it */
  static fromStr(it) {
    return new this(Number(it));
  }
  static deref() {
    return 60;
  }
  /** @param {string} key */
  static get(key) {
    return `static ${key}`;
  }
  static keys() {
    return 61;
  }
  static odd() {
    return new this(1);
  }
  static jsOdd() {
    return new this(2);
  }
  static self() {
    return new this(3);
  }
  static into() {
    return new this(4);
  }
  static next() {
    return new this(5);
  }
  /** @param {(value: number) => void} self */
  static each(self) {
    self(62);
  }
}
export class Odder extends Odd {
  static zero() {
    return new this(0);
  }
}
// biome-ignore lint/complexity/noStaticOnlyClass: names of this case
export class Clone {
  static new() {
    return new this();
  }
}
export class Eq {
  clone() {
    return Clone.new();
  }
}
// biome-ignore lint/complexity/noStaticOnlyClass: names of this case
export class Option {
  static "a b" = 5;
  static none() {
    return null;
  }
}
export class Named {
  name = "named";
}
export class $dollar {
  $value = 1;
}
