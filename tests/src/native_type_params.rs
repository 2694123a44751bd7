//! Mocks of interfaces and classes with type parameters.

use std::cell::RefCell;
use std::collections::HashMap;

use jsi_runtime::{Any, JsError, Promise, block_on};
use jsi_runtime::{JsIterator, JsMap, Number};

use crate::type_params::api::{JsNode, Point, Store};

mod of_classes;
mod of_records;

#[derive(Default)]
struct Memory {
    values: RefCell<HashMap<String, Any>>,
}

impl Memory {
    fn find(&self, key: &str) -> Any {
        self.values.borrow().get(key).cloned().unwrap_or_default()
    }
}

impl Store for Memory {
    fn get_any(&self, key: &str) -> Promise<Any> {
        Promise::ready(self.find(key))
    }

    fn read_any(&self, key: &str) -> Result<Any, JsError> {
        Ok(self.find(key))
    }

    fn put_any(&self, key: &str, value: &Any) -> Promise<()> {
        Promise::from(self.set_any(key, value))
    }

    fn set_any(&self, key: &str, value: &Any) -> Result<(), JsError> {
        self.values
            .borrow_mut()
            .insert(key.to_owned(), value.clone());
        Ok(())
    }

    fn note_any(&self, value: &Any) {
        self.values
            .borrow_mut()
            .insert("note".to_owned(), value.clone());
    }

    fn maybe_any(&self, key: &str, value: Option<&Any>) -> Result<Any, JsError> {
        Ok(value.cloned().unwrap_or_else(|| self.find(key)))
    }

    fn both_any(&self, first: &Any, second: &Any) -> Result<(Any, Any), JsError> {
        Ok((first.clone(), second.clone()))
    }

    fn swap_any(&self, (first, second): (&Any, &Any)) -> Result<(Any, Any), JsError> {
        Ok((second.clone(), first.clone()))
    }

    fn map_any(
        &self,
        values: &JsMap<String, Any>,
        more: &JsMap<String, Any>,
    ) -> Result<Vec<Any>, JsError> {
        Ok(values.values().chain(more.values()).cloned().collect())
    }

    fn wide_any(
        &self,
        value: &Any,
        exact: i64,
        bytes: &[u8],
    ) -> Result<(Any, i64, Vec<u8>), JsError> {
        Ok((value.clone(), exact, bytes.to_vec()))
    }

    fn later_any(&self, value: Promise<Any>) -> Promise<Any> {
        value
    }

    fn join_any(&self, separator: &str, values: &[&Any]) -> Result<String, JsError> {
        let values = values.iter().map(|it| format!("{it:?}"));
        Ok(values.collect::<Vec<_>>().join(separator))
    }

    fn merge_any(&self, lists: &[JsIterator<Any>]) -> Result<Vec<Any>, JsError> {
        lists.iter().cloned().flatten().collect()
    }

    fn pairs_any(&self, pairs: &[(&Any, i32)]) -> Result<Vec<Any>, JsError> {
        Ok(pairs.iter().map(|(value, _)| (*value).clone()).collect())
    }

    fn kind_any(&self, value: &Any) -> Result<String, JsError> {
        Ok(format!("{value:?}"))
    }

    fn fetch_any(&self, key: &str) -> Result<Any, JsError> {
        self.read_any(key)
    }

    fn tree_any(&self, node: &Any) -> Result<Any, JsError> {
        Ok(node.clone())
    }

    fn type_any(&self, value: &Any) -> Result<Any, JsError> {
        Ok(value.clone())
    }

    fn notes(&self) -> Result<Vec<Any>, JsError> {
        Ok(vec![self.find("note")])
    }
}

#[test]
fn a_mock_has_the_variants_for_any() -> Result<(), JsError> {
    let store = Memory::default();
    store.set("size", &3_i32)?;
    assert_eq!(store.read::<u8>("size")?, 3);
    let point = Point { x: 1.0, y: 2.0 };
    block_on(store.put("point", &point))?;
    assert_eq!(block_on(store.get::<Point>("point"))?, Some(point));
    assert_eq!(block_on(store.get::<Point>("none"))?, None);
    assert_eq!(store.both(&1, &"b".to_owned())?, (1, "b".to_owned()));
    assert_eq!(store.swap((&1, &"b".to_owned()))?, ("b".to_owned(), 1));
    assert_eq!(store.wide(&true, 1 << 40, &[1])?, (true, 1 << 40, vec![1]));
    assert_eq!(block_on(store.later(Promise::ready(5)))?, 5);
    assert_eq!(store.join("-", &[&1, &2])?, "Number(1.0)-Number(2.0)");
    assert_eq!(store.pairs(&[(&1, 2)])?, [1]);
    assert_eq!(store.maybe("size", None)?, Some(3));
    store.note(&"seen");
    assert_eq!(store.notes()?, [Any::from("seen")]);
    Ok(())
}

#[test]
fn a_mock_with_a_wrong_value_is_an_err_that_names_the_place() -> Result<(), JsError> {
    let store = Memory::default();
    store.set("text", &"a")?;
    let wrong = store
        .read::<i32>("text")
        .map_err(|it| it.message().to_owned());
    let expected = "Store.read: result: expected an integer, found \"a\" (string)";
    assert_eq!(wrong, Err(expected.to_owned()));
    let wrong = block_on(store.get::<bool>("text")).map_err(|it| it.message().to_owned());
    let expected = "Store.get: result: expected a boolean, found \"a\" (string)";
    assert_eq!(wrong, Err(expected.to_owned()));
    assert!(store.set("wide", &Number(i64::MAX)).is_err());
    assert!(block_on(store.put("wide", &Number(i64::MAX))).is_err());
    let node = store.tree_any(&Any::Null)?;
    assert!(store.tree::<JsNode>(&JsNode::mock(Named)).is_ok());
    assert_eq!(node, Any::Null);
    Ok(())
}

struct Named;

impl crate::type_params::api::Node for Named {
    fn name(&self) -> Result<String, JsError> {
        Ok("mock".to_owned())
    }

    fn with_any(&self, _: &str, _: &Any) -> Result<JsNode, JsError> {
        JsNode::receiver()
    }

    fn part_any(&self, key: &str) -> Result<Any, JsError> {
        Ok(Any::from(key))
    }
}

#[test]
fn a_handle_of_a_mock_has_the_variants_with_types() -> Result<(), JsError> {
    use crate::type_params::api::Node;

    let node = JsNode::mock(Named);
    assert_eq!(node.with("a", &1)?, node);
    assert_eq!(node.part::<String>("a")?, "a");
    assert!(node.part::<i32>("a").is_err());
    Ok(())
}
