//! What extends what, and where in a module the members of an interface are.

use jsi_runtime::{Any, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Areas as _, Coloured, Deeper as _, Default as _, Global as _, JsAreas, JsBranch,
    JsDeeper, JsDefault, JsGlobal, JsLeaf, JsMissing, JsNested, JsPetal, Missing as _, Nested as _,
    Petal as _,
};
use super::base::{JsLengths, JsRoot, Lengths, Named, Root as _};
use crate::support::text;

#[wasm_bindgen_test]
fn a_handle_converts_to_every_ancestor() -> Result<(), JsError> {
    let petal = JsPetal::new("p")?;
    let root = JsRoot::from(petal.clone());
    assert_eq!((root.name()?.as_str(), JsBranch::from(petal.clone())), ("p", JsBranch::from(JsLeaf::from(petal.clone()))));
    fn take(root: impl Into<JsRoot>) -> Result<String, JsError> {
        root.into().name()
    }
    assert_eq!(take(petal.grow()?)?, "p+");
    assert_eq!(take(JsBranch::new("b")?)?, "b");
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_has_the_fields_that_it_inherits() -> Result<(), JsError> {
    let value = Coloured {
        name: "n".to_owned(),
        id: None,
        size: 2.0,
        colour: "red".to_owned(),
        inner: Some(Named { name: "i".to_owned(), id: Some(1.0) }),
    };
    let back = JsAreas.named(&value)?;
    assert_eq!(back.colour, "name,size,colour,inner");
    assert_eq!(Coloured { colour: "red".to_owned(), ..back }, value);
    Ok(())
}

#[wasm_bindgen_test]
fn an_interface_has_the_members_that_it_inherits() -> Result<(), JsError> {
    assert_eq!((JsAreas.width("ab")?, JsAreas.area("ab")?), (2, 4));
    assert_eq!((JsDeeper.width("ab")?, JsDeeper.area("ab")?, JsDeeper.depth("ab")?), (2, 4, 3));
    assert_eq!(JsDeeper.unit()?, "em");
    let all: [&dyn Lengths; 3] = [&JsLengths, &JsDeeper, &JsNested];
    let widths: Result<Vec<i32>, JsError> = all.iter().map(|it| it.width("abc")).collect();
    assert_eq!(widths?, [3, 3, 30]);
    Ok(())
}

#[wasm_bindgen_test]
fn an_interface_can_be_an_object_that_a_module_exports() -> Result<(), JsError> {
    assert_eq!((JsDefault.double(4)?, JsDefault.level()?), (8, 1));
    JsDefault.set_level(3)?;
    assert_eq!(JsDefault.double(4)?, 24);
    JsDefault.set_level(1)?;
    assert_eq!(JsNested.whoami()?, "depth 2");
    assert_eq!((JsNested.depth()?, JsNested.deep()?, JsNested.unit()?.as_str()), (2, 3, "px"));
    assert_eq!(JsGlobal.twice(4)?, 8);
    assert_eq!(
        text(JsMissing.nothing()),
        "Missing.nothing: ./shim.js: missing is undefined"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn well_known_symbols_are_names() -> Result<(), JsError> {
    let petal = JsPetal::new("p")?;
    petal.close()?;
    assert!(petal.get::<bool>("closed")?);
    assert_eq!(petal.primitive("text")?, "text of p");
    assert_eq!(petal.tag()?, "Petal!");
    let iterator = petal.first()?;
    let next: Object = iterator.call("next", ())?;
    assert_eq!(next.get::<String>("value")?, "part");
    assert_eq!(petal.matcher()?, None);
    petal.set_matcher(Some("m"))?;
    assert_eq!(petal.matcher()?.as_deref(), Some("m"));
    let object: &Object = &petal;
    assert!(JsPetal::has(&Any::from(object))? && !JsPetal::has(&Any::Null)?);
    assert_eq!(
        text(petal.lost()),
        "Petal.lost: receiver: [Symbol.search] is undefined"
    );
    Ok(())
}
