// An exported class in JavaScript: constructor, members, statics, subclasses.

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  new_calls_rust: ({ Account }, t) => {
    const account = new Account("Ada", 5);
    t.equal(account.owner, "Ada");
    t.equal(account.limit, 5);
    t.equal(account.balance, 0);
    t.ok(account instanceof Account, "an instance");
    t.equal(account.constructor, Account);
    t.equal(Account.name, "Account");
    t.equal(typeof Account, "function");
    account.dispose();
  },

  a_constructor_checks_its_arguments_and_may_fail: ({ Account }, t) => {
    const alive = Account.alive;
    t.throws(() => new Account(), "Account: parameter owner: expected a string, found undefined");
    t.throws(() => new Account("Ada", "5"), "Account: parameter limit: expected a number");
    t.ok(t.throws(() => new Account(""), "an owner has a name") instanceof TypeError, "the error of Rust");
    t.equal(Account.alive, alive);
  },

  a_class_is_called_with_new: ({ Account }, t) => {
    t.ok(t.throws(() => Account("Ada")) instanceof TypeError, "a type error");
  },

  methods_call_the_rust_object: ({ Account }, t) => {
    using(new Account("Ada", 2), (account) => {
      t.equal(account.deposit(1.5), 1.5);
      t.equal(account.withdraw(3), -1.5);
      const error = t.throws(() => account.withdraw(1), "Ada has too little");
      t.ok(error instanceof RangeError, "a range error");
      t.throws(() => account.deposit("1"), "Account.deposit: parameter amount: expected a number");
      t.throws(() => account.deposit(), "found undefined");
      t.equal(account.balance, -1.5);
    });
  },

  properties_are_read_and_written: ({ Account }, t) => {
    using(new Account("Ada"), (account) => {
      t.equal(account.limit, null);
      account.limit = 3;
      t.equal(account.limit, 3);
      account.limit = null;
      t.equal(account.limit, null);
      account.limit = undefined;
      t.equal(account.limit, null);
      t.throws(() => (account.limit = "3"), "Account.limit: parameter value: expected a number");
      t.throws(() => (account.limit = -1), "a limit is not negative");
      account.tags = ["a", "b"];
      t.same(account.tags, ["a", "b"]);
      t.throws(() => (account.tags = [1]), "element 0: expected a string");
      t.ok(t.throws(() => (account.balance = 5)) instanceof TypeError, "what is read-only");
    });
  },

  statics_belong_to_the_class: ({ Account, Tool }, t) => {
    using(Account.open(), (account) => {
      t.equal(account.owner, "unknown");
      t.ok(account instanceof Account, "an instance");
    });
    t.equal(Account.rate, 0.5);
    Account.rate = 0.25;
    t.equal(Account.rate, 0.25);
    t.throws(() => (Account.rate = "1"), "Account.rate: parameter value: expected a number");
    Account.rate = 0.5;
    t.ok(t.throws(() => (Account.alive = 5)) instanceof TypeError, "what is read-only");
    t.equal(Tool.double(21), 42);
  },

  new_without_a_constructor_throws: ({ Plain, Tool }, t) => {
    for (const Class of [Plain, Tool]) {
      const error = t.throws(() => new Class(), `${Class.name} has no constructor`);
      t.ok(error instanceof TypeError, "a type error");
    }
  },

  a_class_may_be_extended: ({ Account, Bank }, t) => {
    class Careful extends Account {
      /** @param {string} owner */
      constructor(owner) {
        super(owner, 0);
        this.note = "careful";
      }
      /** @param {number} amount */
      deposit(amount) {
        if (amount > 10) throw new Error("too much");
        return super.deposit(amount);
      }
      get doubled() {
        return this.balance * 2;
      }
      static make() {
        return new this("made");
      }
    }
    using(new Careful("Ada"), (careful) => {
      t.ok(careful instanceof Careful && careful instanceof Account, "an instance of both");
      t.equal(careful.deposit(5), 5);
      t.equal(careful.doubled, 10);
      t.throws(() => careful.deposit(11), "too much");
      t.equal(careful.note, "careful");
      Bank.keep(careful);
      t.ok(Bank.find("Ada") === careful, "it comes back as itself");
      Bank.drop();
    });
    using(Careful.make(), (made) => t.equal(made.owner, "made"));
    using(Careful.open(), (opened) => t.ok(!(opened instanceof Careful), "what Rust makes is of its class"));
  },

  a_method_needs_its_receiver: ({ Account, Plain, Bank }, t) => {
    const { deposit } = Account.prototype;
    t.throws(() => deposit.call({}, 1), "Account.deposit: expected an Account, found Object (object)");
    t.throws(() => deposit.call(undefined, 1), "found undefined");
    t.throws(() => deposit.call(Bank.plain(), 1), "expected an Account, found Plain (object)");
    t.throws(() => Object.create(Account.prototype).balance, "Account.balance: expected an Account");
    t.throws(() => Plain.prototype.isDisposed, "Plain.isDisposed: expected a Plain");
    t.throws(() => Account.prototype.dispose.call(Bank.plain()), "Account.dispose: expected an Account");
  },

  functions_take_and_return_objects: ({ Account }, t) => {
    using(new Account("Ada"), (account) => {
      let seen;
      const back = account.each((/** @type {any} */ other) => {
        seen = other;
        other.deposit(3);
        return other;
      });
      t.ok(back === seen && back instanceof Account, "the same object");
      t.equal(back.balance, 3);
      back.dispose();
      t.equal(
        account.each(() => null),
        null,
      );
      t.throws(() => account.each(() => ({})), "expected an Account, found Object (object)");
      /** @type {unknown[]} */
      const seenBalances = [];
      account.watch((/** @type {number} */ balance) => seenBalances.push(balance));
      account.deposit(1);
      account.deposit(2);
      account.watch(null);
      account.deposit(3);
      t.same(seenBalances, [1, 3]);
    });
  },

  members_may_have_any_name: ({ Wallet }, t) => {
    t.equal(Wallet.name, "Wallet");
    using(new Wallet(), (wallet) => {
      t.equal(wallet["with-a-dash"](), 1);
      t.equal(wallet.constructor(), 2);
    });
    t.equal(Wallet.static(), 3);
  },
};

/**
 * For engines without `using`.
 * @param {any} object
 * @param {(object: any) => unknown} action
 */
function using(object, action) {
  try {
    action(object);
  } finally {
    object.dispose();
  }
}
