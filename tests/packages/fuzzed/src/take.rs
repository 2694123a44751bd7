//! Arguments of exports, and values that Rust looks up or converts by itself.

use jsi_runtime::{Any, Date, JsError, JsMap, JsSet, Object};

use crate::arguments::{Convert, Get, Optional, Rest, Take};
use crate::arguments::{export_convert, export_get, export_optional, export_rest, export_take};
use crate::seen;
use crate::types::{Align, JsGadget, JsNode, JsToken, Level, Mood, Open, Tree};

struct It;

macro_rules! take {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, value: $lent) -> Result<String, JsError> {
            Ok(seen(value))
        }
    )*};
}

impl Take for It {
    simple!(take);
    nullable!(take);
    collections!(take);
    arrays!(take);
}

macro_rules! optional {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, value: Option<$lent>) -> Result<String, JsError> {
            Ok(seen(value))
        }
    )*};
}

impl Optional for It {
    whole!(optional);
    arrays!(optional);
}

macro_rules! rest {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, values: $lent) -> Result<String, JsError> {
            Ok(seen(values))
        }
    )*};
}

impl Rest for It {
    arrays!(rest);
}

macro_rules! get {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, object: &Object) -> Result<String, JsError> {
            Ok(seen(object.get::<$owned>("value")?))
        }
    )*};
}

impl Get for It {
    simple!(get);
    nullable!(get);
    collections!(get);
    arrays!(get);
}

macro_rules! convert {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self, value: &Any) -> Result<String, JsError> {
            Ok(seen(value.to::<$owned>()?))
        }
    )*};
}

impl Convert for It {
    simple!(convert);
    nullable!(convert);
    collections!(convert);
    arrays!(convert);
}

export_take!(It);
export_optional!(It);
export_rest!(It);
export_get!(It);
export_convert!(It);
