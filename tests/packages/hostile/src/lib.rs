//! Takes values at every position, and says how long they are.

jsi_runtime::bindings!();

use crate::hostile::{
    Anys, Bytes, Given as _, Holder, Holders, JsGiven, Maybes, Numbers, Objects, Texts, Victim,
    export_victim,
};
use jsi_runtime::{Any, Callback, Function, JsError, Object, Promise, live_counts};

const GIVEN: JsGiven = JsGiven;

/// How long a value is.
trait Long {
    fn long(&self) -> u32;
}

impl<T> Long for [T] {
    fn long(&self) -> u32 {
        u32::try_from(self.len()).unwrap_or(u32::MAX)
    }
}

impl<T> Long for Vec<T> {
    fn long(&self) -> u32 {
        self.as_slice().long()
    }
}

impl Long for str {
    fn long(&self) -> u32 {
        self.as_bytes().long()
    }
}

impl Long for String {
    fn long(&self) -> u32 {
        self.as_str().long()
    }
}

impl Long for Any {
    fn long(&self) -> u32 {
        match self {
            Self::String(text) => text.long(),
            _ => 0,
        }
    }
}

impl Long for Holder {
    fn long(&self) -> u32 {
        self.numbers.long() + self.bytes.long() + self.text.long()
    }
}

macro_rules! lists {
    ($($list:ident)*) => {$(
        impl Long for $list {
            fn long(&self) -> u32 {
                self.items.long()
            }
        }
    )*};
}

lists! { Numbers Bytes Maybes Anys Texts Objects Holders }

impl<T: Long> Long for Option<T> {
    fn long(&self) -> u32 {
        self.as_ref().map_or(0, T::long)
    }
}

impl<T: Long + ?Sized> Long for &T {
    fn long(&self) -> u32 {
        T::long(self)
    }
}

/// A text of so many bytes. What has no memory here is this crate's, and no matter of the runtime's.
fn made(length: u32) -> Result<String, JsError> {
    let length = length as usize;
    let mut text = String::new();
    let reserved = text.try_reserve_exact(length);
    reserved.map_err(|_| JsError::new("no memory for the text itself"))?;
    // In pieces: one by one takes seconds where nothing is optimised.
    let piece = "x".repeat(length.min(1 << 16));
    while text.len() < length {
        let rest = length - text.len();
        text.push_str(piece.get(..rest).unwrap_or(&piece));
    }
    Ok(text)
}

struct Unused;

macro_rules! positions {
    ($($name:ident: $owned:ty, $lent:ty, $promised:ident, $returned:ident, $callback:ident, $imported:ident, $awaited:ident, $later:ident;)*) => {$(
        fn $name(&self, value: $lent) -> Result<u32, JsError> {
            Ok(value.long())
        }

        fn $promised(&self, value: Promise<$owned>) -> Promise<u32> {
            Promise::new(async { Ok(value.await?.long()) })
        }

        fn $returned(&self, f: Function<(), $owned>) -> Result<u32, JsError> {
            Ok(f.call(())?.long())
        }

        fn $callback(&self) -> Result<Callback<'static, ($owned,), u32>, JsError> {
            Ok(Callback::new(|value: $owned| value.long()))
        }

        fn $imported(&self) -> Result<u32, JsError> {
            Ok(GIVEN.$name()?.long())
        }

        fn $awaited(&self) -> Promise<u32> {
            Promise::new(async { Ok(GIVEN.$later().await?.long()) })
        }
    )*};
}

impl Victim for Unused {
    positions! {
        numbers: Numbers, &[f64], numbers_promised, numbers_returned, numbers_callback, numbers_imported, numbers_awaited, numbers_later;
        bytes: Bytes, &[u8], bytes_promised, bytes_returned, bytes_callback, bytes_imported, bytes_awaited, bytes_later;
        maybes: Maybes, &[Option<String>], maybes_promised, maybes_returned, maybes_callback, maybes_imported, maybes_awaited, maybes_later;
        anys: Anys, &[Any], anys_promised, anys_returned, anys_callback, anys_imported, anys_awaited, anys_later;
        texts: Texts, &[String], texts_promised, texts_returned, texts_callback, texts_imported, texts_awaited, texts_later;
        objects: Objects, &[Object], objects_promised, objects_returned, objects_callback, objects_imported, objects_awaited, objects_later;
        holders: Holders, &[Holder], holders_promised, holders_returned, holders_callback, holders_imported, holders_awaited, holders_later;
        text: String, &str, text_promised, text_returned, text_callback, text_imported, text_awaited, text_later;
        any: Any, &Any, any_promised, any_returned, any_callback, any_imported, any_awaited, any_later;
        typed: Vec<u8>, &[u8], typed_promised, typed_returned, typed_callback, typed_imported, typed_awaited, typed_later;
        doubles: Vec<f64>, &[f64], doubles_promised, doubles_returned, doubles_callback, doubles_imported, doubles_awaited, doubles_later;
        clamped: Vec<u8>, &[u8], clamped_promised, clamped_returned, clamped_callback, clamped_imported, clamped_awaited, clamped_later;
        holder: Holder, &Holder, holder_promised, holder_returned, holder_callback, holder_imported, holder_awaited, holder_later;
        perhaps: Option<Vec<u8>>, Option<&[u8]>, perhaps_promised, perhaps_returned, perhaps_callback, perhaps_imported, perhaps_awaited, perhaps_later;
    }

    fn property(&self, object: &Object) -> Result<u32, JsError> {
        Ok(object.get::<Vec<f64>>("value")?.long())
    }

    fn echo(&self, text: &str) -> Result<String, JsError> {
        Ok(text.to_owned())
    }

    fn made(&self, length: u32) -> Result<String, JsError> {
        made(length)
    }

    fn made_any(&self, length: u32) -> Result<Any, JsError> {
        made(length).map(Any::String)
    }

    fn made_later(&self, length: u32) -> Promise<String> {
        Promise::new(async move { made(length) })
    }

    fn made_for(&self, length: u32, f: Function<(String,), ()>) -> Result<(), JsError> {
        f.call((made(length)?,))
    }

    fn made_for_callback(&self) -> Result<Callback<'static, (u32,), String>, JsError> {
        Ok(Callback::new(made))
    }

    fn made_for_import(&self, length: u32) -> Result<(), JsError> {
        GIVEN.take(&[made(length)?])
    }

    fn made_for_property(&self, length: u32, object: &Object) -> Result<(), JsError> {
        object.set("text", made(length)?)
    }

    fn thrown(&self, f: Function<(), ()>) -> Result<u32, JsError> {
        Ok(f.call(())
            .map_or_else(|error| error.message().long(), |()| 0))
    }

    fn sum(&self, values: &[f64]) -> Result<f64, JsError> {
        Ok(values.iter().sum())
    }

    fn alive(&self) -> Result<u32, JsError> {
        let now = live_counts();
        let alive = now.handles + now.callbacks + now.promises + now.views;
        u32::try_from(alive).map_err(|_| JsError::new("too many"))
    }
}

export_victim!(Unused);
