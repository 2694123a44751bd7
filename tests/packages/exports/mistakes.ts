// Mistakes of a consumer that TypeScript reports: every line here is an error.

import { Closed, Echo, Errors, Functions, Greeter, Later, Lists, Maybe, Player, Promises, Renamed } from "exports";

export function wrong(): void {
  // @ts-expect-error a string is no boolean
  Echo.boolean("true");
  // @ts-expect-error a bigint is no number
  Echo.i32(1n);
  // @ts-expect-error a number is no bigint
  Echo.bigI64(1);
  // @ts-expect-error a number is no character
  Echo.char(67);
  // @ts-expect-error null where it is not allowed
  Echo.string(null);
  // @ts-expect-error undefined where it is not allowed
  Echo.object(undefined);
  // @ts-expect-error a number is no object
  Echo.object(1);
  // @ts-expect-error a number is no date
  Echo.date(0);
  // @ts-expect-error text is no error
  Echo.error("error");
  // @ts-expect-error a field is missing
  Echo.point({ x: 1 });
  // @ts-expect-error an element of another type
  Echo.point({ x: 1, tags: [2] });
  // @ts-expect-error a value that the enum does not list
  Echo.level(2);
  // @ts-expect-error a value that the enum does not list
  Echo.align("center");
  // @ts-expect-error another typed array
  Echo.float64(new Uint8Array(1));
  // @ts-expect-error another class
  Echo.token({});
  // @ts-expect-error a number may be null
  Maybe.i32(null).toFixed();
  // @ts-expect-error an element of another type
  Lists.strings([1]);
  // @ts-expect-error null in an array of values that are never null
  Lists.points([null]);
  // @ts-expect-error the value of a promise where the promise is wanted
  Later.string("text");
  // @ts-expect-error a promise of something else
  Later.string(Promise.resolve(1));
  // @ts-expect-error the argument is missing
  Greeter.greet();
  // @ts-expect-error there are too many
  Greeter.greet("Ada", 1);
  // @ts-expect-error an optional argument of another type
  Greeter.optional("1");
  // @ts-expect-error rest arguments of another type
  Greeter.sum(1, "2");
  // @ts-expect-error a function with another result
  Functions.call(() => 1, 1, "");
  // @ts-expect-error a function that asks for more than it gets
  Functions.perhaps((needed: number) => String(needed));
  // @ts-expect-error an argument of the function that came back
  Functions.adder(1)("1");
  // @ts-expect-error the function may be null
  Functions.some(true)();
  // @ts-expect-error a promise is not its value
  Promises.ready("a").toUpperCase();
  // @ts-expect-error a call without a result
  Errors.fail("why").message;
  // @ts-expect-error the object is frozen
  Greeter.greet = (name: string) => name;
  // @ts-expect-error the property is `readonly`
  Player.changes = 1;
  // @ts-expect-error a value of another type
  Player.volume = "loud";
  // @ts-expect-error the class has no constructor
  new Closed();
  // @ts-expect-error there is no such member
  Greeter.shout("Ada");
  // @ts-expect-error the name in the interface file is another
  Renamed.dashed();
}
