//! Classes are looked up where `from` says, at each use.

use jsi_runtime::{JsError, Object, module};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Box as _, Inner as _, JsBox, JsDeepBox, JsInner, JsMain, JsSettings, JsURL, JsWidget,
    JsWidgets, Main as _, Settings as _, URL as _, Widget as _, Widgets as _,
};
use crate::support::text;

fn eval<T: jsi_runtime::FromJs>(source: &str) -> Result<T, JsError> {
    Object::global().call("eval", (source,))
}

#[wasm_bindgen_test]
fn the_default_export_can_be_a_class() -> Result<(), JsError> {
    assert_eq!(JsMain::new("hello")?.word()?, "hello");
    assert_eq!(JsMain::word()?, "static");
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_can_be_nested_in_an_export() -> Result<(), JsError> {
    assert_eq!((JsInner::new(2)?.n()?, JsInner::twice(2)?.n()?), (2, 4));
    Ok(())
}

#[wasm_bindgen_test]
fn classes_of_the_platform() -> Result<(), JsError> {
    let url = JsURL::new("/path", Some("https://example.com:8080/a"))?;
    assert_eq!(url.host()?, "example.com:8080");
    url.set_hash("there")?;
    assert_eq!(
        url.get::<String>("href")?,
        "https://example.com:8080/path#there"
    );
    assert!(JsURL::can_parse("data:,")? && !JsURL::can_parse("nonsense")?);
    let error = JsURL::new("nonsense", None).expect_err("not a url");
    assert_eq!(error.name(), "TypeError");
    Ok(())
}

const BOX: &str = "class Box { static total = 0; constructor(value) { this.value = value; Box.total += value; } \
                   same() { return this; } static of(value) { return new this(value); } }";

#[wasm_bindgen_test]
fn a_class_of_global_this_is_looked_up_each_time() -> Result<(), JsError> {
    let global = Object::global();
    global.delete("jsiClasses")?;
    assert_eq!(
        text(JsBox::new(1)),
        "Box.constructor: globalThis.jsiClasses.Box: jsiClasses is undefined"
    );
    eval::<()>("globalThis.jsiClasses = {}; undefined")?;
    assert_eq!(
        text(JsBox::of(1)),
        "Box.of: globalThis.jsiClasses.Box.of: Box is undefined"
    );
    eval::<()>(&format!("globalThis.jsiClasses.Box = {BOX}; undefined"))?;
    let old = JsBox::new(3)?;
    assert_eq!(
        (old.value()?, JsBox::of(4)?.value()?, JsBox::total()?),
        (3, 4, 7)
    );
    assert_eq!(old.same()?, old);
    eval::<()>(&format!("globalThis.jsiClasses.Box = {BOX}; undefined"))?;
    assert_eq!(JsBox::total()?, 0);
    JsBox::set_total(100)?;
    assert_eq!((JsBox::new(5)?.value()?, JsBox::total()?), (5, 105));
    // its members are still its own, but it is no instance of what is called Box now
    assert_eq!(old.value()?, 3);
    assert_eq!(
        text(old.same()),
        "Box.same: result: expected a Box, found Box (object)"
    );
    assert_eq!(
        text(JsDeepBox::new()),
        "DeepBox.constructor: globalThis.jsiClasses.deep.down.Box: deep is undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn a_class_of_a_host_module_exists_after_its_registration() -> Result<(), JsError> {
    for before in [text(JsWidget::new("a")), text(JsWidget::count())] {
        assert!(
            before.contains("\"Widgets\"") && before.contains("not registered"),
            "{before}"
        );
    }
    let source = "data:text/javascript,let count = 0; export class Widget { constructor(name) { this.name = name; count += 1; } \
                  static count() { return count; } } const one = new Widget('one'); export const first = () => one;";
    module::import("Widgets", source).await?;
    assert_eq!(JsWidget::new("two")?.name()?, "two");
    assert_eq!(JsWidget::count()?, 2);
    assert_eq!(JsWidgets.first()?, JsWidgets.first()?);
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_that_a_module_exports_can_be_written() -> Result<(), JsError> {
    assert_eq!(JsSettings.level()?, 1);
    JsSettings.set_level(2)?;
    assert_eq!(JsSettings.level()?, 2);
    Ok(())
}
