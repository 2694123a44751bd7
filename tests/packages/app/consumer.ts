// Two crates that have types of the same names, as a consumer in TypeScript sees them.

import { type AppPartKind, type AppPartPoint, type Kind, PartSide, PartToken, type Point, Side, Token } from "app";

const point: Point = Side.swap({ x: 1, y: 2 });
const named: AppPartPoint = PartSide.name({ label: "a" });
const kinds: [Kind, AppPartKind] = [Side.kind(), PartSide.kind()];
const sides: [string, string] = [new Token().side(), new PartToken().side()];
const same: boolean = PartToken.same(new PartToken(), new PartToken());

// @ts-expect-error the program's point is another type
PartSide.name(point);
// @ts-expect-error and so is the library's
Side.swap(named);
// @ts-expect-error the program has one kind
const other: Kind = PartSide.kind();

export { kinds, other, same, sides };
