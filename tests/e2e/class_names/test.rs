//! What is called like something of Rust or of the runtime is still the member of the class.

use jsi_runtime::JsError;
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{self, Odd, OddStatics as _};

#[wasm_bindgen_test]
fn members_may_have_names_that_rust_uses() -> Result<(), JsError> {
    let odd = api::JsOdd::new(1)?;
    assert_eq!(Odd::clone(&odd)?.deref()?, 2);
    assert_eq!(Clone::clone(&odd), odd);
    assert!(Odd::eq(&odd, &odd)? && odd == Clone::clone(&odd));
    assert_eq!(Odd::get(&odd, "it")?, "got it");
    Odd::set(&odd, "word", "part")?;
    assert_eq!(jsi_runtime::Object::get::<String>(&odd, "word")?, "part");
    let numbers = [
        Odd::deref(&odd)?,
        odd.mock(9)?,
        Odd::keys(&odd)?,
        Odd::try_into(&odd)?,
        Odd::into(&odd)?,
        Odd::as_ref(&odd)?,
        odd.to_js()?,
        odd.from_object()?,
        odd.js_value()?,
        odd.write()?,
        odd.read()?,
        odd.self_(10)?,
        odd.r#type()?,
    ];
    assert_eq!(
        numbers,
        [1, 9, 100, 101, 102, 103, 104, 105, 106, 107, 108, 10, 1]
    );
    assert_eq!(
        (odd.fmt()?, Odd::to_string(&odd)?),
        ("fmt".into(), "Odd 1".into())
    );
    assert_eq!(Odd::new(&odd)?, odd);
    let (seen, kept) = (
        std::rc::Rc::new(std::cell::Cell::new(0)),
        std::cell::Cell::new(0),
    );
    let into = seen.clone();
    let ((), callback) = odd.each_with(move |it| into.set(it))?;
    kept.set(seen.get());
    drop(callback);
    odd.drop()?;
    assert_eq!((kept.get(), Odd::deref(&odd)?), (1, -1));
    Ok(())
}

#[wasm_bindgen_test]
fn statics_may_have_names_that_rust_uses() -> Result<(), JsError> {
    use api::{JsOdd, JsOddStatics};
    let all = [
        <JsOdd>::clone()?,
        JsOdd::default()?,
        JsOdd::from_str("6")?,
        JsOdd::odd()?,
        JsOdd::js_odd()?,
        JsOdd::self_()?,
        JsOdd::into()?,
        JsOdd::next()?,
    ];
    let values: Result<Vec<i32>, JsError> = all.iter().map(Odd::deref).collect();
    assert_eq!(values?, [50, 0, 6, 1, 2, 3, 4, 5]);
    assert_eq!(
        (JsOdd::deref()?, JsOdd::keys()?, JsOdd::value()?),
        (60, 61, 7)
    );
    JsOdd::set_value(8)?;
    assert_eq!(
        (JsOddStatics.value()?, JsOdd::get("x")?),
        (8, "static x".to_owned())
    );
    let seen = std::rc::Rc::new(std::cell::Cell::new(0));
    let into = seen.clone();
    let ((), _callback) = JsOdd::each_with(move |it| into.set(it))?;
    assert_eq!(seen.get(), 62);
    // through `Deref` the properties of the object are still there
    assert!(JsOdd::odd()?.has("type")?);
    assert_eq!(Odd::keys(&api::JsOdder::zero()?)?, 100);
    Ok(())
}

#[wasm_bindgen_test]
fn classes_may_have_names_of_rust_traits() -> Result<(), JsError> {
    use api::{Dollar as _, Renamed as _};
    let made = api::Eq::clone(&api::JsEq::new()?)?;
    assert_eq!(Clone::clone(&made), made);
    assert!(api::JsClone::new().is_ok());
    assert_eq!((api::JsOption::none()?, api::JsOption::both()?), (None, 5));
    let named = api::JsRenamed::new()?;
    named.set_other("renamed")?;
    assert_eq!(
        (
            named.other()?.as_str(),
            named.get::<String>("name")?.as_str()
        ),
        ("renamed", "renamed")
    );
    assert_eq!(api::JsDollar::new()?.value()?, 1);
    Ok(())
}
