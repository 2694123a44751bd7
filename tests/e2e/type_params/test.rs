//! Methods with type parameters.

use jsi_runtime::{Any, Dictionary, JsError, JsIterator, JsMap, Number, Object, Promise, TypedArray};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{JsLeaf, JsNode, JsStore, Leaf as _, Node, NodeStatics as _, JsNodeStatics, Point, Side, Store};
use crate::support::text;

#[wasm_bindgen_test]
async fn a_type_parameter_is_what_the_caller_chooses() -> Result<(), JsError> {
    JsStore.set("number", &7_i32)?;
    assert_eq!(JsStore.read::<i32>("number")?, 7);
    assert_eq!(JsStore.read::<f64>("number")?, 7.0);
    assert_eq!(JsStore.fetch::<u8>("number")?, 7);
    assert_eq!(JsStore.read_any("number")?, Any::Number(7.0));
    JsStore.put("text", &"words").await?;
    assert_eq!(JsStore.get::<String>("text").await?, Some("words".to_owned()));
    assert_eq!(JsStore.get::<String>("missing").await?, None);
    let point = Point { x: 1.0, y: 2.0 };
    JsStore.put("point", &point).await?;
    assert_eq!(JsStore.get::<Point>("point").await?, Some(point.clone()));
    assert_eq!(JsStore.read::<Object>("point")?.get::<f64>("y")?, 2.0);
    JsStore.set("list", &vec![Side::Left, Side::Right])?;
    assert_eq!(JsStore.read::<Vec<Side>>("list")?, [Side::Left, Side::Right]);
    assert_eq!(JsStore.read::<Vec<String>>("list")?, ["left", "right"]);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_value_of_another_type_is_an_err_that_names_the_place() -> Result<(), JsError> {
    JsStore.set("wrong", &"text")?;
    assert_eq!(
        text(JsStore.read::<i32>("wrong")),
        "Store.read: result: expected an integer, found \"text\" (string)"
    );
    assert_eq!(
        text(JsStore.get::<bool>("wrong").await),
        "Store.get: result: expected a boolean, found \"text\" (string)"
    );
    JsStore.set("points", &vec![Any::Null])?;
    assert!(
        text(JsStore.read::<Vec<Point>>("points")).starts_with("Store.read: result: element 0: "),
    );
    let unsafe_integer = Number(i64::MAX);
    let all = [
        text(JsStore.set("wide", &unsafe_integer)),
        text(JsStore.put("wide", &unsafe_integer).await),
    ];
    assert!(all.iter().all(|it| it.contains("out of range")), "{all:?}");
    Ok(())
}

#[wasm_bindgen_test]
fn types_with_several_forms_are_chosen_by_their_markers() -> Result<(), JsError> {
    assert_eq!(JsStore.kind(&5_i64)?, "bigint");
    assert_eq!(JsStore.kind(&Number(5_i64))?, "number");
    assert_eq!(JsStore.kind(&vec![1_u8])?, "Array");
    assert_eq!(JsStore.kind(&TypedArray(vec![1_u8]))?, "Uint8Array");
    assert_eq!(JsStore.kind(&TypedArray(vec![1_i64]))?, "BigInt64Array");
    let map = JsMap::from([("a".to_owned(), 1)]);
    assert_eq!(JsStore.kind(&map)?, "Map");
    assert_eq!(JsStore.kind(&Dictionary(map))?, "Object");
    JsStore.set("bytes", &TypedArray(vec![1_u8, 255]))?;
    assert_eq!(JsStore.read::<TypedArray<u8>>("bytes")?.0, [1, 255]);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_type_parameter_may_be_in_other_types() -> Result<(), JsError> {
    assert_eq!(JsStore.maybe::<i32>("nothing", None)?, None);
    assert_eq!(JsStore.maybe("nothing", Some(&3))?, Some(3));
    assert_eq!(JsStore.both(&1, &"b".to_owned())?, (1, "b".to_owned()));
    assert_eq!(JsStore.swap((&1, &"b".to_owned()))?, ("b".to_owned(), 1));
    let map = JsMap::from([("a".to_owned(), 1)]);
    let more = JsMap::from([("b".to_owned(), 2)]);
    assert_eq!(JsStore.map(&map, &more)?, [1, 2]);
    let (value, exact, bytes) = JsStore.wide(&true, 1 << 40, &[1, 2])?;
    assert_eq!((value, exact, bytes), (true, (1 << 40) + 1, vec![2, 4]));
    assert_eq!(JsStore.later(Promise::ready(5)).await?, 5);
    assert_eq!(JsStore.join("-", &[&1, &2, &3])?, "1-2-3");
    let lists = [JsIterator::new([1, 2]), JsIterator::new([3])];
    assert_eq!(JsStore.merge::<i32>(&lists)?, [1, 2, 3]);
    assert_eq!(JsStore.pairs(&[(&"a".to_owned(), 2)])?, ["a", "a"]);
    assert_eq!(JsStore.r#type(&4)?, 4);
    JsStore.note(&"seen");
    JsStore.note(&Number(i64::MAX));
    assert_eq!(JsStore.notes()?, [Any::from("seen")]);
    Ok(())
}

#[wasm_bindgen_test]
fn a_type_parameter_of_a_class_may_have_a_bound() -> Result<(), JsError> {
    let leaf = JsLeaf::new("a")?;
    assert!(JsStore.tree(&leaf)?.green()?);
    assert_eq!(JsNode::of(&leaf, &[&leaf])?, [leaf.clone(), leaf.clone()]);
    assert_eq!(JsNodeStatics.pick(&[1, 2], 1)?, Some(2));
    assert_eq!(JsNode::pick::<i32>(&[], 1)?, None);
    let same: JsLeaf = leaf.with("size", &3)?;
    assert_eq!((&same, leaf.part::<i32>("size")?), (&leaf, 3));
    let node = JsNode::new("b")?;
    assert_eq!(node.with("side", &Side::Left)?.part::<Side>("side")?, Side::Left);
    Ok(())
}

#[wasm_bindgen_test]
fn the_variant_for_any_is_one_of_trait_objects() -> Result<(), JsError> {
    let store: &dyn Store = &JsStore;
    store.set_any("flag", &Any::Bool(true))?;
    assert_eq!(store.read_any("flag")?, Any::Bool(true));
    let node: &dyn Node = &JsNode::new("c")?;
    assert_eq!(node.with_any("a", &Any::Null)?.part_any("a")?, Any::Null);
    Ok(())
}
