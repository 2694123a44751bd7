//! The types that the interfaces have members for: how Rust is lent a value of one, and how it owns one.

/// Those that may stand in a promise and in a function.
macro_rules! simple {
    ($then:ident) => {
        $then! {
            boolean: bool | bool,
            i8: i8 | i8,
            u32: u32 | u32,
            i32: i32 | i32,
            f32: f32 | f32,
            number: f64 | f64,
            safe_i64: i64 | i64,
            big_i64: i64 | i64,
            big_u128: u128 | u128,
            char: char | char,
            date: Date | Date,
            level: Level | Level,
            string: &str | String,
            error: &JsError | JsError,
            object: &Object | Object,
            any: &Any | Any,
            uint8: &[u8] | Vec<u8>,
            clamped: &[u8] | Vec<u8>,
            int16: &[i16] | Vec<i16>,
            float64: &[f64] | Vec<f64>,
            bigint64: &[i64] | Vec<i64>,
            tree: &Tree | Tree,
            open: &Open | Open,
            align: &Align | Align,
            mood: &Mood | Mood,
            node: &JsNode | JsNode,
            gadget: &JsGadget | JsGadget,
            token: &JsToken | JsToken,
            maybe_string: Option<&str> | Option<String>,
            maybe_object: Option<&Object> | Option<Object>,
            maybe_uint8: Option<&[u8]> | Option<Vec<u8>>,
            maybe_token: Option<&JsToken> | Option<JsToken>,
        }
    };
}

/// Others that may be null.
macro_rules! nullable {
    ($then:ident) => {
        $then! {
            maybe_i32: Option<i32> | Option<i32>,
            maybe_date: Option<Date> | Option<Date>,
            maybe_tree: Option<&Tree> | Option<Tree>,
            maybe_level: Option<Level> | Option<Level>,
            maybe_ints: Option<&[i32]> | Option<Vec<i32>>,
        }
    };
}

/// Collections.
macro_rules! collections {
    ($then:ident) => {
        $then! {
            pair: (i32, &str) | (i32, String),
            sizes: &JsMap<String, f64> | JsMap<String, f64>,
            tags: &JsSet<String> | JsSet<String>,
        }
    };
}

/// Those of `simple` that are not null.
macro_rules! whole {
    ($then:ident) => {
        $then! {
            boolean: bool | bool,
            i8: i8 | i8,
            u32: u32 | u32,
            i32: i32 | i32,
            f32: f32 | f32,
            number: f64 | f64,
            safe_i64: i64 | i64,
            big_i64: i64 | i64,
            big_u128: u128 | u128,
            char: char | char,
            date: Date | Date,
            level: Level | Level,
            string: &str | String,
            error: &JsError | JsError,
            object: &Object | Object,
            any: &Any | Any,
            uint8: &[u8] | Vec<u8>,
            clamped: &[u8] | Vec<u8>,
            int16: &[i16] | Vec<i16>,
            float64: &[f64] | Vec<f64>,
            bigint64: &[i64] | Vec<i64>,
            tree: &Tree | Tree,
            open: &Open | Open,
            align: &Align | Align,
            mood: &Mood | Mood,
            node: &JsNode | JsNode,
            gadget: &JsGadget | JsGadget,
            token: &JsToken | JsToken,
        }
    };
}

/// Arrays.
macro_rules! arrays {
    ($then:ident) => {
        $then! {
            bytes: &[u8] | Vec<u8>,
            ints: &[i32] | Vec<i32>,
            floats: &[f32] | Vec<f32>,
            numbers: &[f64] | Vec<f64>,
            strings: &[String] | Vec<String>,
            objects: &[Object] | Vec<Object>,
            anys: &[Any] | Vec<Any>,
            maybe_strings: &[Option<String>] | Vec<Option<String>>,
            trees: &[Tree] | Vec<Tree>,
            levels: &[Level] | Vec<Level>,
            aligns: &[Align] | Vec<Align>,
            nodes: &[JsNode] | Vec<JsNode>,
            gadgets: &[JsGadget] | Vec<JsGadget>,
            maybe_tokens: &[Option<JsToken>] | Vec<Option<JsToken>>,
        }
    };
}
