//! Objects, constructors and statics of classes.

use jsi_runtime::{Any, Callback, JsError, Object, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Counter as _, CounterStatics, Counters as _, JsCounter, JsCounterStatics, JsCounters, JsGone,
    JsLoudCounter, JsLouderCounter, JsNamed, JsOdd, JsShape, JsSquare, LoudCounter as _,
    LouderCounter as _, Named as _, Pair, Shape as _, Square as _,
};
use crate::support::text;

const API: JsCounters = JsCounters;

#[wasm_bindgen_test]
fn a_class_is_the_export_of_its_name() -> Result<(), JsError> {
    let counter = JsCounter::new(5, None, &[])?;
    assert_eq!((counter.increment(None)?, counter.value()?), (6, 6));
    assert_eq!(counter.increment(Some(-2))?, 4);
    assert_eq!(API.describe(&counter)?, "Counter 0");
    Ok(())
}

#[wasm_bindgen_test]
fn trailing_none_is_not_passed_to_constructors() -> Result<(), JsError> {
    let made = |step, marks: &[&str]| JsCounter::new(0, step, marks)?.made();
    assert_eq!(made(None, &[])?, "1 1");
    assert_eq!(made(Some(3), &[])?, "2 3");
    assert_eq!(made(None, &["a", "b"])?, "4 1 a b");
    assert_eq!(made(Some(2), &["c"])?, "3 2 c");
    Ok(())
}

#[wasm_bindgen_test]
fn properties_are_read_and_written_on_the_object() -> Result<(), JsError> {
    let (one, other) = (JsCounter::zero()?, JsCounter::zero()?);
    assert_eq!(one.label()?, None);
    one.set_label(Some("first"))?;
    assert_eq!(
        (one.label()?.as_deref(), other.label()?),
        (Some("first"), None)
    );
    one.set_label(None)?;
    assert_eq!(one.get::<Option<String>>("label")?, None);
    one.set_depth(7)?;
    assert_eq!((one.depth()?, other.depth()?), (7, 1));
    Ok(())
}

#[wasm_bindgen_test]
fn a_throwing_getter_or_setter_is_an_err() -> Result<(), JsError> {
    let counter = JsCounter::zero()?;
    assert_eq!(text(counter.broken()), "getter");
    assert_eq!(text(counter.set_broken(1)), "setter");
    assert_eq!(text(JsCounter::broken()), "static getter");
    assert_eq!(text(JsCounter::set_broken(1)), "static setter");
    Ok(())
}

#[wasm_bindgen_test]
fn members_are_looked_up_on_the_receiver_at_each_call() -> Result<(), JsError> {
    let counter = JsCounter::zero()?;
    assert_eq!(counter.increment(None)?, 1);
    let own = Callback::new(|| 41).into_js();
    counter.set("increment", &own)?;
    assert_eq!(counter.increment(None)?, 41);
    counter.delete("increment")?;
    assert_eq!(counter.increment(None)?, 2);
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_method_is_named() -> Result<(), JsError> {
    let counter = JsCounter::zero()?;
    assert_eq!(
        text(counter.missing()),
        "Counter.missing: receiver: missing is undefined"
    );
    assert_eq!(
        text(counter.lost()),
        "Counter.lost: receiver: missing is undefined"
    );
    assert_eq!(
        text(JsCounter::missing()),
        "Counter.missing: ./shim.js: missing is undefined"
    );
    counter.set("missing", 5)?;
    assert_eq!(
        text(counter.missing()),
        "Counter.missing: receiver: missing is not a function"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn statics_are_called_on_the_class() -> Result<(), JsError> {
    let class: Object = JsCounter::me()?;
    let before = JsCounter::count()?;
    assert_eq!(JsCounter::zero()?.value()?, 0);
    assert_eq!(class.get::<i32>("count")?, before + 1);
    JsCounter::set_count(50)?;
    assert_eq!(JsCounterStatics.count()?, 50);
    assert_eq!(JsCounter::limit()?, 1 << 40);
    Ok(())
}

#[wasm_bindgen_test]
fn constructor_and_statics_are_a_trait_of_their_own() -> Result<(), JsError> {
    fn sum(counters: &dyn CounterStatics) -> Result<i32, JsError> {
        Ok(counters.new(4, None, &[])?.value()? + counters.zero()?.value()?)
    }
    assert_eq!(sum(&JsCounterStatics)?, 4);
    Ok(())
}

#[wasm_bindgen_test]
fn closures_get_handles() -> Result<(), JsError> {
    let counter = JsCounter::new(1, None, &[])?;
    let back = Callback::scoped(|it: JsCounter| Some(it));
    assert_eq!(counter.each(3, &back)?, 3);
    let (times, _callback) = counter.each_with(2, |_| None)?;
    assert_eq!(times, 0);
    let seen = std::rc::Rc::new(std::cell::Cell::new(0));
    let into = seen.clone();
    let ((), _callback) =
        JsCounter::visit_with(move |it| into.set(it.value().unwrap_or_default()))?;
    assert_eq!(seen.get(), 5);
    Ok(())
}

#[wasm_bindgen_test]
fn a_callback_in_a_property_stays_callable() -> Result<(), JsError> {
    let counter = JsCounter::zero()?;
    let seen = std::rc::Rc::new(std::cell::Cell::new(0));
    let into = seen.clone();
    let listener = Callback::new(move |value: i32| into.set(value));
    counter.set_on_change(Some(&listener))?;
    counter.increment(Some(3))?;
    assert_eq!(seen.get(), 3);
    assert!(counter.on_change()?.is_some());
    counter.set_on_change(None)?;
    counter.increment(Some(3))?;
    assert_eq!(seen.get(), 3);
    assert!(counter.on_change()?.is_none());
    Ok(())
}

#[wasm_bindgen_test]
fn an_infallible_method_reports_its_errors() -> Result<(), JsError> {
    let reported = Object::new();
    let global = Object::global();
    let before: Option<Object> = global.get("reportError")?;
    let target = reported.clone();
    let report = Callback::<(JsError,), ()>::new(move |error: JsError| {
        target.set("message", error.message())
    });
    global.set("reportError", &report)?;
    JsCounter::zero()?.fail();
    match before {
        Some(before) => global.set("reportError", &before)?,
        None => drop(global.delete("reportError")?),
    }
    assert_eq!(reported.get::<String>("message")?, "failed");
    Ok(())
}

#[wasm_bindgen_test]
fn a_value_of_a_class_must_be_an_instance() -> Result<(), JsError> {
    for (kind, found) in [
        ("object", "Object (object)"),
        ("alike", "Object (object)"),
        ("bare", "Object (object)"),
        ("class", "function"),
        ("null", "null"),
        ("undefined", "undefined"),
        ("number", "5 (number)"),
        ("text", "\"counter\" (string)"),
    ] {
        assert_eq!(
            text(API.give(kind)),
            format!("Counters.give: result: expected a Counter, found {found}")
        );
    }
    assert_eq!(API.give("counter")?.value()?, 1);
    assert_eq!(API.give("ice")?.value()?, 4);
    assert_eq!(
        text(JsOdd::new()),
        "Odd.constructor: result: expected an Odd, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn instances_of_subclasses_are_instances() -> Result<(), JsError> {
    assert_eq!(API.give("loud")?.value()?, 3);
    assert!(API.give("made").is_ok());
    assert_eq!(
        text(API.object("counter")?.try_into::<JsLoudCounter>()),
        "object: expected a LoudCounter, found Counter (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn classes_are_checked_wherever_they_come_in() -> Result<(), JsError> {
    assert!(API.maybe("null")?.is_none() && API.maybe("undefined")?.is_none());
    assert_eq!(API.maybe("counter")?, Some(API.give("counter")?));
    assert_eq!(
        text(API.maybe("object")),
        "Counters.maybe: result: expected a Counter, found Object (object)"
    );
    assert_eq!(API.later("two").await?.value()?, 2);
    assert!(API.later_maybe("null").await?.is_none());
    assert_eq!(
        text(API.later("null").await),
        "Counters.later: result: expected a Counter, found null"
    );
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|&word| word.into())
            .collect::<Vec<String>>()
    };
    assert_eq!(API.list(&words(&["counter", "two"]))?[1].value()?, 2);
    assert_eq!(
        text(API.list(&words(&["counter", "object"]))),
        "Counters.list: result: element 1: expected a Counter, found Object (object)"
    );
    assert_eq!(
        API.some(&words(&["null", "two"]))?,
        [None, Some(API.give("two")?)]
    );
    let pair = API.pair("counter", "two", &words(&["loud"]))?;
    assert_eq!(
        pair,
        Pair {
            left: API.give("counter")?,
            right: Some(Some(API.give("two")?)),
            others: vec![API.give("loud")?],
        }
    );
    assert_eq!(API.pair("counter", "null", &[])?.right, Some(None));
    assert_eq!(API.pair("counter", "", &[])?.right, None);
    assert_eq!(
        text(API.pair("counter", "", &words(&["class"]))),
        "Counters.pair: result: field others: element 0: expected a Counter, found function"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn classes_are_checked_in_functions() -> Result<(), JsError> {
    let add = Callback::scoped(|it: JsCounter| {
        let value = it.value()?;
        JsCounter::new(value + 10, None, &[])
    });
    assert_eq!(API.apply("two", &add)?, 12);
    assert_eq!(
        text(API.apply("object", &add)),
        "Counters.apply: parameter f: argument 1: expected a Counter, found Object (object)"
    );
    let maker = API.maker()?;
    assert_eq!(maker.call(("two".to_owned(),))?, API.give("two")?);
    assert!(
        text(maker.call(("object".to_owned(),)))
            .ends_with("expected a Counter, found Object (object)")
    );
    assert_eq!(API.reader()?.call((API.give("two")?,))?, 2);
    Ok(())
}

#[wasm_bindgen_test]
async fn handles_go_out_in_every_position() -> Result<(), JsError> {
    let (one, two) = (API.give("counter")?, API.give("two")?);
    assert_eq!(
        (
            API.value(&one)?,
            API.value_or(Some(&two))?,
            API.value_or(None)?
        ),
        (1, 2, -1)
    );
    assert_eq!(API.presence(None, None)?, "0: ");
    assert_eq!(API.presence(Some(&one), None)?, "1: Counter");
    assert_eq!(API.presence(None, Some(None))?, "2: undefined null");
    assert_eq!(
        API.presence(None, Some(Some(&two)))?,
        "2: undefined Counter"
    );
    assert_eq!(API.total(&[one.clone(), two.clone()])?, 3);
    assert_eq!(API.total_of(&[None, Some(two.clone())])?, 1);
    let pair = Pair {
        left: one.clone(),
        right: None,
        others: vec![two.clone()],
    };
    assert_eq!(API.pair_total(&pair)?, 3);
    let sent = two.clone();
    assert_eq!(API.awaited(Promise::new(async move { Ok(sent) })).await?, 2);
    assert_eq!(API.awaited(Promise::ready(one)).await?, 1);
    Ok(())
}

#[wasm_bindgen_test]
async fn methods_give_objects_of_the_class() -> Result<(), JsError> {
    let counter = JsCounter::new(8, None, &[])?;
    let next = counter.next()?.expect("a next one");
    assert_eq!(next.value()?, 9);
    assert!(next.next()?.expect("another").next()?.is_none());
    assert_eq!(counter.later().await?, counter);
    Ok(())
}

#[wasm_bindgen_test]
fn handles_compare_by_javascript_identity() -> Result<(), JsError> {
    let (one, again) = (API.give("counter")?, API.give("counter")?);
    assert_eq!(one, again);
    assert_eq!(one, one.clone());
    assert!(one.same(&again)?);
    assert_ne!(one, API.give("two")?);
    assert_ne!(JsCounter::zero()?, JsCounter::zero()?);
    Ok(())
}

#[wasm_bindgen_test]
fn handles_are_objects() -> Result<(), JsError> {
    let counter = JsCounter::new(3, Some(2), &[])?;
    assert_eq!(counter.get::<i32>("step")?, 2);
    assert!(counter.has("increment")? && counter.instance_of(&JsCounter::me()?)?);
    let object: &Object = &counter;
    assert_eq!(API.describe(object)?, "Counter 0");
    let object = Object::from(counter.clone());
    assert_eq!(&object, &*counter);
    let Any::Object(any) = API.any("counter")? else {
        panic!("not an object");
    };
    assert_eq!(any.try_into::<JsCounter>()?, API.give("counter")?);
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_becomes_a_handle_when_it_is_an_instance() -> Result<(), JsError> {
    let counter = API.object("counter")?.try_into::<JsCounter>()?;
    assert_eq!(counter, API.give("counter")?);
    assert_eq!(API.object("loud")?.to::<JsLoudCounter>()?.shout()?, "3!");
    assert_eq!(
        text(API.object("object")?.try_into::<JsCounter>()),
        "object: expected a Counter, found Object (object)"
    );
    let holder = Object::new();
    holder.set("counter", &counter)?;
    assert_eq!(holder.get::<JsCounter>("counter")?, counter);
    assert!(text(holder.get::<JsCounter>("other")).contains("expected a Counter, found undefined"));
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_without_from_accepts_any_object() -> Result<(), JsError> {
    let named = API.named("object")?;
    assert_eq!(named.name()?, "plain");
    assert_eq!(
        text(named.rename("x")),
        "Named.rename: receiver: rename is undefined"
    );
    assert!(API.named("class").is_ok() && API.maybe_named("null")?.is_none());
    assert_eq!(
        text(API.named("number")),
        "Counters.named: result: expected an object, found 5 (number)"
    );
    assert!(!Object::new().try_into::<JsNamed>()?.has("name")?);
    Ok(())
}

#[wasm_bindgen_test]
fn a_subclass_is_accepted_as_its_superclass() -> Result<(), JsError> {
    let loud = JsLoudCounter::new(20)?;
    assert_eq!((loud.increment(None)?, loud.shout()?.as_str()), (21, "21!"));
    assert_eq!(API.value(&loud)?, 21);
    let louder = JsLouderCounter::new()?;
    assert_eq!(
        (louder.value()?, louder.bellow()?.as_str()),
        (100, "100!100!100!")
    );
    assert_eq!(API.value(&louder)?, 100);
    assert_eq!(louder.louder()?, *louder);
    fn double(counter: &impl super::api::Counter) -> Result<i32, JsError> {
        Ok(2 * counter.value()?)
    }
    assert_eq!((double(&loud)?, double(&louder)?), (42, 200));
    let all: [&dyn super::api::Counter; 3] = [&JsCounter::zero()?, &loud, &louder];
    let values: Result<Vec<i32>, JsError> = all.iter().map(|it| it.value()).collect();
    assert_eq!(values?, [0, 21, 100]);
    let parent = JsCounter::from(loud.clone());
    assert_eq!(parent, *loud);
    assert_eq!(parent.to::<JsLoudCounter>()?, loud);
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_extends_one_of_another_file() -> Result<(), JsError> {
    let square = JsSquare::new(3.0)?;
    assert_eq!((square.area()?, square.side()?), (9.0, 3.0));
    assert_eq!(square.name()?, "square");
    square.rename("box")?;
    assert_eq!(square.get::<String>("name")?, "box");
    assert_eq!(API.area(&square)?, 9.0);
    let shape: JsShape = square.scale(2.0)?;
    assert_eq!((shape.area()?, &shape), (36.0, &*square));
    assert_eq!(JsShape::new("dot")?.area()?, 0.0);
    let named: &JsNamed = &square;
    assert_eq!(named.name()?, "box");
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_class_is_named() {
    assert_eq!(
        text(JsGone::new()),
        "Gone.constructor: ./shim.js: Gone is undefined"
    );
    assert_eq!(
        text(JsGone::make()),
        "Gone.make: ./shim.js: Gone is undefined"
    );
    assert!(text(API.gone("counter")).starts_with("Counters.gone: result: "));
}

#[wasm_bindgen_test]
async fn classes_leave_nothing_behind() -> Result<(), JsError> {
    let kinds = ["counter".to_owned(), "two".to_owned()];
    let round = || -> Result<(), JsError> {
        let counter = JsLoudCounter::new(1)?;
        counter.increment(None)?;
        counter.set_label(Some("x"))?;
        counter.each(2, &Callback::scoped(|it: JsCounter| Some(it)))?;
        drop((counter.next()?, counter.label()?, counter.shout()?));
        drop((
            counter.broken(),
            counter.missing(),
            JsGone::new(),
            JsOdd::new(),
        ));
        drop((API.give("counter")?, API.give("object"), API.maybe("null")?));
        drop((API.list(&kinds)?, API.pair("counter", "two", &kinds)?));
        API.total(&[JsCounter::zero()?, JsCounter::from(counter.clone())])?;
        drop(counter.to::<JsCounter>()?);
        Ok(())
    };
    let wait = || async {
        API.awaited(Promise::ready(JsCounter::zero()?)).await?;
        API.later("two").await?;
        drop(API.later("object").await);
        Ok::<(), JsError>(())
    };
    round()?;
    wait().await?;
    let before = jsi_runtime::live_counts();
    for _ in 0..1_000 {
        round()?;
        wait().await?;
    }
    assert_eq!(jsi_runtime::live_counts(), before);
    Ok(())
}
