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

/// The members of an interface or a class that cross as wire bytes, by number.
pub(super) trait Encoded {
    fn member(&self, index: i32) -> Option<Member>;
    fn call(&self, index: i32, object: i32, args: Frame) -> Result<Writer, JsError>;
}

pub(super) struct Registered {
    pub(super) of: TypeId,
    /// The function of a member that crosses in its signature; -1 is the constructor.
    pub(super) direct: fn(i32) -> Option<*const ()>,
    /// None if there are no others, so that their code is not linked.
    pub(super) encoded: Option<Rc<dyn Encoded>>,
}

thread_local! {
    pub(super) static REGISTERED: RefCell<Vec<Registered>> = const { RefCell::new(Vec::new()) };
}

fn encoded(number: i32) -> Option<Rc<dyn Encoded>> {
    let number = usize::try_from(number).ok()?;
    REGISTERED.with_borrow(|exports| exports.get(number)?.encoded.clone())
}

/// The member of an export.
pub(super) fn describe(number: i32, index: i32) -> Option<Member> {
    encoded(number)?.member(index)
}

/// The function of a member that crosses in its signature.
pub(super) fn direct(number: i32, index: i32) -> Option<*const ()> {
    let number = usize::try_from(number).ok()?;
    let direct = REGISTERED.with_borrow(|exports| Some(exports.get(number)?.direct))?;
    direct(index)
}

/// Calls a member for JavaScript.
pub(super) fn invoke(number: i32, index: i32, object: i32, args: Frame) -> Result<Writer, JsError> {
    encoded(number)
        .ok_or_else(unknown)?
        .call(index, object, args)
}

#[cold]
pub(super) fn unknown() -> JsError {
    JsError::new("the export has no such member")
}
