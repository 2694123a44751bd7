// Exported classes as a consumer in TypeScript sees them.

import { Account, Bank, type Entry, Plain, Tool, Wallet } from "accounts";

const account: Account = new Account("Ada");
const limited = new Account("Ada", 5);
const balance: number = account.deposit(1);
account.limit = null;
account.limit = balance;
account.tags = ["a"];
const larger: Account | null = account.larger(limited);
account.absorb(limited);
account.sum(account, limited);
const later: Promise<Account> = account.later();
const back: Account | null = account.each((other) => (other.balance > 0 ? other : null));
account.watch((balance) => balance.toFixed());
account.watch(null);
const opened: Account = Account.open();
Account.rate = Account.rate + Account.alive;
const entry: Entry = Bank.entry({ account, note: "n" });
const plain: Plain = Bank.plain().self;
const doubled: number = Tool.double(2);
const wallet = new Wallet();
const fixed: number = Wallet.static() + wallet["with-a-dash"]();
{
  using scoped = new Account("scoped");
  scoped.deposit(1);
}
if (!account.isDisposed) account.dispose();

class Careful extends Account {
  constructor(owner: string) {
    super(owner, 0);
  }
  override deposit(amount: number): number {
    return amount > 10 ? this.balance : super.deposit(amount);
  }
}
const careful: Account = new Careful("Ada");
const hidden = Bank.hidden();
hidden.dispose();

// @ts-expect-error an owner is needed
new Account();
// @ts-expect-error a limit is a number
new Account("Ada", "5");
// @ts-expect-error it is read-only
account.balance = 5;
// @ts-expect-error it is read-only
Account.alive = 5;
// @ts-expect-error an amount is a number
account.deposit("1");
// @ts-expect-error an object with the same members is no account
account.absorb({ ...account });
// @ts-expect-error another class
account.absorb(plain);
// @ts-expect-error JavaScript makes none
new Plain();
// @ts-expect-error and extends none
class More extends Plain {}
// @ts-expect-error there is no such member
account.steal();
// @ts-expect-error the class is not exported, so there is only the type of its objects
new Hidden();

export const all = [larger, later, back, opened, entry, doubled, fixed, careful, More];
