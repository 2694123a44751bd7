//! An account is a Rust struct, and a class in JavaScript.

jsi_runtime::bindings!();

use std::cell::{Cell, RefCell};

use crate::savings::{Account, AccountStatics, JsAccount, export_account};
use jsi_runtime::{Function, JsError};

thread_local! {
    static ALIVE: Cell<u32> = const { Cell::new(0) };
}

type Listener = Function<(f64,), ()>;

/// JavaScript may call a method while another one runs, so fields that change are cells.
struct Money {
    owner: String,
    balance: Cell<f64>,
    listener: RefCell<Option<Listener>>,
}

impl Money {
    fn change(&self, by: f64) -> Result<f64, JsError> {
        let balance = self.balance.get() + by;
        self.balance.set(balance);
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener.call((balance,))?;
        }
        Ok(balance)
    }
}

impl Account for Money {
    fn owner(&self) -> Result<String, JsError> {
        Ok(self.owner.clone())
    }

    fn balance(&self) -> Result<f64, JsError> {
        Ok(self.balance.get())
    }

    fn deposit(&self, amount: f64) -> Result<f64, JsError> {
        self.change(amount)
    }

    fn withdraw(&self, amount: f64) -> Result<f64, JsError> {
        if amount > self.balance.get() {
            let owner = &self.owner;
            return Err(JsError::range_error(format!("{owner} has no {amount}")));
        }
        self.change(-amount)
    }

    fn pay(&self, to: &JsAccount, amount: f64) -> Result<(), JsError> {
        self.withdraw(amount)?;
        to.deposit(amount).map(|_| ())
    }

    fn watch(&self, listener: Listener) -> Result<(), JsError> {
        *self.listener.borrow_mut() = Some(listener);
        Ok(())
    }
}

impl AccountStatics for Money {
    fn new(owner: &str) -> Result<Self, JsError> {
        ALIVE.set(ALIVE.get() + 1);
        Ok(Self {
            owner: owner.to_owned(),
            balance: Cell::new(0.0),
            listener: RefCell::default(),
        })
    }

    fn alive() -> Result<u32, JsError> {
        Ok(ALIVE.get())
    }
}

impl Drop for Money {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

export_account!(Money);
