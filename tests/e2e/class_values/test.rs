//! Classes as values.

use jsi_runtime::{Callback, JsClass, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    ButtonClass as _, Control as _, ControlClass, ControlStatics as _, Entry, JsButton, JsControl,
    JsControlStatics, JsMissing, JsRegistry, Options, Registry as _,
};
use crate::support::text;

const API: JsRegistry = JsRegistry;

#[wasm_bindgen_test]
fn a_class_is_a_value() -> Result<(), JsError> {
    let class: JsClass<JsControl> = JsControl::class()?;
    assert_eq!(class, JsControlStatics.class()?);
    assert!(API.add(&class)? > 0);
    assert_eq!(API.maybe(Some(&class))?, "Control");
    assert_eq!(API.maybe(None)?, "undefined");
    assert_eq!(class.get::<String>("base")?, "base");
    assert!(JsControl::new("a", None)?.instance_of(&class)?);
    assert_eq!(Object::from(class.clone()), *class);
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_as_a_value_makes_objects() -> Result<(), JsError> {
    let class = JsControl::class()?;
    assert_eq!(class.construct("a", None)?.text()?, "Control a 0");
    assert_eq!(class.construct("a", Some(2.0))?.text()?, "Control a 2");
    let options = Options { name: "b".to_owned() };
    assert_eq!(class.construct_of_options(&options)?.text()?, "Control b 0");
    fn make(class: &dyn ControlClass) -> Result<String, JsError> {
        class.construct("c", None)?.text()
    }
    let hidden = API.find("hidden")?.expect("a class");
    assert_eq!((make(&hidden)?.as_str(), make(&class)?.as_str()), ("Hidden c 0", "Control c 0"));
    assert_eq!(JsButton::class()?.construct("d")?.text()?, "Button d 0");
    Ok(())
}

#[wasm_bindgen_test]
async fn a_class_as_a_value_is_checked() -> Result<(), JsError> {
    assert_eq!(API.find("control")?, Some(JsControl::class()?));
    assert_eq!(API.find("nothing")?, None);
    assert_eq!(
        text(API.find("other")),
        "Registry.find: result: expected a class Control, found function"
    );
    assert_eq!(
        text(API.find("text")),
        "Registry.find: result: expected a class Control, found \"text\" (string)"
    );
    assert_eq!(
        text(API.button("control")),
        "Registry.button: result: expected a class Button, found function"
    );
    assert_eq!(text(API.missing("control")), "Registry.missing: result: class Missing is undefined");
    assert_eq!(text(JsMissing::class()), "Missing.class: result: class Missing is undefined");
    assert_eq!(API.later("button").await?.construct("e", None)?.text()?, "Button e 0");
    assert_eq!(
        text(API.later("object").await),
        "Registry.later: result: expected a class Control, found Object (object)"
    );
    assert_eq!(
        text(Object::new().to::<JsClass<JsControl>>()),
        "object: expected a class Control, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn classes_cross_as_parts_of_values() -> Result<(), JsError> {
    let all = API.all()?;
    assert_eq!((all.len(), &all[0]), (3, &JsControl::class()?));
    let entry = Entry { kind: all[2].clone(), name: String::new() };
    let back = API.entry(&entry)?;
    assert_eq!((back.name.as_str(), back.kind), ("Hidden", all[2].clone()));
    let visit = Callback::scoped(|kind: JsClass<JsControl>| kind.construct("f", Some(1.0)));
    assert_eq!(API.each(&visit)?, "Control f 1, Hidden f 1");
    Ok(())
}
