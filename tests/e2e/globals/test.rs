//! Globals are looked up at each call, on their container.

use jsi_runtime::{Callback, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    App as _, JsApp, JsNowhere, JsNumbers, JsRoot, Nowhere as _, Numbers as _, Point, Root as _,
};
use crate::support::text;

/// `globalThis.jsiTest = { app: { … } }`
fn app() -> Result<Object, JsError> {
    let source = "({ name: 'app', whoAmI() { return this.name; }, count: 1, label: null, inner: { deep() { return this === \
                  globalThis.jsiTest.app.inner ? 'deep' : 'lost'; } }, notFunction: 5, handler: null, position: { x: 1, y: 2 }, \
                  get only() { return this.name + '!'; }, get broken() { throw new RangeError('broken'); } })";
    let app: Object = Object::global().call("eval", (source,))?;
    let test = Object::new();
    test.set("app", &app)?;
    Object::global().set("jsiTest", &test)?;
    Ok(app)
}

#[wasm_bindgen_test]
fn functions_and_constants_of_globals() -> Result<(), JsError> {
    assert_eq!(JsNumbers.max(1.0, 2.0)?, 2.0);
    assert_eq!(JsNumbers.pi()?, std::f64::consts::PI);
    assert_eq!(
        (
            JsRoot.parse_int("12px", None)?,
            JsRoot.parse_int("ff", Some(16))?
        ),
        (12.0, 255.0)
    );
    assert_eq!(
        (JsRoot.least(&[3.0, 1.0])?, JsRoot.least(&[])?),
        (1.0, f64::INFINITY)
    );
    assert!(JsRoot.na_n()?.is_nan());
    Ok(())
}

#[wasm_bindgen_test]
fn members_are_bound_to_their_container() -> Result<(), JsError> {
    let object = app()?;
    assert_eq!(
        (JsApp.who_am_i()?, JsApp.deep()?, JsApp.only()?),
        ("app".into(), "deep".into(), "app!".into())
    );
    object.set("name", "changed")?;
    assert_eq!(JsApp.who_am_i()?, "changed");
    object.set("whoAmI", Callback::new(|| "replaced".to_owned()).into_js())?;
    assert_eq!(JsApp.who_am_i()?, "replaced");
    Ok(())
}

#[wasm_bindgen_test]
fn properties_are_read_and_written() -> Result<(), JsError> {
    let object = app()?;
    JsApp.set_count(5)?;
    assert_eq!((JsApp.count()?, object.get::<i32>("count")?), (5, 5));
    assert_eq!(JsApp.label()?, None);
    JsApp.set_label(Some("x"))?;
    assert_eq!(JsApp.label()?.as_deref(), Some("x"));
    JsApp.set_label(None)?;
    assert_eq!(object.type_of("label")?, "null");
    JsApp.set_position(&Point { x: 3.0, y: 4.0 })?;
    assert_eq!(JsApp.position()?, Point { x: 3.0, y: 4.0 });
    assert!(JsApp.handler()?.is_none());
    let double = Callback::new(|n: i32| n * 2);
    JsApp.set_handler(Some(&double))?;
    assert_eq!(
        JsApp
            .handler()?
            .ok_or_else(|| JsError::new("no handler"))?
            .call((21,))?,
        42
    );
    assert_eq!(text(JsApp.broken()), "broken");
    object.set("count", "five")?;
    assert_eq!(
        text(JsApp.count()),
        "App.count: result: expected an integer, found \"five\" (string)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_part_is_named_with_the_whole_path() -> Result<(), JsError> {
    app()?;
    assert_eq!(
        text(JsApp.missing()),
        "App.missing: globalThis.jsiTest.app.missing: missing is undefined"
    );
    assert_eq!(
        text(JsApp.gone()),
        "App.gone: globalThis.jsiTest.app.gone.deep: gone is undefined"
    );
    assert_eq!(
        text(JsApp.not_function()),
        "App.notFunction: globalThis.jsiTest.app.notFunction: notFunction is not a function"
    );
    assert_eq!(
        text(JsNowhere.go()),
        "Nowhere.go: globalThis.jsiTest.nowhere.atAll.go: nowhere is undefined"
    );
    assert_eq!(
        text(JsNowhere.there()),
        "Nowhere.there: globalThis.jsiTest.nowhere.atAll.there: nowhere is undefined"
    );
    Ok(())
}
