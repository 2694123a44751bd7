//! Rust iterates over values of JavaScript, and JavaScript over iterators and streams of Rust.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures::{Stream, StreamExt, TryStreamExt as _, stream};
use jsi_runtime::{Any, Callback, JsError, JsIterator, JsStream, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Iteration as _, JsIteration, JsNode, JsNodeStatics, JsSource, Node as _, NodeStatics as _,
    Page, Point, Source, SourceStatics, export_source,
};
use crate::support::{collected, nothing_more_than, rounds, text, turn};

const API: JsIteration = JsIteration;

fn list<T>(items: JsIterator<T>) -> Result<Vec<T>, JsError> {
    items.collect()
}

/// The elements, and the error that is the last item.
fn until_error<T>(mut items: JsIterator<T>) -> (Vec<T>, String) {
    let mut found = Vec::new();
    let error = loop {
        match items.next() {
            Some(Ok(item)) => found.push(item),
            Some(Err(error)) => break format!("{}: {}", error.name(), error.message()),
            None => break "none".to_owned(),
        }
    };
    assert!(items.next().is_none(), "an error is the last item");
    (found, error)
}

async fn all<T>(items: JsStream<T>) -> Result<Vec<T>, JsError> {
    items.try_collect().await
}

/// Counts how many of it are alive.
struct Alive(Rc<Cell<usize>>);

impl Alive {
    fn new(count: &Rc<Cell<usize>>) -> Self {
        count.set(count.get() + 1);
        Self(count.clone())
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

/// Numbers from 1, without an end, which own something.
fn endless(alive: &Rc<Cell<usize>>) -> impl Iterator<Item = f64> + 'static {
    let it = Alive::new(alive);
    (1..).map(move |number| {
        let _ = &it;
        f64::from(number)
    })
}

#[wasm_bindgen_test]
fn anything_with_an_iterator_is_an_iterator() -> Result<(), JsError> {
    for kind in ["array", "set", "generator"] {
        assert_eq!(list(API.make(kind)?)?, [1.0, 2.0, 3.0], "{kind}");
    }
    API.log()?;
    assert!(list(API.make("empty")?)?.is_empty());
    assert_eq!(list(API.strings("texts")?)?, ["a", "é", "😀"]);
    assert_eq!(list(API.strings("string")?)?, ["a", "é", "😀"]);
    assert_eq!(list(API.strings("mapKeys")?)?, ["k"]);
    assert_eq!(list(API.bytes("bytes")?)?, [1, 2, 255]);
    let entries = list(API.entries("map")?)?;
    assert_eq!(entries, [("a".to_owned(), 1.0), ("b".to_owned(), 2.0)]);
    let points = [Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }];
    assert_eq!(list(API.points("points")?)?, points);
    assert_eq!(list(API.lists("lists")?)?, [vec![1.0, 2.0], vec![], vec![3.0]]);
    assert_eq!(list(API.safe("safe")?)?, [1, 1 << 40]);
    let values = list(API.values("mixed")?)?;
    assert!(matches!(values[..3], [Any::Undefined, Any::Null, Any::Number(1.0)]));
    Ok(())
}

#[wasm_bindgen_test]
fn elements_of_arrays_arrive_in_batches_and_in_order() -> Result<(), JsError> {
    for kind in ["long", "longTyped"] {
        let numbers = list(API.make(kind)?)?;
        assert_eq!(numbers, (0..1000).map(f64::from).collect::<Vec<_>>());
    }
    assert_eq!(list(API.make("growing")?)?, [1.0, 2.0, 7.0]);
    // an iterator of its own counts
    assert_eq!(list(API.make("changed")?)?, [1.0, 2.0]);
    assert_eq!(API.log()?.last().map(String::as_str), Some("finally"));
    Ok(())
}

#[wasm_bindgen_test]
fn a_generator_runs_one_step_for_each_element() -> Result<(), JsError> {
    let mut numbers = API.make("generator")?;
    assert!(API.log()?.is_empty());
    assert_eq!(numbers.next().transpose()?, Some(1.0));
    assert_eq!(API.log()?, ["make 1"]);
    assert_eq!(numbers.next().transpose()?, Some(2.0));
    assert_eq!(API.log()?, ["make 2"]);
    assert_eq!(list(numbers)?, [3.0]);
    assert_eq!(API.log()?, ["make 3", "end", "finally"]);
    Ok(())
}

#[wasm_bindgen_test]
fn an_iteration_that_ends_early_calls_return() -> Result<(), JsError> {
    let taken: Vec<f64> = API.make("endless")?.take(2).collect::<Result<_, _>>()?;
    assert_eq!(taken, [1.0, 2.0]);
    assert_eq!(API.log()?, ["make 1", "make 2", "finally"]);
    // not begun
    drop(API.make("endless")?);
    assert!(API.log()?.is_empty());
    // ended by itself
    assert_eq!(list(API.make("generator")?)?.len(), 3);
    assert_eq!(API.log()?.iter().filter(|it| *it == "finally").count(), 1);
    // what `return` throws is ignored on drop
    let mut bad = API.make("badReturn")?;
    assert_eq!(bad.next().transpose()?, Some(1.0));
    drop(bad);
    assert_eq!(API.log()?, ["iterator", "next", "return"]);
    let mut bad = API.make("badReturn")?;
    assert_eq!(bad.next().transpose()?, Some(1.0));
    assert_eq!(text(bad.close()), "from return");
    assert!(bad.next().is_none() && bad.close().is_ok());
    assert_eq!(API.log()?, ["iterator", "next", "return"]);
    // the last clone counts
    let mut one = API.make("endless")?;
    let mut other = one.clone();
    one.next().transpose()?;
    drop(one);
    assert_eq!(other.next().transpose()?, Some(2.0));
    API.log()?;
    drop(other);
    assert_eq!(API.log()?, ["finally"]);
    Ok(())
}

#[wasm_bindgen_test]
fn an_error_in_the_middle_is_the_last_item() -> Result<(), JsError> {
    let (found, error) = until_error(API.make("throwing")?);
    assert_eq!((found, error.as_str()), (vec![1.0], "RangeError: from next"));
    // an iterator that has thrown is not ended
    assert_eq!(API.log()?, ["iterator", "next", "next"]);
    let (found, error) = until_error(API.make("getter")?);
    assert_eq!((found, error.as_str()), (vec![1.0], "Error: from a getter"));
    let (found, error) = until_error(API.make("noResult")?);
    assert_eq!(found, [1.0]);
    assert_eq!(error, "TypeError: Iteration.make: result: iterator result 5 (number) is not an object");
    API.log()?;
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_element_is_an_error_with_its_number() -> Result<(), JsError> {
    let (found, error) = until_error(API.make("wrong")?);
    assert_eq!(found, [1.0, 2.0]);
    assert_eq!(
        error,
        "TypeError: Iteration.make: result: element 2: expected a number, found \"three\" (string)"
    );
    let (found, error) = until_error(API.make("wrongLater")?);
    assert_eq!(found.len(), 200);
    assert_eq!(
        error,
        "TypeError: Iteration.make: result: element 200: expected a number, found null"
    );
    let (found, error) = until_error(API.make("wrongGenerator")?);
    assert_eq!(found, [1.0]);
    assert_eq!(
        error,
        "TypeError: Iteration.make: result: element 1: expected a number, found \"two\" (string)"
    );
    // the iterator was ended
    assert_eq!(API.log()?, ["make 1", "make 2", "finally"]);
    let (_, error) = until_error(API.make("holes")?);
    assert_eq!(
        error,
        "TypeError: Iteration.make: result: element 1: expected a number, found undefined"
    );
    let (_, error) = until_error(API.points("wrongPoint")?);
    assert_eq!(
        error,
        "TypeError: Iteration.points: result: element 1: field y: expected a number, found undefined"
    );
    let (found, error) = until_error(API.safe("unsafe")?);
    assert_eq!(found, [1]);
    assert!(error.starts_with("TypeError: Iteration.safe: result: element 1: expected an integer"), "{error}");
    Ok(())
}

#[wasm_bindgen_test]
fn other_values_are_no_iterables() -> Result<(), JsError> {
    let wrong = |kind| text(API.make(kind).map(drop));
    assert_eq!(wrong("number"), "Iteration.make: result: expected an iterable, found 5 (number)");
    assert_eq!(wrong("null"), "Iteration.make: result: expected an iterable, found null");
    assert_eq!(wrong("object"), "Iteration.make: result: expected an iterable, found Object (object)");
    assert_eq!(wrong("noFunction"), "Iteration.make: result: expected an iterable, found Object (object)");
    let (_, error) = until_error(API.make("noIterator")?);
    assert_eq!(error, "TypeError: Iteration.make: result: expected an iterator, found 5 (number)");
    assert_eq!(
        text(API.stream("object").map(drop)),
        "Iteration.stream: result: expected an async iterable, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn iterables_stand_in_other_types() -> Result<(), JsError> {
    assert!(API.maybe("null")?.is_none());
    let maybe = API.maybe("nullable")?.expect("an iterable");
    assert_eq!(list(maybe)?, [Some(1.0), None, None]);
    assert_eq!(list(API.later_iterable("set").await?)?, [1.0, 2.0, 3.0]);
    let lists = API.list("generator")?.into_iter().map(list);
    assert_eq!(lists.collect::<Result<Vec<_>, _>>()?, [vec![1.0, 2.0, 3.0], vec![7.0]]);
    let nested = API.nested("nested")?.map(|items| list(items?));
    assert_eq!(nested.collect::<Result<Vec<_>, _>>()?, [[1.0, 2.0], [1.0, 2.0]]);
    let mut functions = API.functions("functions")?;
    let double = functions.next().transpose()?.expect("a function");
    assert_eq!(double.call((1 << 40,))?, 1 << 41);
    let wrong = functions.next().transpose()?.expect("a function");
    assert_eq!(
        text(wrong.call((1,))),
        "Iteration.functions: result: result: expected an integer, found \"text\" (string)"
    );
    let page = API.page()?;
    let copy = page.clone();
    assert_eq!(page, copy);
    assert_eq!(list(page.lines)?, ["1", "2"]);
    assert!(list(copy.lines)?.is_empty());
    assert_eq!(all(page.later.expect("a stream")).await?, [1, 2]);
    let node = JsNodeStatics.new("root")?;
    node.add(&JsNodeStatics.new("a")?)?.add(&JsNodeStatics.new("b")?)?;
    let names = node.children()?.map(|child| child?.name());
    assert_eq!(names.collect::<Result<Vec<_>, _>>()?, ["a", "b"]);
    let _: JsNode = node;
    API.log()?;
    Ok(())
}

#[wasm_bindgen_test]
async fn anything_with_an_async_iterator_is_a_stream() -> Result<(), JsError> {
    for kind in ["ticks", "array", "generator", "promises", "bare"] {
        assert_eq!(all(API.stream(kind)?).await?, [1.0, 2.0, 3.0], "{kind}");
    }
    API.log()?;
    assert_eq!(all(API.safe_stream("safe")?).await?, [1, 1 << 40]);
    assert_eq!(all(API.text_stream("string")?).await?, ["a", "é", "😀"]);
    assert_eq!(all(API.chunks("readable")?).await?, [b"abc"]);
    assert!(API.maybe_stream("null")?.is_none());
    let later = API.later_stream("ticks").await?.expect("a stream");
    assert_eq!(all(later).await?, [1.0, 2.0, 3.0]);
    assert!(API.later_stream("null").await?.is_none());
    // without a trait
    let mut sum = 0.0;
    let mut numbers = API.stream("ticks")?;
    while let Some(number) = numbers.next().await {
        sum += number?;
    }
    assert_eq!(sum, 6.0);
    API.log()?;
    Ok(())
}

/// The elements, and the error that is the last item.
async fn stream_until_error<T>(mut items: JsStream<T>) -> (Vec<T>, String) {
    let mut found = Vec::new();
    let error = loop {
        match items.next().await {
            Some(Ok(item)) => found.push(item),
            Some(Err(error)) => break format!("{}: {}", error.name(), error.message()),
            None => break "none".to_owned(),
        }
    };
    assert!(items.next().await.is_none(), "an error is the last item");
    (found, error)
}

#[wasm_bindgen_test]
async fn a_rejection_or_a_wrong_element_ends_a_stream() -> Result<(), JsError> {
    let (found, error) = stream_until_error(API.stream("rejecting")?).await;
    assert_eq!((found, error.as_str()), (vec![1.0], "RangeError: from a stream"));
    let (found, error) = stream_until_error(API.stream("rejected")?).await;
    assert_eq!((found, error.as_str()), (vec![1.0], "Error: of an element"));
    let (found, error) = stream_until_error(API.stream("wrongTicks")?).await;
    assert_eq!(found, [1.0]);
    assert_eq!(
        error,
        "TypeError: Iteration.stream: result: element 1: expected a number, found \"two\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_stream_that_ends_early_calls_return() -> Result<(), JsError> {
    API.log()?;
    let mut numbers = API.stream("endlessTicks")?;
    assert_eq!(numbers.next().await.transpose()?, Some(1.0));
    drop(numbers);
    turn().await?;
    assert_eq!(API.log()?, ["make 1", "finally"]);
    for kind in ["endlessReadable", "endlessBare"] {
        let mut numbers = API.stream(kind)?;
        assert_eq!(numbers.next().await.transpose()?, Some(1.0));
        numbers.close().await?;
        assert!(numbers.next().await.is_none());
        assert_eq!(API.log()?, ["cancel"], "{kind}");
    }
    // while an element is awaited; what `return` rejects with is ignored
    let mut never = API.stream("never")?;
    assert!(futures::poll!(StreamExt::next(&mut never)).is_pending());
    drop(never);
    turn().await?;
    assert_eq!(API.log()?, ["return"]);
    let mut never = API.stream("never")?;
    assert!(futures::poll!(StreamExt::next(&mut never)).is_pending());
    assert_eq!(text(never.close().await), "from return");
    API.log()?;
    Ok(())
}

#[wasm_bindgen_test]
async fn iterators_of_rust_are_iterators_of_javascript() -> Result<(), JsError> {
    assert_eq!(API.sum(JsIterator::new((1..=3).map(f64::from)))?, 6.0);
    assert_eq!(API.sum(vec![1.5, 2.5].into())?, 4.0);
    assert_eq!(API.sum(JsIterator::new(Vec::<f64>::new()))?, 0.0);
    assert_eq!(API.maybe_sum(None)?, -1.0);
    assert_eq!(API.maybe_sum(Some(None))?, -2.0);
    assert_eq!(API.maybe_sum(Some(Some(vec![1.0].into())))?, 1.0);
    // used once, with the methods of all iterators
    assert_eq!(
        API.describe(Some(vec![1.0, 2.0].into()))?,
        "true function function true 1,2 "
    );
    assert_eq!(API.describe(None)?, "null");
    assert_eq!(
        API.manual(vec![1.0, 2.0].into())?,
        [
            r#"{"done":false,"value":1}"#,
            r#"{"done":true,"value":9}"#,
            r#"{"done":true}"#,
            r#"{"done":true}"#
        ]
    );
    let map = Callback::scoped(|numbers: JsIterator<f64>| JsIterator::new(numbers.map(|it| it.map(|it| it * 2.0))));
    assert_eq!(API.r#use(&map)?, [2.0, 4.0, 6.0]);
    let page = Page::new("t", vec!["a".to_owned(), "b".to_owned()].into());
    assert_eq!(API.read(&page).await?, "t: a,b: ");
    let page = Page::new("t", JsIterator::new(["c".to_owned()])).later(JsStream::from_iterator(1..3));
    assert_eq!(API.read(&page).await?, "t: c: 1,2");
    Ok(())
}

#[wasm_bindgen_test]
fn a_value_that_is_passed_on_is_the_same_value() -> Result<(), JsError> {
    let array = API.make("array")?;
    let same = API.same(array.clone())?;
    assert_eq!(array, same);
    assert_eq!(list(same)?, [1.0, 2.0, 3.0]);
    // what is left of an iteration
    let mut numbers = API.make("array")?;
    numbers.next().transpose()?;
    assert_eq!(API.sum(numbers)?, 5.0);
    Ok(())
}

#[wasm_bindgen_test]
fn an_err_of_an_iterator_of_rust_is_thrown() -> Result<(), JsError> {
    let alive = Rc::new(Cell::new(0));
    let it = Alive::new(&alive);
    let numbers = (0..).map(move |number| {
        let _ = &it;
        if number < 2 { Ok(f64::from(number)) } else { Err(JsError::range_error("from Rust")) }
    });
    assert_eq!(text(API.sum(JsIterator::new(numbers))), "from Rust");
    assert_eq!(alive.get(), 0);
    let unsafe_number = JsIterator::new([1_i64 << 60]);
    let error = text(API.first(unsafe_number, 1));
    assert!(error.contains("test.rs:") && error.contains("out of range for i64"), "{error}");
    Ok(())
}

#[wasm_bindgen_test]
async fn an_unfinished_iterator_of_rust_is_freed() -> Result<(), JsError> {
    let alive = Rc::new(Cell::new(0));
    let before = live_counts();
    // by `return`
    let numbers = JsIterator::new(endless(&alive).map(|it| it as i64));
    assert_eq!(API.first(numbers, 2)?, [1, 2]);
    assert_eq!(alive.get(), 0);
    // by its end
    let it = Alive::new(&alive);
    API.sum(JsIterator::new((0..3).map(move |number| {
        let _ = &it;
        f64::from(number)
    })))?;
    assert_eq!(alive.get(), 0);
    nothing_more_than(before, "iterators");
    // by the collector
    API.keep(JsIterator::new(endless(&alive)))?;
    assert_eq!((API.kept()?, API.kept()?), (Some(1.0), Some(2.0)));
    assert_eq!(alive.get(), 1);
    API.forget()?;
    collected("the iterator", || alive.get() == 0).await?;
    nothing_more_than(before, "collected iterators");
    Ok(())
}

#[wasm_bindgen_test]
fn iterations_leave_nothing_behind() -> Result<(), JsError> {
    rounds("array", || list(API.make("array")?).map(drop))?;
    rounds("generator", || list(API.make("generator")?).map(drop))?;
    rounds("early", || {
        API.make("endless")?.next().transpose()?;
        API.log().map(drop)
    })?;
    rounds("wrong", || {
        until_error(API.make("wrong")?);
        Ok(())
    })?;
    rounds("iterator of Rust", || API.sum(vec![1.0, 2.0].into()).map(drop))?;
    rounds("early, of Rust", || {
        let numbers = JsIterator::new(1..5_i64);
        API.first(numbers, 2).map(drop)
    })?;
    rounds("not begun, of Rust", || API.first(JsIterator::new(1..5_i64), 1).map(drop))
}

#[wasm_bindgen_test]
async fn streams_of_rust_are_async_iterators_of_javascript() -> Result<(), JsError> {
    let before = live_counts();
    assert_eq!(API.sum_stream(JsStream::from_iterator([1.0, 2.0])).await?, 3.0);
    assert_eq!(API.sum_stream(JsStream::new(stream::iter([1.0, 2.0, 3.0]))).await?, 6.0);
    let slow = stream::unfold(0_i32, |number| async move {
        turn().await.ok()?;
        (number < 3).then_some((f64::from(number), number + 1))
    });
    assert_eq!(API.sum_stream(JsStream::new(slow)).await?, 3.0);
    let failing = stream::iter([Ok(1.0), Err(JsError::range_error("from Rust"))]);
    assert_eq!(text(API.sum_stream(JsStream::new(failing)).await), "from Rust");
    let texts = JsStream::from_iterator(["a", "b", "c"].map(str::to_owned));
    assert_eq!(API.first_of(texts, 2).await?, "a b");
    assert_eq!(
        API.manual_stream(JsStream::from_iterator([1.0, 2.0])).await?,
        r#"true [{"done":false,"value":1},{"done":false,"value":2},{"done":true},{"done":true}]"#
    );
    // a stream of JavaScript is passed on as it is
    assert_eq!(API.sum_stream(API.stream("ticks")?).await?, 6.0);
    let ticks = API.stream("ticks")?;
    assert_eq!(API.same_stream(ticks.clone())?, ticks);
    API.log()?;
    drop(ticks);
    nothing_more_than(before, "streams");
    Ok(())
}

/// A stream without elements, which notes that it was dropped.
struct Never(Rc<RefCell<Vec<&'static str>>>);

impl Stream for Never {
    type Item = f64;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<f64>> {
        Poll::Pending
    }
}

impl Drop for Never {
    fn drop(&mut self) {
        self.0.borrow_mut().push("dropped");
    }
}

#[wasm_bindgen_test]
async fn return_frees_a_stream_of_rust_that_is_awaited() -> Result<(), JsError> {
    let events = Rc::default();
    API.keep_stream(JsStream::new(Never(Rc::clone(&events))))?;
    assert_eq!(
        API.pending().await?,
        r#"[{"done":true},{"done":true,"value":"r"},{"done":true}]"#
    );
    assert_eq!(*events.borrow(), ["dropped"]);
    Ok(())
}

struct It;

impl Source for It {
    fn count(&self, to: u32) -> Result<JsIterator<u32>, JsError> {
        Ok(JsIterator::new(1..=to))
    }

    fn tick(&self, to: u32) -> Result<JsStream<u32>, JsError> {
        Ok(JsStream::from_iterator(1..=to))
    }

    fn sum(&self, values: JsIterator<f64>) -> Result<f64, JsError> {
        values.sum()
    }

    fn join(&self, values: JsStream<String>) -> jsi_runtime::Promise<String> {
        jsi_runtime::Promise::new(async move { Ok(all(values).await?.join("+")) })
    }

    fn maybe(&self, values: Option<Option<JsIterator<f64>>>) -> Result<Option<JsIterator<f64>>, JsError> {
        Ok(values.flatten().map(|values| JsIterator::new(values.map(|it| it.map(|it| -it)))))
    }
}

impl SourceStatics for It {
    fn new() -> Result<Self, JsError> {
        Ok(Self)
    }
}

export_source!(It);

#[wasm_bindgen_test]
async fn exports_take_and_return_iterables() -> Result<(), JsError> {
    API.log()?;
    let lines = API.use_exported(&JsSource::new(It)).await?;
    assert_eq!(
        lines.lines().collect::<Vec<_>>(),
        [
            "1,2,3",
            "1,2,3",
            "6",
            "1+2",
            "-1,-2",
            "null",
            "null",
            "TypeError: Source.sum: parameter values: expected an iterable, found 5 (number)",
            "TypeError: Source.sum: parameter values: element 1: expected a number, found \"x\" (string)",
            "TypeError: Source.join: parameter values: expected an async iterable, found Object (object)",
        ]
    );
    Ok(())
}
