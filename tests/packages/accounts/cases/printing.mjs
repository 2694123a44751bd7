// The printed form of exported objects.

/**
 * The engine's own function for printing; only some engines have one.
 * @param {string} engine
 * @returns {Promise<((value: unknown, options?: { depth: number }) => string) | undefined>}
 */
async function inspector(engine) {
  if (engine === "node" || engine === "bun") return (await import("node:util")).inspect;
  return engine === "deno" ? /** @type {any} */ (globalThis).Deno.inspect : undefined;
}

/** @type {import("../../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  an_exported_object_prints_as_its_class_with_its_properties: async ({ Account, Bank }, t) => {
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
      const printed = inspect(new /** @type {any} */ (Savings)("Bob"));
      t.ok(/^(class )?Savings /.test(printed), printed);
      t.ok(/doubled: 0/.test(printed) && /no luck/.test(printed) && /owner: .Bob./.test(printed), printed);
      // Neither a cycle nor the requested depth exhausts the stack, on which Rust also runs.
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
    class Renamed extends Account {
      toJSON() {
        return { owner: this.owner };
      }
    }
    t.equal(JSON.stringify([new /** @type {any} */ (Renamed)("Bob")]), '[{"owner":"Bob"}]');
    account.dispose();
  },
};
