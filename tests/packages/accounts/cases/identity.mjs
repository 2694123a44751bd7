// One Rust object is one JavaScript object, wherever it goes.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  the_same_rust_object_is_the_same_javascript_object: ({ Account, Bank }, t) => {
    const account = new Account("Ada");
    Bank.keep(account);
    t.ok(Bank.find("Ada") === account, "found again");
    t.ok(Bank.all()[0] === account, "in a list");
    t.equal(Bank.find("unknown"), null);
    t.ok(account.larger(account) === null, "not larger than itself");
    Bank.drop();
    account.dispose();
  },

  an_object_that_rust_makes_is_the_same_each_time: ({ Bank, Plain }, t) => {
    const plain = Bank.plain();
    t.ok(plain instanceof Plain, "an instance");
    t.ok(Bank.plain() === plain && plain.self === plain, "the same object");
    t.equal(plain.name(), "single");
    plain.dispose();
  },

  objects_cross_as_arguments_lists_fields_and_results: async ({ Account, Bank }, t) => {
    const [one, other] = [new Account("one"), new Account("other")];
    other.deposit(4);
    one.absorb(other);
    t.equal(one.balance, 4);
    t.equal(other.balance, 0);
    t.ok(other.larger(one) === one, "the larger one");
    t.equal(other.larger(null), null);
    t.equal(other.sum(one, one), 8);
    t.equal(other.sum(), 0);
    const entry = { account: one, note: "n" };
    const back = Bank.entry(entry);
    t.ok(back.account === one && back !== entry && back.note === "n", "a field");
    const all = Account.fromAll([one, other]);
    t.equal(all.balance, 4);
    const later = await all.later();
    t.ok(later instanceof Account && later !== all, "a promised object");
    const opened = await Account.openLater("late");
    t.equal(opened.owner, "late");
    await t.rejects(() => Account.openLater(""), "an owner has a name");
    for (const it of [one, other, all, later, opened]) it.dispose();
  },

  other_values_than_objects_of_the_class_are_rejected: ({ Account, Bank }, t) => {
    const account = new Account("Ada");
    for (const wrong of [{}, 1, "Ada", Bank.plain(), Object.create(Account.prototype), new Proxy(account, {})]) {
      t.throws(() => account.absorb(wrong), "Account.absorb: parameter other: expected an Account");
    }
    t.throws(() => account.absorb(null), "found null");
    t.throws(() => account.sum(account, {}), "Account.sum: parameter others: element 1: expected an Account");
    t.throws(() => Bank.entry({ account: {} }), "field account: expected an Account");
    account.dispose();
  },

  a_class_that_is_not_exported_cannot_cross: ({ Bank }, t) => {
    const before = Bank.objects();
    t.throws(() => Bank.hidden(), "Hidden is not exported: export_hidden! is missing");
    t.equal(Bank.objects(), before);
  },

  nothing_is_written_on_an_object: ({ Account }, t) => {
    const account = new Account("Ada");
    t.same(Reflect.ownKeys(account), []);
    t.same(Object.keys(Account.prototype), []);
    const frozen = Object.freeze(new Account("frozen"));
    t.equal(frozen.deposit(1), 1);
    for (const it of [account, frozen]) it.dispose();
  },
};
