//! `JsIterator` and `JsStream` natively: iterators of Rust, and native values that are iterables.
#![cfg(not(target_family = "wasm"))]

use std::cell::Cell;
use std::rc::Rc;

use futures::{StreamExt, TryStreamExt, stream};
use jsi_runtime::{
    Any, Callback, Function, JsError, JsIterator, JsMap, JsStream, Object, Promise, block_on,
    live_counts,
};

fn list<T>(items: JsIterator<T>) -> Result<Vec<T>, JsError> {
    items.collect()
}

fn message<T>(mut items: JsIterator<T>) -> String {
    let error = items.find_map(Result::err).expect("an error");
    assert!(items.next().is_none(), "an error is the last item");
    error.to_string()
}

/// An object with the value as a property.
fn with(value: impl Into<Any>) -> Object {
    let object = Object::new();
    object.set("it", value.into()).expect("a property");
    object
}

#[test]
fn iterators_work_without_javascript() -> Result<(), JsError> {
    let mut numbers: JsIterator<i32> = JsIterator::new(1..4);
    let other = numbers.clone();
    assert_eq!(numbers, other);
    assert_ne!(numbers, JsIterator::new(1..4));
    assert_eq!(numbers.next().transpose()?, Some(1));
    assert_eq!(list(other)?, [2, 3]);
    assert!(numbers.next().is_none());
    let failing: JsIterator<i32> = JsIterator::new(["1", "x", "3"].map(str::parse::<i32>));
    assert_eq!(message(failing), "invalid digit found in string");
    let endless: JsIterator<u8> = JsIterator::new(std::iter::repeat(1));
    let mut same = endless.clone();
    endless.close()?;
    assert!(same.next().is_none());
    assert_eq!(list(JsIterator::from(vec!["a", "b"]))?, ["a", "b"]);
    assert_eq!(format!("{same:?}"), "JsIterator(..)");
    Ok(())
}

#[test]
fn native_values_are_iterables() -> Result<(), JsError> {
    let array = with(Any::from(["a", "b"]));
    assert_eq!(list(array.get::<JsIterator<String>>("it")?)?, ["a", "b"]);
    let map = with(JsMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]));
    let entries: JsIterator<(String, i32)> = map.get("it")?;
    assert_eq!(list(entries)?, [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    let text = with("aé");
    assert_eq!(list(text.get::<JsIterator<char>>("it")?)?, ['a', 'é']);
    let wrong = with(Any::from([1, 2]));
    assert_eq!(
        message(wrong.get::<JsIterator<String>>("it")?),
        "iteration: element 0: expected a string, found 1 (number)"
    );
    let number = with(5);
    assert_eq!(
        number.get::<JsIterator<i32>>("it").unwrap_err().to_string(),
        "property it: expected an iterable, found 5 (number)"
    );
    assert_eq!(
        number.get::<JsStream<i32>>("it").unwrap_err().to_string(),
        "property it: expected an async iterable, found 5 (number)"
    );
    let stream: JsStream<String> = array.get("it")?;
    assert_eq!(block_on(stream.try_collect::<Vec<_>>())?, ["a", "b"]);
    let object = Object::new();
    object.set("it", array.get::<JsIterator<String>>("it")?)?;
    assert_eq!(object.get::<Object>("it")?, array.get::<Object>("it")?);
    Ok(())
}

/// Counts its drops.
struct Dropped(Rc<Cell<usize>>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

#[test]
fn iterators_of_rust_pass_through_native_values() -> Result<(), JsError> {
    let drops = Rc::default();
    let it = Dropped(Rc::clone(&drops));
    let before = live_counts();
    let object = Object::new();
    object.set(
        "it",
        JsIterator::<i32>::new((1..10).inspect(move |_| {
            let _ = &it;
        })),
    )?;
    let mut numbers: JsIterator<i32> = object.get("it")?;
    assert_eq!(numbers.next().transpose()?, Some(1));
    assert_eq!(numbers.next().transpose()?, Some(2));
    assert_eq!(drops.get(), 0);
    drop(numbers);
    assert_eq!(drops.get(), 1, "ended early");
    object.set("it", JsIterator::<i32>::new([1, 2]))?;
    assert_eq!(list(object.get::<JsIterator<i32>>("it")?)?, [1, 2]);
    let failing = [Ok(1), Err(JsError::new("no"))];
    object.set("it", JsIterator::<i32>::new(failing))?;
    assert_eq!(message(object.get::<JsIterator<i32>>("it")?), "no");
    drop(object);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn streams_pass_through_native_values() -> Result<(), JsError> {
    let object = Object::new();
    let slow = stream::iter(1..4).then(|number| async move { Promise::ready(number).await });
    object.set("it", JsStream::<i32>::new(slow))?;
    let mut numbers: JsStream<i32> = object.get("it")?;
    let sum = async {
        let mut sum = 0;
        while let Some(number) = numbers.next().await {
            sum += number?;
        }
        Ok::<_, JsError>(sum)
    };
    assert_eq!(block_on(sum)?, 6);
    object.set(
        "it",
        JsStream::<i32>::from_iterator([Ok(1), Err(JsError::new("no"))]),
    )?;
    let failing: JsStream<i32> = object.get("it")?;
    let items = block_on(
        failing
            .map_err(|error| error.to_string())
            .collect::<Vec<_>>(),
    );
    assert_eq!(items, [Ok(1), Err("no".to_owned())]);
    let drops = Rc::default();
    let it = Dropped(Rc::clone(&drops));
    let endless = stream::repeat_with(move || {
        let _ = &it;
        1
    });
    object.set("it", JsStream::<i32>::new(endless))?;
    let mut numbers: JsStream<i32> = object.get("it")?;
    assert_eq!(block_on(numbers.next()).transpose()?, Some(1));
    block_on(numbers.close())?;
    assert_eq!(drops.get(), 1);
    assert!(block_on(numbers.next()).is_none());
    Ok(())
}

#[test]
fn what_crosses_by_reference_becomes_any() -> Result<(), JsError> {
    let any = Any::from(JsIterator::<i32>::new([1, 2]));
    assert!(matches!(any, Any::Object(_)));
    assert_eq!(list(any.to::<JsIterator<i32>>()?)?, [1, 2]);

    let any = Any::from(JsStream::<i32>::from_iterator([3]));
    let mut stream = any.to::<JsStream<i32>>()?;
    assert_eq!(block_on(stream.next()).transpose()?, Some(3));

    let any = Any::from(Promise::ready(4));
    assert!(matches!(any, Any::Promise(_)));
    assert_eq!(block_on(any.to::<Promise<i32>>()?)?, 4);

    let double: Function<(i32,), i32> = Callback::new(|x: i32| x * 2).into_js();
    let Any::Function(any) = Any::from(double.clone()) else {
        panic!("a function");
    };
    assert_eq!(any.call(&[Any::from(4)])?, Any::from(8));
    assert!(any.call(&[Any::from("x")]).is_err());
    assert_eq!(Any::Function(any).to::<Function<(i32,), i32>>()?, double);
    Ok(())
}
