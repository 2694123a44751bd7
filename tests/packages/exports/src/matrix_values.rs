//! Gives every value back, by value or from behind its reference.

use jsi_runtime::{Any, Date, JsError, Object, Promise};

use crate::matrix::{Echo, Later, Lists, Maybe};
use crate::matrix::{export_echo, export_later, export_lists, export_maybe};
use crate::types::{Align, JsCollection, JsNode, JsToken, Level, Mood, Open, Point};

struct Mirror;

macro_rules! values {
    ($($name:ident: $type:ty,)*) => {$(
        fn $name(&self, value: $type) -> Result<$type, JsError> {
            Ok(value)
        }
    )*};
}

macro_rules! references {
    ($($name:ident: $lent:ty => $type:ty,)*) => {$(
        fn $name(&self, value: &$lent) -> Result<$type, JsError> {
            Ok(value.to_owned())
        }
    )*};
}

macro_rules! maybe_values {
    ($($name:ident: $type:ty,)*) => {$(
        fn $name(&self, value: Option<$type>) -> Result<Option<$type>, JsError> {
            Ok(value)
        }
    )*};
}

macro_rules! maybe_references {
    ($($name:ident: $lent:ty => $type:ty,)*) => {$(
        fn $name(&self, value: Option<&$lent>) -> Result<Option<$type>, JsError> {
            Ok(value.map(<$lent>::to_owned))
        }
    )*};
}

macro_rules! promises {
    ($($name:ident: $type:ty,)*) => {$(
        fn $name(&self, value: Promise<$type>) -> Promise<$type> {
            Promise::new(value)
        }
    )*};
}

impl Echo for Mirror {
    values! {
        boolean: bool,
        i8: i8,
        u8: u8,
        i16: i16,
        u16: u16,
        i32: i32,
        u32: u32,
        isize: isize,
        usize: usize,
        f32: f32,
        number: f64,
        safe_i64: i64,
        safe_u64: u64,
        big_i64: i64,
        big_u64: u64,
        big_i128: i128,
        big_u128: u128,
        char: char,
        date: Date,
        level: Level,
    }
    references! {
        string: str => String,
        error: JsError => JsError,
        object: Object => Object,
        any: Any => Any,
        uint8: [u8] => Vec<u8>,
        clamped: [u8] => Vec<u8>,
        int8: [i8] => Vec<i8>,
        int16: [i16] => Vec<i16>,
        uint16: [u16] => Vec<u16>,
        int32: [i32] => Vec<i32>,
        uint32: [u32] => Vec<u32>,
        float32: [f32] => Vec<f32>,
        float64: [f64] => Vec<f64>,
        bigint64: [i64] => Vec<i64>,
        biguint64: [u64] => Vec<u64>,
        point: Point => Point,
        open: Open => Open,
        align: Align => Align,
        mood: Mood => Mood,
        node: JsNode => JsNode,
        set: JsCollection => JsCollection,
        token: JsToken => JsToken,
    }

    fn nothing(&self) -> Result<(), JsError> {
        Ok(())
    }
}

impl Maybe for Mirror {
    maybe_values! {
        boolean: bool,
        i8: i8,
        u8: u8,
        i16: i16,
        u16: u16,
        i32: i32,
        u32: u32,
        isize: isize,
        usize: usize,
        f32: f32,
        number: f64,
        safe_i64: i64,
        safe_u64: u64,
        big_i64: i64,
        big_u64: u64,
        big_i128: i128,
        big_u128: u128,
        char: char,
        date: Date,
        level: Level,
    }
    maybe_references! {
        string: str => String,
        error: JsError => JsError,
        object: Object => Object,
        uint8: [u8] => Vec<u8>,
        clamped: [u8] => Vec<u8>,
        int8: [i8] => Vec<i8>,
        int16: [i16] => Vec<i16>,
        uint16: [u16] => Vec<u16>,
        int32: [i32] => Vec<i32>,
        uint32: [u32] => Vec<u32>,
        float32: [f32] => Vec<f32>,
        float64: [f64] => Vec<f64>,
        bigint64: [i64] => Vec<i64>,
        biguint64: [u64] => Vec<u64>,
        point: Point => Point,
        open: Open => Open,
        align: Align => Align,
        mood: Mood => Mood,
        node: JsNode => JsNode,
        set: JsCollection => JsCollection,
        token: JsToken => JsToken,
        list: [String] => Vec<String>,
    }
}

impl Lists for Mirror {
    references! {
        bytes: [u8] => Vec<u8>,
        ints: [i32] => Vec<i32>,
        floats: [f32] => Vec<f32>,
        numbers: [f64] => Vec<f64>,
        strings: [String] => Vec<String>,
        objects: [Object] => Vec<Object>,
        anys: [Any] => Vec<Any>,
        maybe_strings: [Option<String>] => Vec<Option<String>>,
        maybe_objects: [Option<Object>] => Vec<Option<Object>>,
        points: [Point] => Vec<Point>,
        levels: [Level] => Vec<Level>,
        aligns: [Align] => Vec<Align>,
        nodes: [JsNode] => Vec<JsNode>,
        tokens: [JsToken] => Vec<JsToken>,
        maybe_tokens: [Option<JsToken>] => Vec<Option<JsToken>>,
    }
}

impl Later for Mirror {
    promises! {
        boolean: bool,
        i8: i8,
        u8: u8,
        i16: i16,
        u16: u16,
        i32: i32,
        u32: u32,
        isize: isize,
        usize: usize,
        f32: f32,
        number: f64,
        safe_i64: i64,
        safe_u64: u64,
        big_i64: i64,
        big_u64: u64,
        big_i128: i128,
        big_u128: u128,
        char: char,
        date: Date,
        level: Level,
        string: String,
        error: JsError,
        object: Object,
        any: Any,
        uint8: Vec<u8>,
        clamped: Vec<u8>,
        int8: Vec<i8>,
        int16: Vec<i16>,
        uint16: Vec<u16>,
        int32: Vec<i32>,
        uint32: Vec<u32>,
        float32: Vec<f32>,
        float64: Vec<f64>,
        bigint64: Vec<i64>,
        biguint64: Vec<u64>,
        point: Point,
        open: Open,
        align: Align,
        mood: Mood,
        node: JsNode,
        set: JsCollection,
        token: JsToken,
        nothing: (),
        maybe_string: Option<String>,
        maybe_object: Option<Object>,
    }
}

export_echo!(Mirror);
export_maybe!(Mirror);
export_lists!(Mirror);
export_later!(Mirror);
