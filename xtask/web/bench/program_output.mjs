// Runs one program of `bench/sizes` and returns its output. Both programs of a pair must print the same.

import { record } from "../record.mjs";
import { start } from "../tasks/start.mjs";

/**
 * @param {{ program: string }} task the address of the package's main file
 */
export default async function run({ program }) {
  definePage();
  const module = await start("web", program);
  return record(() => use(module), { pass: false });
}

/**
 * @param {any} program the started package
 */
async function use({ run, Program, Account, greet, Hello, start, Tasks }) {
  if (greet ?? Hello) return console.log((greet ?? Hello.greet)("Zoë"));
  if (start ?? Tasks) return useTasks(start ?? Tasks.start);
  console.log((await (run ?? Program.run)(40)) ?? null);
  if (!Account) return;
  const [ada, grace] = [new Account("Ada"), new Account("Grace")];
  ada.watch((/** @type {number} */ balance) => console.log(balance));
  console.log(ada.deposit(100));
  ada.pay(grace, 30);
  console.log(grace.owner, grace.balance, Account.alive);
  try {
    ada.withdraw(1000);
  } catch (/** @type {any} */ error) {
    console.log(error.name, error.message);
  }
}

/**
 * Does what a person does on the page with the list of tasks.
 * @param {() => void} start
 */
function useTasks(start) {
  /**
   * @param {string} id
   * @param {string} type
   * @param {unknown} value
   */
  const act = (id, type, value) => {
    const element = /** @type {EventTarget} */ (document.getElementById(id));
    Object.assign(element, { value });
    element.dispatchEvent(new Event(type));
    const [tasks, left] = ["tasks", "left"].map((it) => document.getElementById(it)?.textContent);
    console.log(tasks, left, localStorage.getItem("tasks"));
  };
  start();
  for (const title of ["write", "test", "ship"]) act("new", "change", title);
  act("tasks", "click", 2);
  act("clear", "click", undefined);
  act("tasks", "click", 3);
  start();
}

/** Defines those parts of a page that the programs use and Node does not have. Timers do not wait. */
function definePage() {
  /** @type {Map<string, PageElement>} */
  const elements = new Map();
  /** @param {string} id */
  const getElementById = (id) => {
    const element = elements.get(id) ?? new PageElement(id);
    elements.set(id, element);
    return element;
  };
  const { setTimeout } = globalThis;
  /** @type {Map<string, string>} */
  const kept = new Map();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    },
    document: { getElementById },
    location: { href: "data:text/plain,the page" },
    /**
     * @param {(...values: unknown[]) => void} callback
     * @param {number} _
     * @param {unknown[]} values
     */
    setTimeout: (callback, _, ...values) => setTimeout(callback, 1, ...values),
  });
}

class PageElement extends EventTarget {
  /** @param {string} id */
  constructor(id) {
    super();
    this.id = id;
  }

  click() {
    this.dispatchEvent(new Event("click"));
  }
}
