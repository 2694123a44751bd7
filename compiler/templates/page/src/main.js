// Starts the program, and passes it what the user does.

import { Counter } from "./lib.rs";

document.querySelector("button")?.addEventListener("click", () => Counter.click());
