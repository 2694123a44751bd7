// Lifetimes of objects: disposal, garbage collection, and references of Rust.

const DISPOSE = Symbol.dispose;

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  dispose_releases_the_rust_object: ({ Account, Bank }, t) => {
    const [alive, objects] = [Account.alive, Bank.objects()];
    const account = new Account("Ada");
    t.equal(Account.alive, alive + 1);
    t.equal(Bank.objects(), objects + 1);
    t.equal(account.isDisposed, false);
    account.dispose();
    t.equal(account.isDisposed, true);
    t.equal(Account.alive, alive);
    t.equal(Bank.objects(), objects);
    account.dispose();
    t.equal(account.isDisposed, true);
  },

  a_disposed_object_cannot_be_used: ({ Account, Bank }, t) => {
    const account = new Account("Ada");
    const other = new Account("other");
    account.dispose();
    t.ok(t.throws(() => account.deposit(1), "Account.deposit: Account was disposed") instanceof TypeError, "a type error");
    t.throws(() => account.balance, "Account.balance: Account was disposed");
    t.throws(() => (account.limit = 1), "Account.limit: Account was disposed");
    t.throws(() => other.absorb(account), "Account.absorb: parameter other: Account was disposed");
    t.throws(() => other.sum(account), "element 0: Account was disposed");
    t.throws(() => Bank.entry({ account }), "field account: Account was disposed");
    other.dispose();
  },

  using_disposes_of_an_object: ({ Account }, t) => {
    if (DISPOSE === undefined) {
      t.equal(Object.getOwnPropertySymbols(Account.prototype).length, 0);
      return;
    }
    const account = new Account("Ada");
    t.equal(typeof account[DISPOSE], "function");
    account[DISPOSE]();
    t.equal(account.isDisposed, true);
    t.same(Object.keys(Account.prototype), []);
  },

  an_object_that_rust_holds_outlives_its_javascript_object: ({ Account, Bank }, t) => {
    const account = new Account("Ada");
    account.deposit(7);
    Bank.keep(account);
    account.dispose();
    const again = Bank.find("Ada");
    t.ok(again !== account, "another object");
    t.equal(again.balance, 7);
    t.equal(account.isDisposed, true);
    t.ok(Bank.find("Ada") === again, "the new one");
    Bank.drop();
    again.dispose();
  },

  unreachable_objects_are_collected: async ({ Account, Bank }, t) => {
    const [alive, objects] = [Account.alive, Bank.objects()];
    const kept = new Account("kept");
    for (let i = 0; i < 100; i += 1) new Account(`number ${i}`);
    for (let i = 0; i < 100; i += 1) Account.open();
    await t.collected(() => Account.alive <= alive + 1 && Bank.objects() <= objects + 1, "the accounts");
    t.equal(kept.owner, "kept");
    kept.dispose();
  },

  a_collected_object_returns_as_a_new_one: async ({ Account, Bank }, t) => {
    const objects = Bank.objects();
    const kept = (() => {
      const account = new Account("kept by rust");
      account.deposit(1);
      Bank.keep(account);
      return new WeakRef(account);
    })();
    await t.collected(() => Bank.objects() <= objects && kept.deref() === undefined, "the object");
    const again = Bank.find("kept by rust");
    t.equal(again.balance, 1);
    Bank.drop();
    again.dispose();
  },

  a_method_may_dispose_of_its_own_object: ({ Account }, t) => {
    const account = new Account("Ada");
    account.watch(() => account.dispose());
    t.equal(account.deposit(1), 1);
    t.equal(account.isDisposed, true);
  },

  a_thousand_rounds_leave_nothing: ({ Account, Bank }, t) => {
    const [alive, objects] = [Account.alive, Bank.objects()];
    for (let i = 0; i < 1000; i += 1) {
      const [one, other] = [new Account("one"), Account.open()];
      one.absorb(other);
      try {
        one.withdraw(1);
      } catch {
        // too little
      }
      one.dispose();
      other.dispose();
    }
    t.equal(Account.alive, alive);
    t.equal(Bank.objects(), objects);
  },
};
