// Runs one program of `bench/sizes` and gives what it printed: both of a pair have to do the same.

import { record } from "../record.mjs";
import { start } from "../tasks/start.mjs";

export default async function same({ program }) {
  standIn();
  const module = await start("web", program);
  return record(() => use(module), { pass: false });
}

async function use({ run, Program, Account }) {
  console.log((await (run ?? Program.run)(40)) ?? null);
  if (!Account) return;
  const [ada, grace] = [new Account("Ada"), new Account("Grace")];
  ada.watch((balance) => console.log(balance));
  console.log(ada.deposit(100));
  ada.pay(grace, 30);
  console.log(grace.owner, grace.balance, Account.alive);
  try {
    ada.withdraw(1000);
  } catch (error) {
    console.log(error.name, error.message);
  }
}

/** What a page has and Node lacks, as far as the programs ask for it. Nothing takes time. */
function standIn() {
  const elements = new Map();
  const getElementById = (id) => {
    if (!elements.has(id)) elements.set(id, new Element(id));
    return elements.get(id);
  };
  const later = setTimeout;
  Object.assign(globalThis, {
    document: { getElementById },
    location: { href: "data:text/plain,the page" },
    setTimeout: (f, _, ...values) => later(f, 1, ...values),
  });
}

class Element extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
  }

  click() {
    this.dispatchEvent(new Event("click"));
  }
}
