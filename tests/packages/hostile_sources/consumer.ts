// Names are found by their letters.

import { Café, café as cafe, Std } from "hostile_sources";

const text: string = Café.hostile("a") + Std.hostile("b") + cafe.hostile("c");
text.length;
