//! The exports of this instance, by number.

use std::any::TypeId;
use std::cell::RefCell;
use std::rc::Rc;

use crate::shape::Shape;
use crate::value::JsError;
use crate::wire::{Frame, Writer};

/// The description of one member for JavaScript.
pub(super) struct Member {
    pub(super) place: &'static str,
    pub(super) params: &'static [&'static str],
    pub(super) rest: bool,
    pub(super) args: &'static Shape,
    pub(super) result: &'static Shape,
}

/// An interface or a class; its members have numbers.
pub(super) trait Export {
    fn member(&self, index: i32) -> Option<Member>;
    fn call(&self, index: i32, object: i32, args: Frame) -> Result<Writer, JsError>;
}

pub(super) struct Registered {
    pub(super) of: TypeId,
    pub(super) export: Rc<dyn Export>,
}

thread_local! {
    pub(super) static REGISTERED: RefCell<Vec<Registered>> = const { RefCell::new(Vec::new()) };
}

fn export(number: i32) -> Option<Rc<dyn Export>> {
    let number = usize::try_from(number).ok()?;
    REGISTERED.with_borrow(|exports| Some(exports.get(number)?.export.clone()))
}

/// The member of an export.
pub(super) fn describe(number: i32, index: i32) -> Option<Member> {
    export(number)?.member(index)
}

/// Calls a member for JavaScript.
pub(super) fn invoke(number: i32, index: i32, object: i32, args: Frame) -> Result<Writer, JsError> {
    export(number)
        .ok_or_else(unknown)?
        .call(index, object, args)
}

#[cold]
pub(super) fn unknown() -> JsError {
    JsError::new("the export has no such member")
}
