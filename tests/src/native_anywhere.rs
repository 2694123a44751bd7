//! Natively functions, promises and records inside of other values work for whatever stands for the JavaScript.

use jsi_runtime::{Callback, Function, JsError, Object, Promise, block_on};

use crate::anywhere::api::{Batch, Job, Left, Node, Options, Point, Right};

fn options() -> Options {
    Options {
        title: None,
        label: Some(
            Callback::new(|value: f64, index: u32, unit: Option<String>| {
                format!("{value} {index} {unit:?}")
            })
            .into_js(),
        ),
        big: Callback::new(|value: i64| value + 1).into_js(),
        number: Callback::new(|value: i64| value - 1).into_js(),
        bytes: Callback::new(|value: Vec<u8>| value).into_js(),
        handlers: vec![Callback::new(|point: Option<Point>| point.map(|it| it.x > it.y)).into_js()],
        matrix: vec![vec![1.0], vec![]],
    }
}

/// The value after a way through an object.
fn through<T: jsi_runtime::ToJs + jsi_runtime::FromJs>(value: T) -> Result<T, JsError> {
    let object = Object::new();
    object.set("value", value)?;
    object.get("value")
}

#[test]
fn functions_in_records_are_called() -> Result<(), JsError> {
    let own = options();
    let back = through(own.clone())?;
    assert_eq!(back, own);
    let label = back.label.expect("a function");
    assert_eq!(label.call((1.5, 2, None))?, "1.5 2 None");
    assert_eq!(back.big.call((1 << 60,))?, (1 << 60) + 1);
    assert_eq!(back.number.call((5,))?, 4);
    assert_eq!(back.bytes.call((vec![1],))?, [1]);
    let handler = back.handlers.first().expect("a function");
    assert_eq!(handler.call((None,))?, None);
    assert_eq!(handler.call((Some(Point { x: 2.0, y: 1.0 }),))?, Some(true));
    Ok(())
}

#[test]
fn declared_types_reach_functions_in_records() -> Result<(), JsError> {
    let object = Object::new();
    object.set("options", options())?;
    let options: Object = object.get("options")?;
    let number: Object = options.get("number")?;
    assert_eq!(number.call_function::<i32>((5,))?, 4);
    let wrong = number.call_function::<f64>((0.5,)).expect_err("no integer");
    assert!(
        wrong
            .message()
            .ends_with("expected an integer, found 0.5 (number)"),
        "{wrong}"
    );
    let big: Object = options.get("big")?;
    assert_eq!(big.call_function::<i64>((1_i64,))?, 2);
    assert!(big.call_function::<i64>((1.0,)).is_err());
    Ok(())
}

#[test]
fn a_function_is_a_callback_and_a_callback_a_function() -> Result<(), JsError> {
    let callback = Callback::new(|text: String| text.len());
    let function: Function<(String,), usize> = callback.function();
    let again: Callback<'_, (String,), usize> = function.clone().into();
    assert_eq!(again.call(("four".to_owned(),))?, 4);
    assert_eq!(again.function(), function);
    assert_eq!(again.clone().into_js(), function);
    assert_eq!(function, callback.function());
    let object = Object::new();
    object.set("f", &again)?;
    assert_eq!(object.get::<Function<(String,), usize>>("f")?, function);
    drop(callback);
    let error = function.call((String::new(),)).expect_err("no closure");
    assert!(
        error.message().ends_with(": callback was dropped"),
        "{error}"
    );
    Ok(())
}

#[test]
fn sixteen_arguments_cross() -> Result<(), JsError> {
    type Sixteen = (
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
        u8,
    );
    #[rustfmt::skip]
    let sum = Callback::new(|a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8, m: u8, n: u8, o: u8, p: u8| {
        [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p].into_iter().sum::<u8>()
    });
    let sum: Function<Sixteen, u8> = sum.into_js();
    assert_eq!(
        sum.call((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))?,
        120
    );
    Ok(())
}

#[test]
fn promises_in_records_are_awaited() -> Result<(), JsError> {
    let job = |value| Job {
        name: "a".to_owned(),
        done: Promise::new(async move { Ok(value) }),
    };
    let back = through(Batch {
        jobs: vec![job(1), job(2)],
        last: None,
    })?;
    let mut sum = 0;
    for job in back.jobs {
        sum += block_on(job.done)?;
    }
    assert_eq!(sum, 3);
    Ok(())
}

#[test]
fn records_contain_themselves_two_thousand_levels_deep() -> Result<(), JsError> {
    for depth in [1, 32, 33, 2000, 2048] {
        let innermost = Node {
            value: -1,
            next: None,
            other: None,
        };
        let node = (1..depth).fold(innermost, |inner, value| Node {
            value,
            next: None,
            other: Some(Box::new(inner)),
        });
        assert_eq!(through(node.clone())?, node);
    }
    for depth in [1, 16, 17, 1000, 1024] {
        let innermost = Left { n: -1, right: None };
        let left = (1..depth).fold(innermost, |inner, n| Left {
            n,
            right: Some(Box::new(if n % 2 == 0 {
                Right {
                    left: None,
                    items: vec![inner],
                }
            } else {
                Right {
                    left: Some(Box::new(inner)),
                    items: vec![],
                }
            })),
        });
        assert_eq!(through(left.clone())?, left);
        let deeper = through(Left {
            n: 0,
            right: Some(Box::new(Right {
                left: Some(Box::new(left)),
                items: vec![],
            })),
        });
        assert_eq!(deeper.is_err(), depth == 1024);
    }
    Ok(())
}
