// JavaScript of a page, which uses `Account` like a JavaScript class.

/** @param {{ Account: { new (owner: string): any, alive: number } }} api */
export default function run({ Account }) {
  const ada = new Account("Ada");
  const grace = new Account("Grace");
  ada.watch((/** @type {number} */ balance) => console.log(`Ada has ${balance}.`));
  ada.deposit(100);
  ada.pay(grace, 30);
  console.log(`${grace.owner} has ${grace.balance}.`);

  // An `Err` of Rust is thrown as an exception. So is the error for an argument of another type.
  attempt(() => ada.withdraw(1000));
  attempt(() => ada.pay("Grace", 1));

  // A Rust class can be extended like any other.
  class Savings extends Account {
    /** @param {number} rate */
    addInterest(rate) {
      return this.deposit(this.balance * rate);
    }
  }
  const joan = new Savings("Joan");
  joan.deposit(200);
  console.log(`Joan has ${joan.addInterest(0.5)}; ${joan instanceof Account}.`);
  joan.pay(grace, 100);
  console.log(`${grace.owner} has ${grace.balance}.`);

  // `dispose` frees the memory of an object in Rust. Without it, the memory is freed when the object is garbage-collected.
  console.log(`${Account.alive} accounts.`);
  for (const account of [ada, grace, joan]) account.dispose();
  console.log(`${Account.alive} accounts; ${ada.isDisposed}.`);
  attempt(() => ada.deposit(1));
}

/** @param {() => unknown} action */
function attempt(action) {
  try {
    action();
  } catch (/** @type {any} */ error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
