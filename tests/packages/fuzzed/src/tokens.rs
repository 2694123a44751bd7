//! Objects of Rust that JavaScript makes, holds and disposes of.

use std::cell::{Cell, RefCell};

use jsi_runtime::{Any, Function, JsError, Promise};

use crate::seen;
use crate::types::{JsToken, Token, TokenStatics, export_token};

/// What every live object holds: memory that was freed too early holds something else.
const MARK: u64 = 0x0123_4567_89ab_cdef;

struct Kept {
    mark: Cell<u64>,
    id: u32,
    label: RefCell<Option<String>>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.mark.set(0);
    }
}

impl Kept {
    fn check(&self) -> Result<(), JsError> {
        assert_eq!(self.mark.get(), MARK, "an object that is gone was used");
        Ok(())
    }
}

impl Token for Kept {
    fn id(&self) -> Result<u32, JsError> {
        self.check()?;
        Ok(self.id)
    }

    fn label(&self) -> Result<Option<String>, JsError> {
        self.check()?;
        Ok(self.label.borrow().clone())
    }

    fn set_label(&self, value: Option<&str>) -> Result<(), JsError> {
        self.check()?;
        *self.label.borrow_mut() = value.map(str::to_owned);
        Ok(())
    }

    fn count(&self, others: &[JsToken]) -> Result<u32, JsError> {
        for other in others {
            other.id()?;
        }
        self.check()?;
        Ok((others.len() + 1).try_into()?)
    }

    fn visit(&self, f: Function<(JsToken,), Any>) -> Result<String, JsError> {
        let other = JsToken::new(Self {
            mark: Cell::new(MARK),
            id: self.id + 1,
            label: RefCell::default(),
        });
        let result = f.call((other.clone(),));
        other.id()?;
        self.check()?;
        Ok(seen(result))
    }

    fn later(&self) -> Promise<u32> {
        Promise::ready(self.id)
    }
}

impl TokenStatics for Kept {
    fn new(id: u32, label: Option<&str>) -> Result<Self, JsError> {
        Ok(Self {
            mark: Cell::new(MARK),
            id,
            label: RefCell::new(label.map(str::to_owned)),
        })
    }

    fn check(any: &Any) -> Result<bool, JsError> {
        Ok(any.to::<JsToken>().is_ok())
    }
}

export_token!(Kept);
