//! Classes without constructor, without objects, without export, and with other names.

use std::cell::RefCell;
use std::prelude::rust_2024::*;

use jsi_runtime::JsError;

// the macros come with everything else
#[allow(clippy::wildcard_imports)]
use crate::generated::accounts::*;

thread_local! {
    static SINGLE: RefCell<Option<JsPlain>> = const { RefCell::new(None) };
}

/// There is one.
pub struct Single;

impl Single {
    /// The one.
    pub fn get() -> JsPlain {
        SINGLE.with_borrow_mut(|single| single.get_or_insert_with(|| JsPlain::new(Self)).clone())
    }
}

impl Plain for Single {
    fn name(&self) -> Result<String, JsError> {
        Ok("single".into())
    }

    fn self_(&self) -> Result<JsPlain, JsError> {
        Ok(Self::get())
    }
}

struct Hammer;

impl Tool for Hammer {}

impl ToolStatics for Hammer {
    fn double(x: i32) -> Result<i32, JsError> {
        Ok(x * 2)
    }
}

/// It is not exported.
pub struct Nothing;

impl Hidden for Nothing {}

struct Leather;

impl Purse for Leather {
    fn dashed(&self) -> Result<i32, JsError> {
        Ok(1)
    }

    fn made(&self) -> Result<i32, JsError> {
        Ok(2)
    }
}

impl PurseStatics for Leather {
    fn new() -> Result<Self, JsError> {
        Ok(Self)
    }

    fn fixed() -> Result<i32, JsError> {
        Ok(3)
    }
}

export_plain!(Single);
export_tool!(Hammer);
export_purse!(Leather);
