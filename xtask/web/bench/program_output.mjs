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
async function use({ run, Program, Account }) {
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
  Object.assign(globalThis, {
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
