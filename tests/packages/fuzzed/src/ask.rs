//! Results of imports, and properties.

use jsi_runtime::JsError;

use crate::results::{Answer, Ask, Field, JsAnswer, JsField, Look, export_ask, export_look};
use crate::seen;

struct It;

macro_rules! ask {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self) -> Result<String, JsError> {
            Ok(seen(JsAnswer.$name()?))
        }
    )*};
}

impl Ask for It {
    simple!(ask);
    nullable!(ask);
    collections!(ask);
    arrays!(ask);
}

macro_rules! look {
    ($($name:ident: $lent:ty | $owned:ty,)*) => {$(
        fn $name(&self) -> Result<String, JsError> {
            Ok(seen(JsField.$name()?))
        }
    )*};
}

impl Look for It {
    simple!(look);
    nullable!(look);
    collections!(look);
    arrays!(look);
}

export_ask!(It);
export_look!(It);
