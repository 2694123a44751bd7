// Starts the program, and tells it what the user does.

import init, { Counter } from "../pkg/my_app.js";

await init();
document.querySelector("button")?.addEventListener("click", () => Counter.click());
