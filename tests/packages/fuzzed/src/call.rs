//! Results of functions that Rust calls, and arguments of functions of Rust.

use std::cell::RefCell;

use jsi_runtime::{Any, Callback, Date, Function, JsError, Object, Promise};

use crate::functions::{Borrow, JsBorrow};
use crate::functions::{Call, CallLater, Lend, Listen};
use crate::functions::{export_call, export_call_later, export_lend, export_listen};
use crate::seen;
use crate::types::{Align, JsGadget, JsNode, JsToken, Level, Mood, Open, Tree};
use crate::wait::given_up;

struct It;

macro_rules! call {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, f: Function<(), $owned>) -> Result<String, JsError> {
            Ok(seen(f.call(())?))
        }
    )*};
}

impl Call for It {
    simple!(call);
}

macro_rules! call_later {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, f: Function<(), Promise<$owned>>) -> Promise<String> {
            given_up(async move { Ok(seen(f.call(())?.await?)) })
        }
    )*};
}

impl CallLater for It {
    simple!(call_later);
}

macro_rules! listen {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self) -> Result<Callback<'static, ($owned,), String>, JsError> {
            Ok(Callback::new(|value: $owned| seen(value)))
        }
    )*};
}

impl Listen for It {
    simple!(listen);
}

macro_rules! lend {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self) -> Result<String, JsError> {
            // What the closure borrows is gone after the call, and the closure must be, too.
            let all = RefCell::new(vec!["lent".to_owned()]);
            let callback = Callback::scoped(|value: $owned| {
                let text = seen(value);
                all.borrow_mut().push(text.clone());
                text
            });
            JsBorrow.$name(&callback)?;
            drop(callback);
            Ok(all.take().join(" "))
        }
    )*};
}

impl Lend for It {
    simple!(lend);
}

export_call!(It);
export_call_later!(It);
export_listen!(It);
export_lend!(It);
