// What is to be seen of an exported object where it is printed.

/** What the engine's own printing gives; only some have one. */
async function inspector(engine) {
  if (engine === "node" || engine === "bun") return (await import("node:util")).inspect;
  return engine === "deno" ? globalThis.Deno.inspect : undefined;
}

export const cases = {
  an_exported_object_prints_as_its_class_with_its_properties: async ({ Account, Plain, Bank }, t) => {
    const account = new Account("Ada", 5);
    account.deposit(2);
    account.note = "mine";
    t.equal(String(account), "[object Account]");
    t.same(Object.keys(account), ["note"]);
    const inspect = await inspector(t.engine);
    if (inspect) {
      const text = inspect(account).replace(/\s+/g, " ").replaceAll('"', "'");
      t.equal(text, "Account { note: 'mine', owner: 'Ada', balance: 2, limit: 5, tags: [] }");
      class Savings extends Account {
        get doubled() {
          return 2 * this.balance;
        }
        get broken() {
          throw new Error("no luck");
        }
      }
      const text2 = inspect(new Savings("Bob"));
      t.ok(/^(class )?Savings /.test(text2), text2);
      t.ok(/doubled: 0/.test(text2) && /no luck/.test(text2) && /owner: .Bob./.test(text2), text2);
      // Neither a cycle nor the depth that is asked for exhausts the stack, on which Rust runs.
      const plain = Bank.plain();
      t.ok(inspect(plain, { depth: Infinity }).includes("self: [Plain]"), inspect(plain, { depth: Infinity }));
      t.ok(/\[Account\]/.test(inspect([[[[account]]]], { depth: 3 })), "depth");
      account.dispose();
      t.equal(inspect(account).replace(/\s+/g, " "), "Account { isDisposed: true }");
      t.ok(inspect(Account.prototype).length < 1000, "the prototype is no such object");
    }
    account.dispose();
  },

  json_uses_to_json_or_own_properties: ({ Account }, t) => {
    const account = new Account("Ada");
    t.equal(JSON.stringify(account), "{}");
    class Told extends Account {
      toJSON() {
        return { owner: this.owner };
      }
    }
    t.equal(JSON.stringify([new Told("Bob")]), '[{"owner":"Bob"}]');
    account.dispose();
  },
};
