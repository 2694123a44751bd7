//! Everything below `globalThis` is looked up at each call, so a later replacement takes effect.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Console as _, JsConsole, JsPolyfilled, JsService, Polyfilled as _, Service as _};
use crate::support::text;

fn service(name: &str, version: i32) -> Result<Object, JsError> {
    let source = "(name, version) => ({ label: name, version, limit: 1, name() { return this.label; }, \
                  deep: { inner: { self() { return this === globalThis.jsiService.v1.deep.inner; } } } })";
    let make: Object = Object::global().call("eval", (source,))?;
    make.call_function((name, version))
}

/// Puts it at `globalThis.jsiService.v1`.
fn install(v1: &Object) -> Result<(), JsError> {
    let outer = Object::new();
    outer.set("v1", v1)?;
    Object::global().set("jsiService", &outer)
}

#[wasm_bindgen_test]
fn every_part_of_the_path_may_be_replaced() -> Result<(), JsError> {
    let first = service("first", 1)?;
    install(&first)?;
    assert_eq!(
        (JsService.name()?, JsService.version()?),
        ("first".to_owned(), 1)
    );
    assert!(JsService.self_()?);
    // The last part, the one before it, and the root's property.
    first.set("name", Callback::new(|| "patched".to_owned()).into_js())?;
    assert_eq!(JsService.name()?, "patched");
    Object::global()
        .get::<Object>("jsiService")?
        .set("v1", service("second", 2)?)?;
    assert_eq!(
        (JsService.name()?, JsService.version()?),
        ("second".to_owned(), 2)
    );
    install(&service("third", 3)?)?;
    assert_eq!(
        (JsService.name()?, JsService.version()?),
        ("third".to_owned(), 3)
    );
    assert!(JsService.self_()?);
    JsService.set_limit(9)?;
    assert_eq!((JsService.limit()?, first.get::<i32>("limit")?), (9, 1));
    Ok(())
}

#[wasm_bindgen_test]
fn this_is_the_container() -> Result<(), JsError> {
    let it = service("before", 1)?;
    install(&it)?;
    it.set("label", "after")?;
    assert_eq!(JsService.name()?, "after");
    Ok(())
}

#[wasm_bindgen_test]
fn a_spy_is_called() -> Result<(), JsError> {
    let console: Object = Object::global().get("console")?;
    let real: Any = console.get("log")?;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let list = seen.clone();
    let spy = Callback::new(move |text: String| list.borrow_mut().push(text));
    console.set("log", &spy)?;
    let (one, two) = (JsConsole.log("one"), JsConsole.log("two"));
    console.set("log", real)?;
    one.and(two)?;
    assert_eq!(*seen.borrow(), ["one", "two"]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_polyfill_may_be_installed_late_and_removed() -> Result<(), JsError> {
    let missing = "Polyfilled.last: globalThis.Array.jsiLast: jsiLast is undefined";
    assert_eq!(text(JsPolyfilled.last(&[1])), missing);
    let class: Object = Object::global().get("Array")?;
    let last: Callback<'_, (Object,), i32> =
        Callback::new(|values: Object| -> Result<i32, JsError> {
            values
                .to_array::<i32>()?
                .pop()
                .ok_or_else(|| "empty".into())
        });
    class.set("jsiLast", &last)?;
    assert_eq!(JsPolyfilled.last(&[1, 2, 3])?, 3);
    class.delete("jsiLast")?;
    assert_eq!(text(JsPolyfilled.last(&[1])), missing);
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_object_is_named_with_the_whole_path() -> Result<(), JsError> {
    Object::global().delete("jsiService")?;
    for (result, member) in [
        (text(JsService.name()), "name"),
        (text(JsService.version()), "version"),
        (text(JsService.set_limit(1)), "limit"),
    ] {
        assert_eq!(
            result,
            format!("Service.{member}: globalThis.jsiService.v1.{member}: jsiService is undefined")
        );
    }
    Object::global().set("jsiService", Object::new())?;
    assert_eq!(
        text(JsService.self_()),
        "Service.self: globalThis.jsiService.v1.deep.inner.self: v1 is undefined"
    );
    let outer: Object = Object::global().get("jsiService")?;
    outer.set("v1", Any::Null)?;
    assert_eq!(
        text(JsService.name()),
        "Service.name: globalThis.jsiService.v1.name: v1 is null"
    );
    outer.set("v1", Object::new())?;
    assert_eq!(
        text(JsService.name()),
        "Service.name: globalThis.jsiService.v1.name: name is undefined"
    );
    // A property that is missing is a wrong value, as of any object.
    assert_eq!(
        text(JsService.version()),
        "Service.version: result: expected an integer, found undefined"
    );
    Ok(())
}
