//! A native object: its class and its own properties. It has no prototypes and accessors. Reads and writes properties; other
//! modules interpret the values.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::error::Error;
use std::rc::Rc;

use super::properties::{Key, Properties};
use super::{Exported, Function, Iteration, Promise, Typed, Value, View};

/// The class of an object, with its internal data.
pub(crate) enum ObjectData {
    Plain,
    /// The length; the elements are properties.
    Array(Cell<u32>),
    Typed(Typed),
    /// The bytes of an `ArrayBuffer`.
    Buffer(Vec<u8>),
    /// The entries of a `Map`, with keys that are different.
    Map(Vec<(Value, Value)>),
    /// The elements of a `Set`, which are different.
    Set(Vec<Value>),
    /// Milliseconds since the epoch; NaN is an invalid date.
    Date(f64),
    /// With the Rust error that it was made from.
    Error(Option<Rc<dyn Error>>),
    Function(Function),
    Promise(Promise),
    /// An iterator.
    Iteration(Iteration),
    /// A Rust value, until it is disposed of.
    Rust(RefCell<Option<Rc<dyn Any>>>),
    View(View),
    Exported(Exported),
}

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// How many objects exist on this thread.
pub(crate) fn live() -> usize {
    LIVE.get()
}

/// An object, which its [`Rc`] gives an identity.
pub(crate) struct Body {
    data: ObjectData,
    properties: RefCell<Properties>,
    /// The Rust values that it represents, by their types.
    attached: RefCell<Vec<Box<dyn Any>>>,
}

impl Body {
    /// A new object without properties.
    pub(crate) fn new(data: ObjectData) -> Rc<Self> {
        LIVE.set(LIVE.get().wrapping_add(1));
        Rc::new(Body {
            data,
            properties: RefCell::default(),
            attached: RefCell::default(),
        })
    }

    /// A new array.
    pub(crate) fn array(elements: impl IntoIterator<Item = Value>) -> Rc<Self> {
        let body = Body::new(ObjectData::Array(Cell::new(0)));
        for (index, value) in (0..u32::MAX).zip(elements) {
            body.put(Key::Index(index), value);
        }
        body
    }

    /// An error of that name, perhaps made from a Rust error; `name`, `message` and `stack` are own properties that are not
    /// listed, as in JavaScript. There is no call stack to record, so `stack` is its first line only.
    pub(crate) fn error(name: &str, message: &str, payload: Option<Rc<dyn Error>>) -> Rc<Self> {
        let body = Self::new(ObjectData::Error(payload));
        body.set_unlisted("name", name.into());
        body.set_unlisted("message", message.into());
        let stack = if message.is_empty() {
            name.to_owned()
        } else {
            format!("{name}: {message}")
        };
        body.set_unlisted("stack", stack.as_str().into());
        body
    }

    /// A thrown `TypeError`.
    pub(crate) fn type_error(message: &str) -> Value {
        Self::error("TypeError", message, None).into()
    }

    /// A thrown `RangeError`.
    pub(crate) fn range_error(message: &str) -> Value {
        Self::error("RangeError", message, None).into()
    }

    /// The class of the object.
    pub(crate) fn data(&self) -> &ObjectData {
        &self.data
    }

    /// Stores a Rust value in the object.
    pub(crate) fn attach(&self, value: Box<dyn Any>) {
        self.attached.borrow_mut().push(value);
    }

    /// Whether it has such a value.
    pub(crate) fn is_attached(&self) -> bool {
        !self.attached.borrow().is_empty()
    }

    /// The stored value of this type.
    pub(crate) fn attached<T: Clone + 'static>(&self) -> Option<T> {
        let attached = self.attached.borrow();
        attached
            .iter()
            .find_map(|value| value.downcast_ref().cloned())
    }

    /// The closure of a function object.
    pub(crate) fn function(&self) -> Option<&Function> {
        match &self.data {
            ObjectData::Function(function) => Some(function),
            _ => None,
        }
    }

    /// Reads a property; a missing one is undefined, as in JavaScript.
    pub(crate) fn get(&self, name: &str) -> Value {
        self.find(name).unwrap_or(Value::Undefined)
    }

    /// Whether there is such a property.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Reads an array element.
    pub(crate) fn element(&self, index: u32) -> Value {
        self.find_key(Key::Index(index)).unwrap_or(Value::Undefined)
    }

    fn find(&self, name: &str) -> Option<Value> {
        match (&self.data, name) {
            (ObjectData::Array(length), "length") => Some(Value::Number(length.get().into())),
            (ObjectData::Typed(typed), "length") => Some(Value::Number(typed.len() as f64)),
            (ObjectData::Typed(typed), "byteLength") => {
                Some(Value::Number((typed.len() * typed.class().size()) as f64))
            }
            (ObjectData::Buffer(bytes), "byteLength") => Some(Value::Number(bytes.len() as f64)),
            (ObjectData::Map(entries), "size") => Some(Value::Number(entries.len() as f64)),
            (ObjectData::Set(elements), "size") => Some(Value::Number(elements.len() as f64)),
            (ObjectData::Exported(exported), "isDisposed") if exported.is_disposable() => {
                Some(Value::Bool(exported.object().is_none()))
            }
            (ObjectData::View(view), _) => view.get(name).or_else(|| self.find_key(Key::of(name))),
            _ => self.find_key(Key::of(name)),
        }
    }

    fn find_key(&self, key: Key<'_>) -> Option<Value> {
        match (&self.data, key) {
            (ObjectData::Typed(typed), Key::Index(index)) => typed.get(index),
            _ => self.properties.borrow().get(key).cloned(),
        }
    }

    /// Writes a property. An error is a native error object.
    pub(crate) fn set(&self, name: &str, value: Value) -> Result<(), Value> {
        let key = Key::of(name);
        match (&self.data, key) {
            (ObjectData::Array(length), Key::Name("length")) => self.resize(length, &value),
            (ObjectData::Typed(typed), Key::Index(index)) => {
                let taken = typed.set(index, &value);
                taken
                    .then_some(())
                    .ok_or_else(|| Body::type_error("cannot convert the value to an element"))
            }
            (ObjectData::Typed(_), Key::Name("length" | "byteLength"))
            | (ObjectData::Buffer(_), Key::Name("byteLength"))
            | (ObjectData::Map(_) | ObjectData::Set(_), Key::Name("size")) => {
                Err(Body::type_error(&format!(
                    "cannot set property {name}, which has only a getter"
                )))
            }
            _ => {
                self.put(key, value);
                Ok(())
            }
        }
    }

    /// Writes an array element.
    pub(crate) fn set_element(&self, index: u32, value: Value) {
        self.put(Key::Index(index), value);
    }

    /// Writes an own property of a plain object, whatever its name.
    pub(crate) fn put_own(&self, name: &str, value: Value) {
        self.put(Key::of(name), value);
    }

    fn resize(&self, length: &Cell<u32>, value: &Value) -> Result<(), Value> {
        let Value::Number(wanted) = *value else {
            return Err(Body::range_error("invalid array length"));
        };
        if wanted < 0.0 || wanted > f64::from(u32::MAX) || wanted.trunc() != wanted {
            return Err(Body::range_error("invalid array length"));
        }
        length.set(wanted as u32);
        let cut = self.properties.borrow_mut().truncate(wanted as u32);
        drop(cut);
        Ok(())
    }

    fn put(&self, key: Key<'_>, value: Value) {
        if let (ObjectData::Array(length), Key::Index(index)) = (&self.data, key) {
            length.set(length.get().max(index.saturating_add(1)));
        }
        let replaced = self.properties.borrow_mut().set(key, value);
        // Dropped only now, since dropping may run user code that reads this object again.
        drop(replaced);
    }

    /// An object with a method `dispose`, which gets the class of the object.
    pub(crate) fn disposable(data: ObjectData, dispose: fn(&ObjectData)) -> Rc<Self> {
        let body = Self::new(data);
        let weak = Rc::downgrade(&body);
        let method = Function::new(move |_, _| {
            if let Some(body) = weak.upgrade() {
                dispose(body.data());
            }
            Ok(Value::Undefined)
        });
        body.set_unlisted("dispose", Self::new(ObjectData::Function(method)).into());
        body
    }

    /// Adds a property which [`keys`](Self::keys) does not list.
    pub(crate) fn set_unlisted(&self, name: &str, value: Value) {
        let replaced = self.properties.borrow_mut().set_unlisted(name, value);
        drop(replaced);
    }

    /// Removes a property; `false` if it is one that cannot be removed.
    pub(crate) fn delete(&self, name: &str) -> bool {
        let fixed = match (&self.data, Key::of(name)) {
            (ObjectData::Array(_), Key::Name(name)) => name == "length",
            (ObjectData::Typed(typed), Key::Index(index)) => typed.get(index).is_some(),
            _ => false,
        };
        if !fixed {
            let removed = self.properties.borrow_mut().delete(Key::of(name));
            drop(removed);
        }
        !fixed
    }

    /// The elements of an array.
    pub(crate) fn elements(&self) -> Vec<Value> {
        match &self.data {
            ObjectData::Array(length) => {
                (0..length.get()).map(|index| self.element(index)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The names that `Object.keys` lists.
    pub(crate) fn keys(&self) -> Vec<String> {
        let own = self.properties.borrow().keys();
        match &self.data {
            ObjectData::Typed(typed) => (0..typed.len())
                .map(|index| index.to_string())
                .chain(own)
                .collect(),
            _ => own,
        }
    }
}

/// Drops a chain of objects step by step; one call for each link would overflow the stack.
impl Drop for Body {
    fn drop(&mut self) {
        LIVE.set(LIVE.get().wrapping_sub(1));
        let mut rest = self.drain();
        while let Some(value) = rest.pop() {
            if let Value::Object(mut body) = value
                && let Some(body) = Rc::get_mut(&mut body)
            {
                rest.append(&mut body.drain());
            }
        }
    }
}

impl Body {
    /// Removes the values that it contains.
    fn drain(&mut self) -> Vec<Value> {
        let mut values = self.properties.get_mut().drain();
        match &mut self.data {
            ObjectData::Map(entries) => {
                values.extend(entries.drain(..).flat_map(|(key, value)| [key, value]));
            }
            ObjectData::Set(elements) => values.append(elements),
            ObjectData::Plain
            | ObjectData::Array(_)
            | ObjectData::Typed(_)
            | ObjectData::Buffer(_)
            | ObjectData::Date(_)
            | ObjectData::Error(_)
            | ObjectData::Function(_)
            | ObjectData::Promise(_)
            | ObjectData::Iteration(_)
            | ObjectData::Rust(_)
            | ObjectData::View(_)
            | ObjectData::Exported(_) => {}
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_keeps_its_length_right() {
        let array = Body::array([Value::Null, Value::Null]);
        assert_eq!(array.get("length"), Value::Number(2.0));
        array.set("4", Value::Bool(true)).expect("an index");
        assert_eq!(array.get("length"), Value::Number(5.0));
        assert_eq!(array.keys(), ["0", "1", "4"]);
        array.set("length", Value::Number(1.0)).expect("a length");
        assert_eq!(array.keys(), ["0"]);
        assert!(array.set("length", Value::Number(1.5)).is_err());
        assert!(!array.delete("length") && array.delete("0"));
    }

    #[test]
    fn a_long_chain_is_dropped() {
        let mut first = Body::new(ObjectData::Plain);
        for _ in 0..200_000 {
            let next = Body::new(ObjectData::Plain);
            next.set("next", first.into()).expect("a plain object");
            first = next;
        }
        drop(first);
    }
}
