export class Odd {
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
  mock(it) {
    return it;
  }
  eq(other) {
    return this.it === other.it;
  }
  get(key) {
    return `got ${key}`;
  }
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
  self(self) {
    return self;
  }
  drop() {
    this.it = -1;
  }
  toString() {
    return `Odd ${this.it}`;
  }
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
  static fromStr(it) {
    return new this(Number(it));
  }
  static deref() {
    return 60;
  }
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
  static each(self) {
    self(62);
  }
}
export class Odder extends Odd {
  static zero() {
    return new this(0);
  }
}
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
