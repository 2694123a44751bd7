//! Hand-written bindings for wasm-bindgen, with the guarantees of ours: an exception is an `Err`, and integers are checked.

use std::cell::Cell;

use js_sys::{Array, Date, Float64Array, Function, Map, Object, Promise, Reflect, Uint8Array};
use jsi_runtime::JsMap;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{Closure, JsError, JsValue, wasm_bindgen};

/// The callback of the interface; what JavaScript passes is a number, and not yet an integer.
pub type Answer = Closure<dyn FnMut(f64) -> i32>;

#[wasm_bindgen(module = "/js/calls.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    pub fn take(value: i32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub fn add(a: i32, b: i32) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch)]
    pub fn scale(value: f64) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch)]
    pub fn fallible(value: i32) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_name = takeMaybe)]
    pub fn take_maybe(value: Option<f64>) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveMaybe)]
    pub fn give_maybe() -> Result<Option<f64>, JsValue>;
    #[wasm_bindgen(catch, js_name = takeDate)]
    pub fn take_date(value: &Date) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveDate)]
    pub fn give_date() -> Result<Date, JsValue>;

    #[wasm_bindgen(catch, js_name = createObject)]
    pub fn create_object() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = incrementAnswer)]
    pub fn increment_answer(object: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub fn answer(object: &JsValue) -> Result<f64, JsValue>;

    #[wasm_bindgen(catch)]
    pub fn keep(f: &Answer) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callKept)]
    pub fn call_kept(times: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callOnce)]
    pub fn call_once(f: &Answer) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callOnce)]
    pub fn call_once_borrowed(f: &mut dyn FnMut(f64) -> i32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callTen)]
    pub fn call_ten(f: &Answer) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callTen)]
    pub fn call_ten_borrowed(f: &mut dyn FnMut(f64) -> i32) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = keepReader)]
    pub fn keep_reader(f: &Closure<dyn FnMut(String) -> i32>) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callReader)]
    pub fn call_reader(times: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveAnswer)]
    pub fn give_answer() -> Result<Function, JsValue>;
    #[wasm_bindgen(catch, js_name = giveReader)]
    pub fn give_reader() -> Result<Function, JsValue>;
    #[wasm_bindgen(catch, js_name = giveNamer)]
    pub fn give_namer() -> Result<Function, JsValue>;
    #[wasm_bindgen(catch)]
    pub fn fire() -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub fn on(name: &str, listener: &Closure<dyn FnMut(f64)>) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub fn off(name: &str, listener: &Closure<dyn FnMut(f64)>) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = takeText)]
    pub fn take_text(text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveShort)]
    pub fn give_short() -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_name = giveLong)]
    pub fn give_long() -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_name = takeTexts)]
    pub fn take_texts(texts: Vec<String>) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = takeTexts)]
    pub fn take_text_array(texts: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveTexts)]
    pub fn give_texts() -> Result<Vec<String>, JsValue>;
    #[wasm_bindgen(catch, js_name = giveTexts)]
    pub fn give_text_array() -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_name = takeArray)]
    pub fn take_bytes(values: &Uint8Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = takeArray)]
    pub fn take_doubles(values: &Float64Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveBytes)]
    pub fn give_bytes(length: u32) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(catch, js_name = giveBytes)]
    pub fn give_byte_array(length: u32) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(catch, js_name = giveDoubles)]
    pub fn give_doubles(length: u32) -> Result<Vec<f64>, JsValue>;
    #[wasm_bindgen(catch, js_name = giveDoubles)]
    pub fn give_double_array(length: u32) -> Result<Float64Array, JsValue>;
    #[wasm_bindgen(catch, js_name = takeAll)]
    pub fn take_all(values: &[i32]) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = takeItem)]
    pub fn take_item(item: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveItem)]
    pub fn give_item() -> Result<JsItem, JsValue>;

    #[wasm_bindgen(catch, js_name = takeMatrix)]
    pub fn take_matrix(rows: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveMatrix)]
    pub fn give_matrix() -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_name = takeListener)]
    pub fn take_listener(listener: &JsListener) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveAny)]
    pub fn give_any(kind: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = takeAny)]
    pub fn take_any(value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = takeAlign)]
    pub fn take_align(align: Align) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveAlign)]
    pub fn give_align() -> Result<Align, JsValue>;
    #[wasm_bindgen(catch, js_name = takeLevel)]
    pub fn take_level(level: i32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveLevel)]
    pub fn give_level() -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_name = takeLength)]
    pub fn take_length(length: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveLength)]
    pub fn give_length() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = takePoint)]
    pub fn take_point(point: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = givePoint)]
    pub fn give_point() -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_name = takePoints)]
    pub fn take_points(points: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = givePoints)]
    pub fn give_points() -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_name = takeRecord)]
    pub fn take_record(values: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveRecord)]
    pub fn give_record() -> Result<Object, JsValue>;
    #[wasm_bindgen(catch, js_name = takeMap)]
    pub fn take_map(values: &Map) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveMap)]
    pub fn give_map() -> Result<Map, JsValue>;
    #[wasm_bindgen(catch, js_name = giveIterable)]
    pub fn give_iterable() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = takeIterable)]
    pub fn take_iterable(values: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = giveAdder)]
    pub fn give_adder() -> Result<JsAdder, JsValue>;
    #[wasm_bindgen(catch, js_name = takeAdder)]
    pub fn take_adder(adder: &JsAdder) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = callAdder)]
    pub fn call_adder(adder: &JsAdder, times: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    pub fn resolved(value: i32) -> Result<Promise, JsValue>;
}

/// An enum of words; another word is its hidden variant.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Start = "start",
    Center = "center",
    End = "end",
}

#[wasm_bindgen(module = "/js/hand.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = takeNumbers)]
    pub fn take_numbers(values: &[f64]) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = giveNumbersAsBlock)]
    pub fn give_numbers() -> Result<Vec<f64>, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The item's object, with an accessor for each field.
    #[derive(Clone)]
    #[wasm_bindgen(js_name = Object)]
    pub type JsItem;
    #[wasm_bindgen(constructor, js_class = Object)]
    fn new() -> JsItem;
    #[wasm_bindgen(method, getter, catch)]
    fn id(this: &JsItem) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_id(this: &JsItem, value: i32);
    #[wasm_bindgen(method, getter, catch)]
    fn name(this: &JsItem) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_name(this: &JsItem, value: &str);
    #[wasm_bindgen(method, getter, catch)]
    fn x(this: &JsItem) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_x(this: &JsItem, value: f64);
    #[wasm_bindgen(method, getter, catch)]
    fn y(this: &JsItem) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_y(this: &JsItem, value: f64);
    #[wasm_bindgen(method, getter, catch)]
    fn width(this: &JsItem) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_width(this: &JsItem, value: f64);
    #[wasm_bindgen(method, getter, catch)]
    fn height(this: &JsItem) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_height(this: &JsItem, value: f64);
    #[wasm_bindgen(method, getter, catch)]
    fn layer(this: &JsItem) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_layer(this: &JsItem, value: u32);
    #[wasm_bindgen(method, getter, catch)]
    fn visible(this: &JsItem) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_visible(this: &JsItem, value: bool);
}

#[wasm_bindgen]
extern "C" {
    /// The object of a record with a function.
    #[wasm_bindgen(js_name = Object)]
    pub type JsListener;
    #[wasm_bindgen(constructor, js_class = Object)]
    pub fn new() -> JsListener;
    #[wasm_bindgen(method, setter)]
    pub fn set_id(this: &JsListener, value: i32);
    #[wasm_bindgen(method, setter)]
    pub fn set_answer(this: &JsListener, value: &JsValue);
}

#[wasm_bindgen]
extern "C" {
    /// An object with a method.
    #[wasm_bindgen(js_name = Object)]
    pub type JsAdder;
    #[wasm_bindgen(constructor, js_class = Object)]
    fn new() -> JsAdder;
    #[wasm_bindgen(method, catch)]
    pub fn add(this: &JsAdder, a: f64, b: i32) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, setter, js_name = add)]
    fn set_add(this: &JsAdder, value: &JsValue);
}

/// The closure behind a method of an object.
pub type Add = Closure<dyn FnMut(f64, f64) -> f64>;

/// An object whose method is a closure, and the closure, which must live as long as the object.
pub fn adder() -> (JsAdder, Add) {
    let adder = JsAdder::new();
    let seen = Cell::new(0.0);
    let closure: Add = Closure::new(move |a, b| {
        seen.set(seen.get() + a);
        a + f64::from(argument(b))
    });
    adder.set_add(closure.as_ref());
    (adder, closure)
}

/// The level with this number, checked.
pub fn level(value: f64) -> Result<Level, JsValue> {
    match integer(value)? {
        1 => Ok(Level::Low),
        5 => Ok(Level::Middle),
        10 => Ok(Level::High),
        _ => Err(JsError::new("not a level").into()),
    }
}

/// An enum of numbers, as one is written without a generator.
#[derive(Clone, Copy)]
pub enum Level {
    Low = 1,
    Middle = 5,
    High = 10,
}

/// Calls without checks: an exception ends the program, and any number is converted to an integer.
pub mod unchecked {
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    #[wasm_bindgen(module = "/js/calls.js")]
    extern "C" {
        pub fn take(value: i32);
        pub fn add(a: i32, b: i32) -> i32;
        pub fn scale(value: f64) -> f64;
        #[wasm_bindgen(catch, js_name = giveItem)]
        pub fn give_item() -> Result<JsItem, JsValue>;
    }

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = jsiBench, js_name = take)]
        pub fn global_take(value: i32);
        #[wasm_bindgen(js_namespace = jsiBench, js_name = scale)]
        pub fn global_scale(value: f64) -> f64;
        #[wasm_bindgen(js_name = jsiBenchTake)]
        pub fn root_take(value: i32);
    }

    #[wasm_bindgen]
    extern "C" {
        /// The item's object, with accessors that convert without checks.
        #[wasm_bindgen(js_name = Object)]
        pub type JsItem;
        #[wasm_bindgen(method, getter, catch)]
        pub fn id(this: &JsItem) -> Result<f64, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn name(this: &JsItem) -> Result<String, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn x(this: &JsItem) -> Result<f64, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn y(this: &JsItem) -> Result<f64, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn width(this: &JsItem) -> Result<f64, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn height(this: &JsItem) -> Result<f64, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn layer(this: &JsItem) -> Result<f64, JsValue>;
        #[wasm_bindgen(method, getter, catch)]
        pub fn visible(this: &JsItem) -> Result<bool, JsValue>;
    }
}

/// The number as an integer, if it is one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what comes back differs then"
)]
pub fn integer(value: f64) -> Result<i32, JsValue> {
    let integer = value as i32;
    if f64::from(integer) == value {
        Ok(integer)
    } else {
        Err(JsError::new("not an integer").into())
    }
}

/// The same without a sign.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what comes back differs then"
)]
pub fn unsigned(value: f64) -> Result<u32, JsValue> {
    let integer = value as u32;
    if f64::from(integer) == value {
        Ok(integer)
    } else {
        Err(JsError::new("not an integer").into())
    }
}

/// The argument of a callback as an integer; other values are thrown.
pub fn argument(value: f64) -> i32 {
    match integer(value) {
        Ok(integer) => integer,
        Err(error) => wasm_bindgen::throw_val(error),
    }
}

/// A value of the expected type.
fn found<T>(value: Option<T>) -> Result<T, JsValue> {
    value.ok_or_else(|| JsError::new("not of this type").into())
}

/// The record of the interface.
#[derive(Clone, Serialize, Deserialize)]
pub struct Item {
    pub id: i32,
    pub name: String,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub layer: u32,
    pub visible: bool,
}

impl Item {
    /// Into an object, one accessor after the other.
    pub fn to_object(&self) -> JsItem {
        let item = JsItem::new();
        item.set_id(self.id);
        item.set_name(&self.name);
        item.set_x(self.x);
        item.set_y(self.y);
        item.set_width(self.width);
        item.set_height(self.height);
        item.set_layer(self.layer);
        item.set_visible(self.visible);
        item
    }

    /// From an object, in the same way. Each field is checked, since an accessor of a Rust type converts any value to a number
    /// or a boolean.
    pub fn from_object(item: &JsItem) -> Result<Self, JsValue> {
        Ok(Self {
            id: integer(item.id()?)?,
            name: found(item.name()?.as_string())?,
            x: found(item.x()?.as_f64())?,
            y: found(item.y()?.as_f64())?,
            width: found(item.width()?.as_f64())?,
            height: found(item.height()?.as_f64())?,
            layer: unsigned(item.layer()?)?,
            visible: found(item.visible()?.as_bool())?,
        })
    }

    /// The same without checks.
    pub fn from_object_unchecked(item: &unchecked::JsItem) -> Result<Self, JsValue> {
        Ok(Self {
            id: integer(item.id()?)?,
            name: item.name()?,
            x: item.x()?,
            y: item.y()?,
            width: item.width()?,
            height: item.height()?,
            layer: unsigned(item.layer()?)?,
            visible: item.visible()?,
        })
    }
}

/// A union, as one is written without a generator.
pub enum Length {
    Auto,
    Number(f64),
}

/// A union as a value of JavaScript.
pub fn length(length: &Length) -> JsValue {
    match length {
        Length::Auto => JsValue::from_str("auto"),
        Length::Number(value) => (*value).into(),
    }
}

/// The member that a value belongs to, checked.
pub fn from_length(value: &JsValue) -> Result<Length, JsError> {
    match value.as_f64() {
        Some(number) => Ok(Length::Number(number)),
        None if value.as_string().as_deref() == Some("auto") => Ok(Length::Auto),
        None => Err(JsError::new("expected a length")),
    }
}

/// A tuple as an array of JavaScript.
pub fn point((x, y): (f64, f64)) -> Array {
    Array::of2(&x.into(), &y.into())
}

/// The tuple in an array, checked.
pub fn from_point(point: &Array) -> Result<(f64, f64), JsError> {
    if point.length() != 2 {
        return Err(JsError::new("expected 2 elements"));
    }
    Ok((number(&point.get(0))?, number(&point.get(1))?))
}

fn number(value: &JsValue) -> Result<f64, JsError> {
    value
        .as_f64()
        .ok_or_else(|| JsError::new("expected a number"))
}

/// A map as a plain object.
pub fn to_object(map: &JsMap<String, f64>) -> Object {
    let object = Object::new();
    for (key, value) in map {
        // a new object has no setters
        let _ = Reflect::set(&object, &key.into(), &JsValue::from(*value));
    }
    object
}

/// The entries of an object, checked.
pub fn from_object(object: &Object) -> Result<JsMap<String, f64>, JsError> {
    entries(Object::entries(object).iter())
}

/// A map as a `Map`.
pub fn to_map(map: &JsMap<String, f64>) -> Map {
    let copy = Map::new();
    for (key, value) in map {
        copy.set(&key.into(), &JsValue::from(*value));
    }
    copy
}

/// The entries of a `Map`, checked.
pub fn from_map(map: &Map) -> Result<JsMap<String, f64>, JsError> {
    entries(map.entries().into_iter().flatten())
}

fn entries(all: impl Iterator<Item = JsValue>) -> Result<JsMap<String, f64>, JsError> {
    let entry = |entry: JsValue| {
        let entry = Array::from(&entry);
        let key = entry.get(0).as_string();
        let key = key.ok_or_else(|| JsError::new("expected a string"))?;
        Ok((key, number(&entry.get(1))?))
    };
    all.map(entry).collect()
}

/// The numbers of an iterable, checked.
pub fn sum_of(iterable: &JsValue) -> Result<f64, JsError> {
    let iterator = js_sys::try_iter(iterable)
        .ok()
        .flatten()
        .ok_or_else(|| JsError::new("expected an iterable"))?;
    let mut sum = 0.0;
    for item in iterator {
        let item = item.map_err(|_| JsError::new("thrown by the iterator"))?;
        sum += number(&item)?;
    }
    Ok(sum)
}

/// An iterator of Rust as an iterable object, used once.
pub fn to_iterable(mut items: impl Iterator<Item = f64> + 'static) -> Object {
    let next = Closure::<dyn FnMut() -> Object>::new(move || {
        let item = items.next();
        let step = Object::new();
        // a new object has no setters
        let _ = Reflect::set(&step, &"done".into(), &item.is_none().into());
        if let Some(item) = item {
            let _ = Reflect::set(&step, &"value".into(), &item.into());
        }
        step
    });
    let iterator = Object::new();
    let _ = Reflect::set(&iterator, &"next".into(), &next.into_js_value());
    let iterable = Object::new();
    let given = iterator.clone();
    let begin = Closure::once_into_js(move || given);
    let _ = Reflect::set(&iterable, js_sys::Symbol::iterator().as_ref(), &begin);
    iterable
}
