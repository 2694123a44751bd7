// Every type of an export in a TypeScript program, and uses that are errors.

import {
  type Align,
  Closed,
  Containers,
  type Collection,
  Echo,
  Errors,
  Functions,
  Globe,
  Greeter,
  Later,
  type Level,
  Lists,
  Maybe,
  type Mood,
  type Node,
  type Open,
  OutOfStock,
  Player,
  type WorldPoint,
  type Point,
  Promises,
  Renamed,
  Shop,
  Token,
} from "exports";
import { wrong } from "./mistakes.js";

const integers: number[] = [
  Echo.i8(1),
  Echo.u8(1),
  Echo.i16(1),
  Echo.u16(1),
  Echo.i32(1),
  Echo.u32(1),
  Echo.isize(1),
  Echo.usize(1),
  Echo.f32(0.5),
  Echo.number(0.5),
  Echo.safeI64(1),
  Echo.safeU64(1),
];
const bigints: bigint[] = [Echo.bigI64(1n), Echo.bigU64(1n), Echo.bigI128(1n), Echo.bigU128(1n)];
const yes: boolean = Echo.boolean(true);
const char: string = Echo.char("c");
const text: string = Echo.string("text");
const date: Date = Echo.date(new Date());
const error: Error = Echo.error(new RangeError("range"));
const object: object = Echo.object(() => 1);
const any: unknown = Echo.any(Symbol("s"));
const arrays: ArrayBufferView[] = [
  Echo.uint8(new Uint8Array(1)),
  Echo.clamped(new Uint8ClampedArray(1)),
  Echo.int8(new Int8Array(1)),
  Echo.int16(new Int16Array(1)),
  Echo.uint16(new Uint16Array(1)),
  Echo.int32(new Int32Array(1)),
  Echo.uint32(new Uint32Array(1)),
  Echo.float32(new Float32Array(1)),
  Echo.float64(new Float64Array(1)),
  Echo.bigint64(new BigInt64Array(1)),
  Echo.biguint64(new BigUint64Array(1)),
];
const point: Point = Echo.point({ x: 1, tags: ["a"] });
const name: string | undefined = point.name;
const level: Level = Echo.level(0);
const open: Open = Echo.open(99);
const align: Align = Echo.align("left");
const mood: Mood = Echo.mood("odd");
const node: Node = Echo.node({});
const set: Collection = Echo.set(new Set<unknown>());
const token: Token = Echo.token(new Token(1));
const twice: number[] = [...Containers.twice(new Set([1]))];
const capitals: AsyncIterable<string> = Containers.capitals(
  (async function* () {
    yield "a";
  })(),
);
// biome-ignore lint/suspicious/noConfusingVoidType: the type of the result
const nothing: void = Echo.nothing();

const maybe: [string | null, number | null, Point | null, Token | null, string[] | null] = [
  Maybe.string(null),
  Maybe.i32(undefined),
  Maybe.point(point),
  Maybe.token(token),
  Maybe.list(["a"]),
];
const lists: [number[], string[], (string | null)[], (Token | null)[], Level[], unknown[]] = [
  Lists.bytes([1]),
  Lists.strings([]),
  Lists.maybeStrings([null, "a"]),
  Lists.maybeTokens([token, null]),
  Lists.levels([0, 1]),
  Lists.anys([1, "a"]),
];
const later: Promise<number> = Later.i32(Promise.resolve(1));
const laterMaybe: Promise<string | null> = Later.maybeString(Promise.resolve(null));

Greeter.greet("Ada");
Greeter.optional();
Greeter.optional(1);
Greeter.nested(null);
Greeter.nullable(null);
Greeter.sum(1, 2, 3);
Greeter.both("a", true, [1]);
const inferred: string = Functions.call((number, text) => text.repeat(number), 1, "a");
const add: (x: number) => number = Functions.adder(1);
const some: (() => string) | null = Functions.some(true);
const untyped: unknown = Functions.untyped()(1, "a");
const promised: Promise<string> = Functions.callLater(async (text) => text);
Functions.perhaps(null);
Functions.optional();
Errors.throwIt(error);
Promises.later(1).then((text: string) => text.length);
Renamed["with-a-dash"]();
Renamed.type("a", "b");
const stock: OutOfStock = Shop.echo(new OutOfStock("tea", 1));
const asError: Error = stock;
const advice: string = stock.advice(true) + stock.message + OutOfStock.limit();
try {
  Shop.buy("tea", 3);
} catch (error) {
  if (error instanceof OutOfStock) error.left.toFixed();
  if (error instanceof Closed) error.message.trim();
}
Player.volume = 0.5;
Player.title = null;
const listener: ((value: number) => void) | null = Player.onchange;
const ready: Promise<string> = Player.ready;
const opposite: WorldPoint = Globe.opposite({ latitude: 1, longitude: 2 });
const fake: typeof Greeter = { ...Greeter, greet: (name: string) => name };
export const all = [
  integers,
  bigints,
  twice,
  capitals,
  yes,
  char,
  text,
  date,
  object,
  any,
  arrays,
  name,
  level,
  open,
  align,
  mood,
  node,
  set,
  nothing,
  maybe,
  lists,
  later,
  laterMaybe,
  inferred,
  add,
  some,
  untyped,
  promised,
  fake,
  wrong,
  opposite,
  listener,
  ready,
  asError,
  advice,
];
