//! Every value type may be an element, a field, an argument, a result, the content of a promise, and null.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Callback, Date, Function, JsError, Promise, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Anywhere as _, Batch, Job, JsAnywhere, Left, Node, Options, Point, Right};
use crate::support::text;

const API: JsAnywhere = JsAnywhere;

/// The most levels there may be.
const MOST: u32 = 2048;

#[wasm_bindgen_test]
fn arrays_hold_every_value_type() -> Result<(), JsError> {
    let matrix = vec![vec![1.5, -2.0], vec![], vec![0.0]];
    assert_eq!(API.matrix(&matrix)?, matrix);
    assert_eq!(API.gaps(&[Some(1), None, Some(-3)])?, [Some(1), None, Some(-3)]);
    let point = Point { x: 1.0, y: 2.0 };
    let grid = vec![Some(vec![Some(point), None]), None, Some(vec![])];
    assert_eq!(API.grid(&grid)?, grid);
    let texts = vec![vec!["a".to_owned(), String::new()], vec![]];
    assert_eq!(API.many(Some(&texts))?, Some(texts));
    assert_eq!(API.many(None)?, None);
    let dates = vec![Date::new(5)?, Date::new(-1)?];
    assert_eq!(API.dates(&dates)?, dates);
    assert_eq!(API.bytes(&[vec![1, 2], vec![]])?, [vec![1, 2], vec![]]);
    assert_eq!(
        text(API.wrong_matrix()),
        "Anywhere.wrongMatrix: result: element 1: element 1: expected a number, found \"x\" (string)"
    );
    Ok(())
}

fn options(log: &Rc<RefCell<Vec<String>>>) -> Options {
    let log = log.clone();
    let label = move |value: f64, index: u32, unit: Option<String>| {
        let text = format!("{value}/{index}/{unit:?}");
        log.borrow_mut().push(text.clone());
        text.len().to_string()
    };
    Options {
        title: Some("rust".to_owned()),
        label: Some(Callback::new(label).into_js()),
        big: Callback::new(|value: i64| value).into_js(),
        number: Callback::new(|value: i64| value * 2).into_js(),
        bytes: Callback::new(|value: Vec<u8>| value).into_js(),
        handlers: vec![
            Callback::new(|point: Option<Point>| point.map(|it| it.x < it.y)).into_js(),
            Callback::new(|point: Option<Point>| point.is_none().then_some(false)).into_js(),
        ],
        matrix: vec![vec![1.0], vec![]],
    }
}

#[wasm_bindgen_test]
fn functions_in_records_have_the_declared_types() -> Result<(), JsError> {
    let log = Rc::new(RefCell::new(Vec::new()));
    let big = (1_i64 << 60).to_string();
    assert_eq!(
        API.run(&options(&log))?,
        format!("rust,10,16,{big},14,Uint8Array,true,false,[[1],[]]")
    );
    assert_eq!(*log.borrow(), ["1.5/2/None", "1.5/2/Some(\"px\")"]);

    let made = API.made()?;
    let label = made.label.as_ref().expect("a function");
    assert_eq!(label.call((1.5, 2, None))?, "1.5-2");
    assert_eq!(label.call((1.5, 2, Some("px".to_owned())))?, "1.5-2-px");
    assert_eq!(made.big.call((1 << 60,))?, (1 << 60) + 1);
    assert_eq!(made.number.call((7,))?, 8);
    assert_eq!(made.bytes.call((vec![1, 2],))?, [2, 3]);
    let handler = made.handlers.first().expect("a function");
    assert_eq!(handler.call((Some(Point { x: 1.0, y: 0.0 }),))?, Some(true));
    assert_eq!(handler.call((None,))?, None);
    assert_eq!(made.matrix, [vec![1.0], vec![], vec![2.0, 3.0]]);
    Ok(())
}

#[wasm_bindgen_test]
fn functions_in_records_keep_their_identity() -> Result<(), JsError> {
    let own = options(&Rc::default());
    assert_eq!(API.options(&own)?, own);
    assert_eq!(own.clone(), own);
    let made = API.made()?;
    assert_eq!(API.options(&made)?, made);
    assert_ne!(API.made()?, made);
    Ok(())
}

#[wasm_bindgen_test]
fn errors_of_functions_in_values_name_the_place() -> Result<(), JsError> {
    assert_eq!(
        text(API.wrong()),
        "Anywhere.wrong: result: field handlers: element 1: expected a function, found 5 (number)"
    );
    let made = API.made()?;
    assert_eq!(
        text(made.number.call((1 << 60,))),
        "Anywhere.made: result: argument 1: out of range for i64: 1152921504606846976, minimum -9007199254740991, maximum 9007199254740991"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn functions_are_elements_arguments_and_results() -> Result<(), JsError> {
    let before = live_counts();
    let double = Callback::new(|x: i32| x * 2);
    let functions = vec![double.function(), Callback::new(|x: i32| x + 1).into_js()];
    assert_eq!(API.functions(&functions)?, functions);
    assert_eq!(API.call_last(&functions, 5)?, 6);
    assert_eq!(API.call_last(&functions[..1], 5)?, 10);
    assert_eq!(API.curried()?.call((1,))?.call((2,))?.call((3,))?, 123);
    let compose = |f: Function<(i64,), i64>| -> Result<Function<(i64,), i64>, JsError> {
        let base = f.call((4,))?;
        Ok(Callback::new(move |x: i64| x + base).into_js())
    };
    assert_eq!(API.compose(&Callback::scoped(compose))?, 13);
    drop((functions, double));
    assert_eq!(live_counts().handles, before.handles);
    Ok(())
}

#[wasm_bindgen_test]
fn a_function_of_a_callback_ends_with_it() -> Result<(), JsError> {
    let callback = Callback::new(|x: i32| x + 1);
    let function = callback.function();
    assert_eq!(API.call_last(std::slice::from_ref(&function), 1)?, 2);
    assert_eq!(function, callback.function());
    drop(callback);
    assert!(text(API.call_last(&[function], 1)).ends_with(": callback was dropped"));
    let callback = Callback::new(|x: i32| x + 1);
    let unused = callback.function();
    drop(callback);
    assert!(text(API.call_last(&[unused], 1)).ends_with(": callback was dropped"));
    Ok(())
}

#[wasm_bindgen_test]
fn values_in_functions_and_promises_may_be_null() -> Result<(), JsError> {
    let f = |a: Option<f64>, b: Option<bool>, c: Option<Vec<i32>>| {
        (b.is_none() && c == Some(vec![1])).then_some(a.map_or(0, |a| (a * 2.0) as i32))
    };
    assert_eq!(API.nullable(&Callback::scoped(f))?, "3,null");
    Ok(())
}

#[wasm_bindgen_test]
async fn contents_of_promises_may_be_null() -> Result<(), JsError> {
    assert_eq!(API.later(Some(5)).await?, Some(5));
    assert_eq!(API.later(None).await?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn functions_have_sixteen_parameters() -> Result<(), JsError> {
    #[rustfmt::skip]
    let sum = |a: i32, b: i32, c: i32, d: i32, e: i32, f: i32, g: i32, h: i32, i: i32, j: i32, k: i32, l: i32, m: i32, n: i32, o: i32, p: i32| {
        [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p].iter().zip(1..).map(|(x, n)| x * n).sum::<i32>()
    };
    assert_eq!(API.sum(&Callback::scoped(sum))?, 1360);
    let all = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assert_eq!(API.adder()?.call(all)?, 120);
    Ok(())
}

#[wasm_bindgen_test]
fn parameters_of_functions_may_be_optional() -> Result<(), JsError> {
    let f = |a: i32, b: Option<i32>, c: Option<Option<String>>| format!("{a} {b:?} {c:?}");
    assert_eq!(
        API.optional(&Callback::scoped(f))?,
        [
            "1 None None",
            "1 Some(2) None",
            "1 None Some(None)",
            "1 Some(2) Some(Some(\"c\"))",
            "3"
        ]
    );
    let counted = API.counted()?;
    assert_eq!(counted.call((None, None, vec![]))?, 0);
    assert_eq!(counted.call((Some(1), None, vec![]))?, 1);
    assert_eq!(counted.call((None, Some(None), vec![]))?, 2);
    assert_eq!(counted.call((None, None, vec![7, 8]))?, 4);
    Ok(())
}

#[wasm_bindgen_test]
fn the_last_parameter_of_a_function_takes_all_further_arguments() -> Result<(), JsError> {
    let f = |first: String, others: Vec<f64>| format!("{first} {others:?}");
    assert_eq!(
        API.rest(&Callback::scoped(f))?,
        ["a []", "a [1.0]", "a [1.0, 2.5]", "1"]
    );
    let joined = API.joined()?;
    let parts = ["x", "y"].map(str::to_owned);
    assert_eq!(joined.call(("-".to_owned(), parts.to_vec()))?, "x-y");
    assert_eq!(joined.call(("-".to_owned(), vec![]))?, "");
    Ok(())
}

#[wasm_bindgen_test]
fn a_function_is_passed_where_a_callback_is_taken() -> Result<(), JsError> {
    let before = live_counts();
    let heard = Rc::new(RefCell::new(String::new()));
    let log = heard.clone();
    let listener = Callback::new(move |text: String| log.borrow_mut().push_str(&text));
    API.on(&listener)?;
    API.emit("a")?;
    let current = API.current()?.expect("a function");
    assert_eq!(current, listener.function());
    let again: Callback<'_, _, _> = current.clone().into();
    again.call(("b".to_owned(),))?;
    assert!(API.off(&again)?, "the same function");
    assert!(!API.off_maybe(Some(&again))?);
    assert!(!API.off_maybe(None)?);
    API.emit("c")?;
    assert_eq!(*heard.borrow(), "ab");
    // In a clone, and as a function again.
    API.on(&again.clone())?;
    assert_eq!(again.function(), current);
    assert!(API.off(&listener)?);
    drop((again, current, listener));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn records_hold_promises() -> Result<(), JsError> {
    let job = API.job()?;
    assert_eq!((job.name.as_str(), job.done.await?), ("js", 5));
    let rust = |name: &str, value: i32| Job {
        name: name.to_owned(),
        done: Promise::new(async move { Ok(value) }),
    };
    assert_eq!(API.r#await(rust("a", 1)).await?, "a 1");
    let batch = Batch { jobs: vec![rust("a", 1), rust("b", 2)], last: Some(rust("c", 3)) };
    assert_eq!(API.await_all(batch).await?, "a 1,b 2,c 3");
    assert_eq!(API.await_all(Batch { jobs: vec![], last: None }).await?, "");
    assert_eq!(format!("{:?}", rust("d", 4)), "Job { name: \"d\", done: Promise(..) }");
    Ok(())
}

#[wasm_bindgen_test]
async fn promises_may_be_null_missing_and_arguments() -> Result<(), JsError> {
    assert_eq!(API.maybe(true)?.expect("a promise").await?, 3);
    assert!(API.maybe(false)?.is_none());
    assert_eq!(API.give(None, None).await?, "null undefined");
    let both = API.give(Some(Promise::ready(1)), Some(Promise::ready(2)));
    assert_eq!(both.await?, "1 2");
    let chain = Callback::once(|p: Promise<i32>| Promise::new(async move { Ok(p.await? + 1) }));
    assert_eq!(API.chain(&chain).await?, 21);
    let jobs = Callback::once(|job: Job| Job {
        name: job.name.to_uppercase(),
        done: Promise::new(async move { Ok(job.done.await? * 2) }),
    });
    assert_eq!(API.jobs(&jobs).await?, "JS 10");
    Ok(())
}

fn node(depth: u32) -> Node {
    let innermost = Node { value: -1, next: None, other: None };
    (1..depth).fold(innermost, |inner, index| {
        let (next, other) = if index % 2 == 0 {
            (Some(Box::new(inner)), None)
        } else {
            (None, Some(Box::new(inner)))
        };
        Node { value: 1, next, other }
    })
}

fn measure(mut node: &Node) -> u32 {
    let mut depth = 1;
    while let Some(inner) = node.next.as_deref().or(node.other.as_deref()) {
        node = inner;
        depth += 1;
    }
    depth
}

fn measure_left(mut left: &Left) -> u32 {
    let mut depth = 1;
    while let Some(right) = &left.right {
        left = right.left.as_deref().or(right.items.get(1)).expect("one");
        depth += 1;
    }
    depth
}

fn assert_too_deep<T>(result: Result<T, JsError>, place: &str) {
    let error = result.err().expect("an error");
    assert_eq!(error.name(), "RangeError", "{error}");
    let message = error.message();
    assert!(message.starts_with(&format!("{place}: ")), "{message}");
    assert!(message.ends_with(": nested too deep"), "{message}");
    assert!(message.len() < 400, "{message}");
}

#[wasm_bindgen_test]
fn records_contain_themselves_two_thousand_levels_deep() -> Result<(), JsError> {
    let before = live_counts();
    for depth in [1, 2, 31, 32, 33, 64, 65, 2000, MOST] {
        assert_eq!(measure(&API.nodes(depth)?), depth);
        assert_eq!(API.measure(&node(depth))?, depth);
    }
    assert_eq!(API.node(&node(2000))?, node(2000));
    // Two records a level.
    for depth in [1, 2, 16, 17, 33, 1000, MOST / 2] {
        let left = API.lefts(depth)?;
        assert_eq!(measure_left(&left), depth);
        assert_eq!(API.left(&left)?, left);
    }
    let right = Right { left: None, items: vec![Left { n: 1, right: None }] };
    let left = Left { n: 2, right: Some(Box::new(right)) };
    assert_eq!(API.left(&left)?, left);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn deeper_records_are_errors_that_name_the_place() -> Result<(), JsError> {
    assert_too_deep(API.nodes(MOST + 1), "Anywhere.nodes: result");
    assert_too_deep(API.nodes(50_000), "Anywhere.nodes: result");
    assert_too_deep(API.lefts(MOST / 2 + 1), "Anywhere.lefts: result");
    assert_too_deep(API.measure(&node(MOST + 1)), "Anywhere.measure: parameter value");
    assert_too_deep(API.circle(), "Anywhere.circle: result");
    assert_too_deep(API.pair(), "Anywhere.pair: result");
    let error = text(API.wrong_node(100));
    assert!(error.starts_with("Anywhere.wrongNode: result: …: field next: "), "{error}");
    assert!(
        error.ends_with(": field next: field value: expected an integer, found \"x\" (string)"),
        "{error}"
    );
    assert_eq!(measure(&API.nodes(5)?), 5);
    Ok(())
}
