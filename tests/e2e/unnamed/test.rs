//! Members without names: call signatures and indices.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Each as _, Exports as _, Global as _, JsEach, JsExports, JsGlobal, JsMake, JsScale, JsShared,
    JsTable, Make as _, Scale as _, Shared as _, Table as _,
};
use crate::support::text;

#[wasm_bindgen_test]
fn an_object_can_be_called() -> Result<(), JsError> {
    let scale: JsScale = JsMake.call(3.0)?;
    assert_eq!((scale.call(2.0)?, scale.factor()?), (6.0, 3.0));
    assert_eq!(scale.call_with_all(1.0, &[2.0, 3.0])?, [3.0, 6.0, 9.0]);
    assert_eq!(scale.by(2.0)?, scale);
    assert_eq!(scale.call(2.0)?, 12.0);
    let object = Object::new().to::<JsScale>()?;
    assert_eq!(
        text(object.call(1.0)),
        "Scale.call: receiver: expected a function, found Object (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_interface_can_be_a_function() -> Result<(), JsError> {
    let before = JsMake.count()?;
    assert_eq!(JsMake.of_words("four", None)?.factor()?, 4.0);
    assert_eq!(JsMake.of_words("four", Some(true))?.factor()?, -4.0);
    assert_eq!(JsMake.count()?, before + 2);
    let seen = Rc::new(RefCell::new(Vec::new()));
    let into = seen.clone();
    let visit = Callback::scoped(move |word: String| into.borrow_mut().push(word));
    assert_eq!(JsEach.call(&visit)?, 2);
    assert_eq!(*seen.borrow(), ["a", "b"]);
    Ok(())
}

#[wasm_bindgen_test]
fn properties_are_reached_by_their_keys() -> Result<(), JsError> {
    let table = JsTable::new()?;
    assert_eq!(table.get("a")?, None);
    table.set("a", "b")?;
    assert_eq!((table.get("a")?.as_deref(), table.size()?), (Some("b"), 1));
    assert!(table.delete("a")? && table.get("a")?.is_none());
    assert_eq!(table.size()?, 0);
    table.cell_set(7, Some(1))?;
    table.cell_set(8, None)?;
    assert_eq!((table.cell_get(7)?, table.cell_get(8)?, table.cell_get(9)?), (Some(Some(1)), Some(None), None));
    assert!(table.cell_delete(7)? && table.cell_get(7)?.is_none());
    Object::set(&table, "other", &table)?;
    assert_eq!(table.link_get("other")?, Some(table.clone()));
    assert_eq!(
        text(table.get("other")),
        "Table.get: result: expected a string, found Table (object)"
    );
    Object::set(&table, "wrong", 5)?;
    assert_eq!(
        text(table.link_get("wrong")),
        "Table.get: result: expected a Table, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn interfaces_have_indices() -> Result<(), JsError> {
    assert_eq!((JsShared.get("a")?, JsShared.get("b")?), (Some(1.0), None));
    JsShared.set("b", 2.0)?;
    assert_eq!(JsShared.get("b")?, Some(2.0));
    assert!(JsShared.delete("b")?);
    assert!(matches!(JsExports.get("answer")?, Some(Any::Number(answer)) if answer == 42.0));
    assert!(JsExports.get("nothing")?.is_none());
    JsGlobal.set("c", "d")?;
    assert_eq!((JsGlobal.get("a")?.as_deref(), JsGlobal.get("c")?.as_deref()), (Some("b"), Some("d")));
    Ok(())
}
