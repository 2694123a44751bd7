//! Tags of texts: none of them ever leads to another text, however often they begin anew.
#![cfg(target_family = "wasm")]

use std::collections::HashMap;

use jsi_runtime::__private::{self as rt, wasm_bindgen};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
let rt;
export function $init(given) { rt = given; }
export function echo(p, n) { return rt.putStr(rt.str(p, n)); }
"#)]
extern "C" {
    #[wasm_bindgen(js_name = "$init")]
    fn init(given: &JsValue);
    fn echo(ptr: i32, length: i32) -> i32;
}

/// What a text is interned by.
type StrArg = (i32, i32);

/// Has JavaScript read a text.
fn read((ptr, length): StrArg) -> String {
    rt::lift(echo(ptr, length)).expect("a string")
}

static START: rt::Start = rt::Start::new();

fn start() {
    START.once(|it| {
        rt::module::STRINGS.load();
        init(it);
    });
}

/// How many texts have their slot to themselves between two that have the same tag.
const GENERATIONS: usize = 1 << 16;

fn slot(tag: i32) -> i32 {
    assert!(tag < 0, "a tag");
    !tag >> 5 & 511
}

fn generation_of(tag: i32) -> usize {
    (!tag >> 14) as usize
}

/// Tells a text until it has a tag.
fn tagged(text: &str) -> StrArg {
    for _ in 0..4 {
        let interned = rt::str(text);
        if interned.1 < 0 {
            return interned;
        }
    }
    panic!("{text:?} never got a slot");
}

/// Texts of one length that all have the same slot.
fn rivals<const N: usize>(prefix: char) -> [String; N] {
    let mut slots: HashMap<i32, Vec<String>> = HashMap::new();
    (0..)
        .find_map(|i| {
            let text = format!("{prefix}{i:07}");
            let of_slot = slots.entry(slot(tagged(&text).1)).or_default();
            of_slot.push(text);
            <[String; N]>::try_from(of_slot.clone()).ok()
        })
        .expect("some slot is wanted by so many")
}

#[wasm_bindgen_test]
fn only_who_comes_again_gets_a_tag() {
    start();
    let text = "only twice".to_owned();
    assert_eq!(rt::str(&text).1, 10);
    let interned = rt::str(&text);
    assert!(interned.1 < 0);
    assert_eq!(rt::str(&text), interned);
    assert_eq!(read(interned), text);
    // A copy is the same text, wherever it lies.
    let copy = text.clone();
    assert_eq!(rt::str(&copy).1, interned.1);
    for length in [0, 33, 100] {
        let text = "x".repeat(length);
        for _ in 0..4 {
            assert_eq!(rt::str(&text).1, length as i32, "none of that length");
        }
    }
}

#[wasm_bindgen_test]
fn who_is_met_often_stays() {
    start();
    let [ours, other] = rivals('m');
    let interned = tagged(&ours);
    for _ in 0..100 {
        assert_eq!(rt::str(&ours), interned);
        assert!(rt::str(&other).1 > 0, "met in between");
    }
    // Who is not met any more has to go.
    let other = tagged(&other);
    assert_eq!(slot(other.1), slot(interned.1));
    assert!(rt::str(&ours).1 > 0);
}

#[wasm_bindgen_test]
fn a_text_is_passed_before_another_one_takes_its_slot() {
    start();
    let [a, b] = rivals('t');
    let (first, second) = (tagged(&a), tagged(&b));
    assert_eq!([read(first), read(second)], [a.clone(), b.clone()]);
    // In whatever order they are read.
    assert_eq!(
        [read(second), read(first), read(first), read(second)],
        [b.clone(), a.clone(), a, b]
    );
}

#[wasm_bindgen_test]
fn tags_that_begin_anew_are_not_those_of_before() {
    start();
    let [a, others @ ..]: [String; 3] = rivals('n');
    let interned = tagged(&a);
    assert_eq!(read(interned), a);
    // JavaScript is not asked meanwhile, so what it keeps is old.
    let mut same = None;
    for i in 0..GENERATIONS {
        let text = &others[i % 2];
        let now = tagged(text);
        if now.1 == interned.1 {
            same = Some((now, text));
        }
    }
    let (now, text) = same.expect("all tags were used");
    assert_eq!(read(now), *text);
}

#[wasm_bindgen_test]
fn a_text_of_before_that_is_read_only_now() {
    start();
    let [a, others @ ..]: [String; 3] = rivals('o');
    let mut turn = 0;
    let mut change = || {
        turn = 1 - turn;
        (tagged(&others[turn]), &others[turn])
    };
    // Passed shortly before tags repeat, and read right after that.
    for generation in [GENERATIONS - 1, GENERATIONS - 2, GENERATIONS / 2 - 1, 0, 1] {
        while generation_of(change().0.1) != (generation + GENERATIONS - 1) % GENERATIONS {}
        let interned = tagged(&a);
        assert_eq!(generation_of(interned.1), generation);
        for _ in 0..3 {
            change();
        }
        assert_eq!(read(interned), a);
        let (now, text) = (0..GENERATIONS)
            .map(|_| change())
            .find(|(now, _)| now.1 == interned.1)
            .expect("all tags are used");
        assert_eq!(read(now), *text);
    }
}

#[wasm_bindgen_test]
fn an_empty_transfer_buffer_is_an_error() {
    start();
    let none = "the transfer buffer does not fit";
    let message = |error: jsi_runtime::JsError| error.message().to_owned();
    assert_eq!(
        rt::lift::<String, i32>(-100).map_err(message),
        Err(none.to_owned())
    );
    assert_eq!(
        rt::lift::<Vec<f64>, i32>(3).map_err(message),
        Err(none.to_owned())
    );
    assert_eq!(
        rt::lift::<Vec<f64>, i32>(0).map_err(message),
        Ok(Vec::new())
    );
    // A long string is a buffer of bytes, which are no doubles, and more than there are.
    let long = "x".repeat(80);
    let transfer = || echo(rt::str(&long).0, 80);
    assert_eq!(transfer(), -80);
    assert_eq!(
        rt::lift::<Vec<f64>, i32>(10).map_err(message),
        Err(none.to_owned())
    );
    assert_eq!(transfer(), -80);
    assert_eq!(
        rt::lift::<Vec<u8>, i32>(81).map_err(message),
        Err(none.to_owned())
    );
    assert_eq!(transfer(), -80);
    assert_eq!(
        rt::lift::<String, i32>(-80).map_err(message),
        Ok(long.clone())
    );
    // It is taken once.
    assert!(rt::lift::<String, i32>(-80).is_err());
}
