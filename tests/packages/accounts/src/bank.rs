//! What Rust keeps of the objects that JavaScript made.

use std::cell::RefCell;
use std::prelude::rust_2024::*;

use jsi_runtime::{live_counts, JsError};

use crate::generated::accounts::{export_bank, Account, Bank, Entry, JsAccount, JsHidden, JsPlain};
use crate::others::{Nothing, Single};

#[derive(Default)]
struct Vault {
    accounts: RefCell<Vec<JsAccount>>,
}

impl Bank for Vault {
    fn keep(&self, account: &JsAccount) -> Result<(), JsError> {
        self.accounts.borrow_mut().push(account.clone());
        Ok(())
    }

    fn find(&self, owner: &str) -> Result<Option<JsAccount>, JsError> {
        for account in self.accounts.borrow().iter() {
            if account.owner()? == owner {
                return Ok(Some(account.clone()));
            }
        }
        Ok(None)
    }

    fn all(&self) -> Result<Vec<JsAccount>, JsError> {
        Ok(self.accounts.borrow().clone())
    }

    fn drop(&self) -> Result<(), JsError> {
        self.accounts.borrow_mut().clear();
        Ok(())
    }

    fn hidden(&self) -> Result<JsHidden, JsError> {
        Ok(JsHidden::new(Nothing))
    }

    fn objects(&self) -> Result<u32, JsError> {
        u32::try_from(live_counts().objects).map_err(JsError::from)
    }

    fn plain(&self) -> Result<JsPlain, JsError> {
        Ok(Single::get())
    }

    fn entry(&self, entry: &Entry) -> Result<Entry, JsError> {
        Ok(entry.clone())
    }
}

export_bank!(Vault::default());
