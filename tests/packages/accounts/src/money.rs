//! The account.

use std::cell::{Cell, RefCell};
use std::prelude::rust_2024::*;

use jsi_runtime::{Function, JsError, Promise};

use crate::generated::accounts::{export_account, Account, AccountStatics, JsAccount};

thread_local! {
    static ALIVE: Cell<u32> = const { Cell::new(0) };
    static RATE: Cell<f64> = const { Cell::new(0.5) };
}

/// An account of one person.
pub struct Money {
    owner: String,
    balance: Cell<f64>,
    limit: Cell<Option<f64>>,
    labels: RefCell<Vec<String>>,
    watcher: RefCell<Option<Function<(f64,), ()>>>,
}

impl Money {
    /// An account with nothing in it.
    pub fn of(owner: &str) -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Self {
            owner: owner.to_owned(),
            balance: Cell::new(0.0),
            limit: Cell::new(None),
            labels: RefCell::default(),
            watcher: RefCell::default(),
        }
    }

    fn change(&self, by: f64) -> Result<f64, JsError> {
        let balance = self.balance.get() + by;
        if balance < -self.limit.get().unwrap_or(0.0) {
            return Err(JsError::range_error(format!(
                "{} has too little",
                self.owner
            )));
        }
        self.balance.set(balance);
        let watcher = self.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher.call((balance,))?;
        }
        Ok(balance)
    }
}

impl Drop for Money {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

impl Account for Money {
    fn deposit(&self, amount: f64) -> Result<f64, JsError> {
        self.change(amount)
    }

    fn withdraw(&self, amount: f64) -> Result<f64, JsError> {
        self.change(-amount)
    }

    fn absorb(&self, other: &JsAccount) -> Result<(), JsError> {
        let all = other.balance()?;
        other.withdraw(all)?;
        self.deposit(all)?;
        Ok(())
    }

    fn larger(&self, other: Option<&JsAccount>) -> Result<Option<JsAccount>, JsError> {
        match other {
            Some(other) if other.balance()? > self.balance()? => Ok(Some(other.clone())),
            _ => Ok(None),
        }
    }

    fn sum(&self, others: &[JsAccount]) -> Result<f64, JsError> {
        others
            .iter()
            .try_fold(self.balance()?, |sum, other| Ok(sum + other.balance()?))
    }

    fn later(&self) -> Promise<JsAccount> {
        let owner = self.owner.clone();
        Promise::new(async move { Ok(JsAccount::new(Money::of(&owner))) })
    }

    fn watch(&self, onchange: Option<Function<(f64,), ()>>) -> Result<(), JsError> {
        *self.watcher.borrow_mut() = onchange;
        Ok(())
    }

    fn each(
        &self,
        f: Function<(JsAccount,), Option<JsAccount>>,
    ) -> Result<Option<JsAccount>, JsError> {
        f.call((JsAccount::new(Money::of("each")),))
    }

    fn owner(&self) -> Result<String, JsError> {
        Ok(self.owner.clone())
    }

    fn balance(&self) -> Result<f64, JsError> {
        Ok(self.balance.get())
    }

    fn limit(&self) -> Result<Option<f64>, JsError> {
        Ok(self.limit.get())
    }

    fn set_limit(&self, value: Option<f64>) -> Result<(), JsError> {
        if value.is_some_and(|value| value < 0.0) {
            return Err(JsError::range_error("a limit is not negative"));
        }
        self.limit.set(value);
        Ok(())
    }

    fn labels(&self) -> Result<Vec<String>, JsError> {
        Ok(self.labels.borrow().clone())
    }

    fn set_labels(&self, value: &[String]) -> Result<(), JsError> {
        *self.labels.borrow_mut() = value.to_vec();
        Ok(())
    }
}

impl AccountStatics for Money {
    fn new(owner: &str, limit: Option<f64>) -> Result<Self, JsError> {
        if owner.is_empty() {
            return Err(JsError::type_error("an owner has a name"));
        }
        let money = Money::of(owner);
        money.limit.set(limit);
        Ok(money)
    }

    fn open() -> Result<JsAccount, JsError> {
        Ok(JsAccount::new(Money::of("unknown")))
    }

    fn from_all(accounts: &[JsAccount]) -> Result<JsAccount, JsError> {
        let made = JsAccount::new(Money::of("all"));
        for account in accounts {
            made.absorb(account)?;
        }
        Ok(made)
    }

    fn open_later(owner: &str) -> Promise<JsAccount> {
        let owner = owner.to_owned();
        Promise::new(async move {
            let money = <Money as AccountStatics>::new(&owner, None)?;
            Ok(JsAccount::new(money))
        })
    }

    fn alive() -> Result<u32, JsError> {
        Ok(ALIVE.get())
    }

    fn rate() -> Result<f64, JsError> {
        Ok(RATE.get())
    }

    fn set_rate(value: f64) -> Result<(), JsError> {
        RATE.set(value);
        Ok(())
    }
}

export_account!(Money);
