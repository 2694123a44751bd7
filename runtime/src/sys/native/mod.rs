//! JavaScript values in memory, for targets without JavaScript.

use std::error::Error;
use std::rc::Rc;

use super::ErrorInfo;
use crate::error::JsError;
use crate::marshal::FromJs;
use crate::shape::{FunctionShape, Shape};
use crate::wire::Writer;

#[derive(Debug, Clone)]
pub(crate) struct Ref(Rc<()>);

impl PartialEq for Ref {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug, Default)]
pub(crate) struct Outgoing(Vec<Ref>);

impl Outgoing {
    pub(crate) fn push(&mut self, value: &Ref) -> u32 {
        self.0.push(value.clone());
        u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX)
    }
}

#[derive(Debug)]
pub(crate) struct Incoming(Vec<Ref>);

impl Incoming {
    pub(crate) fn take(&self, index: u32) -> Option<Ref> {
        self.0.get(index as usize).cloned()
    }
}

#[derive(Debug)]
pub(crate) struct Frame {
    bytes: Vec<u8>,
    refs: Incoming,
}

impl Frame {
    pub(crate) fn read<T: FromJs>(self) -> Result<T, JsError> {
        T::read(&mut crate::Reader::new(&self.bytes, &self.refs))
    }

    pub(crate) fn read_as<T: FromJs>(self, shape: &'static Shape) -> Result<T, JsError> {
        T::read(&mut crate::Reader::new(&self.bytes, &self.refs).shaped(shape))
    }
}

fn none<T>() -> Result<T, JsError> {
    Err(JsError::new("not available"))
}

pub(crate) fn buffer() -> Vec<u8> {
    Vec::new()
}
pub(crate) fn recycle(_: Vec<u8>) {}
pub(crate) fn object_new() -> Ref {
    Ref(Rc::new(()))
}
pub(crate) fn global() -> Ref {
    object_new()
}
pub(crate) fn has(_: &Ref, _: &str) -> Result<bool, JsError> {
    none()
}
pub(crate) fn type_of(_: &Ref, _: &str) -> Result<String, JsError> {
    none()
}
pub(crate) fn get(_: &Ref, _: &str, _: &'static Shape) -> Result<Frame, JsError> {
    none()
}
pub(crate) fn set(_: &Ref, _: &str, _: &Writer, _: &'static Shape) -> Result<(), JsError> {
    none()
}
pub(crate) fn delete(_: &Ref, _: &str) -> Result<bool, JsError> {
    none()
}
pub(crate) fn keys(_: &Ref) -> Result<Frame, JsError> {
    none()
}
pub(crate) fn instance_of(_: &Ref, _: &Ref) -> Result<bool, JsError> {
    none()
}
pub(crate) fn call_method(_: &Ref, _: &str, _: &Writer, _: &'static FunctionShape) -> Result<Frame, JsError> {
    none()
}
pub(crate) fn call(_: &Ref, _: Option<&Ref>, _: &Writer, _: &'static FunctionShape) -> Result<Frame, JsError> {
    none()
}
pub(crate) fn make(_: &Writer, _: &'static Shape) -> Result<Ref, JsError> {
    none()
}
pub(crate) fn read(_: &Ref, _: &'static Shape, _: &str) -> Result<Frame, JsError> {
    none()
}
pub(crate) fn error_make(_: &str, _: &str, _: Option<&Ref>, _: Option<Rc<dyn Error>>) -> Ref {
    object_new()
}
pub(crate) fn error_info(_: &Ref) -> ErrorInfo {
    ErrorInfo::default()
}
pub(crate) fn error_payload(_: &Ref) -> Option<Rc<dyn Error>> {
    None
}
pub(crate) fn report_error(_: &Ref) {}
pub(crate) fn promise_await(_: &Ref, _: u32, _: &'static Shape, _: &str) {}
pub(crate) fn promise_forget(_: u32) {}
pub(crate) fn promise_new() -> (Ref, u32) {
    (object_new(), 0)
}
pub(crate) fn promise_settle(_: u32, _: Result<(&Writer, &'static Shape), &Ref>) {}
pub(crate) fn callback(_: u32, _: &'static FunctionShape, _: &str) -> Ref {
    object_new()
}
pub(crate) fn callback_drop(_: u32) {}
pub(crate) fn callback_collect(_: u32) {}
pub(crate) fn rust_new(_: Rc<dyn std::any::Any>) -> Ref {
    object_new()
}
pub(crate) fn rust_get(_: &Ref) -> Option<Rc<dyn std::any::Any>> {
    None
}
pub(crate) fn module_register(_: &str, _: &Ref) -> Result<(), JsError> {
    none()
}
pub(crate) fn module_import(_: &str, _: &str) -> Ref {
    object_new()
}
pub(crate) fn schedule() {}
pub(crate) fn live() -> [usize; 2] {
    [0, 0]
}
