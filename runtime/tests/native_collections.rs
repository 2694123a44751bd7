//! `JsMap` and `JsSet`, and collections natively.
#![cfg(not(target_family = "wasm"))]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jsi_runtime::{Any, Dictionary, JsError, JsMap, JsSet, Object};

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_map_keeps_the_order_of_insertion() {
    let mut map = JsMap::new();
    assert!(map.is_empty() && map.insert(text("b"), 1).is_none());
    map.insert(text("a"), 2);
    map.insert(text("c"), 3);
    assert_eq!(map.insert(text("b"), 4), Some(1));
    assert_eq!(map.keys().collect::<Vec<_>>(), ["b", "a", "c"]);
    assert_eq!(map.remove("a"), Some(2));
    assert_eq!(map.remove("a"), None);
    map.insert(text("a"), 5);
    assert_eq!(
        map.iter()
            .map(|(key, value)| format!("{key}{value}"))
            .collect::<String>(),
        "b4c3a5"
    );
    assert_eq!(
        map.iter()
            .rev()
            .map(|(_, value)| *value)
            .collect::<Vec<_>>(),
        [5, 3, 4]
    );
    for (_, value) in &mut map {
        *value += 1;
    }
    *map.get_or_insert_with(text("d"), || 10) += 1;
    *map.get_mut("c").expect("a value") = 0;
    map.values_mut().for_each(|value| *value *= 2);
    assert_eq!(map.values().copied().collect::<Vec<_>>(), [10, 0, 12, 22]);
    map.retain(|key, value| key != "b" && *value > 0);
    assert_eq!(format!("{map:?}"), r#"{"a": 12, "d": 22}"#);
    assert_eq!((map.len(), map["a"], map.contains_key("b")), (2, 12, false));
    assert_eq!(
        map.clone().into_iter().map(|(_, value)| value).sum::<i32>(),
        34
    );
    map.clear();
    assert_eq!(map, JsMap::default());
}

#[test]
fn keys_are_the_same_as_in_javascript() {
    let mut map = JsMap::from([(f64::NAN, 1), (-0.0, 2)]);
    assert_eq!(map.insert(-f64::NAN, 3), Some(1));
    assert_eq!(map.insert(0.0, 4), Some(2));
    assert_eq!((map.get(&f64::NAN), map.get(&-0.0)), (Some(&3), Some(&4)));
    assert!(map.keys().all(|key| key.is_sign_positive() || key.is_nan()));
    let (one, other) = (Object::new(), Object::new());
    let objects = JsSet::from([one.clone(), other, one.clone()]);
    assert_eq!(objects.len(), 2);
    assert!(objects.contains(&one) && !objects.contains(&Object::new()));
    assert!(
        JsSet::from([true, true]).len() == 1 && JsSet::from([1_u128 << 100]).contains(&(1 << 100))
    );
}

#[test]
fn equality_does_not_depend_on_the_order() {
    let map = |entries: [(&str, f64); 2]| {
        entries
            .into_iter()
            .map(|(key, value)| (text(key), value))
            .collect::<JsMap<_, _>>()
    };
    assert_eq!(map([("a", 1.0), ("b", 2.0)]), map([("b", 2.0), ("a", 1.0)]));
    assert_ne!(map([("a", 1.0), ("b", 2.0)]), map([("a", 1.0), ("b", 3.0)]));
    assert_eq!(JsSet::from([1, 2]), JsSet::from([2, 1]));
    assert_ne!(JsSet::from([1, 2]), JsSet::from([1, 3]));
}

#[test]
fn maps_and_sets_convert_from_and_to_those_of_std() {
    let map = JsMap::from([(2, 'b'), (1, 'a')]);
    let hash: HashMap<i32, char> = map.clone().into();
    let tree: BTreeMap<i32, char> = map.clone().into();
    assert_eq!(
        (JsMap::from(hash), JsMap::from(tree)),
        (map.clone(), map.clone())
    );
    let mut extended = JsMap::new();
    extended.extend(map.clone());
    assert_eq!(extended, map);
    let set: JsSet<i32> = [3, 1, 3].into_iter().collect();
    let hash: HashSet<i32> = set.clone().into();
    let tree: BTreeSet<i32> = set.clone().into();
    assert_eq!(
        (JsSet::from(hash), JsSet::from(tree)),
        (set.clone(), set.clone())
    );
    let mut other = JsSet::with_capacity(2);
    other.extend([1]);
    assert!(other.insert(3) && !other.insert(3) && other.remove(&1) && !other.remove(&1));
    other.retain(|it| *it > 3);
    assert!(other.is_empty());
    assert_eq!(set.iter().rev().copied().collect::<Vec<_>>(), [1, 3]);
    assert_eq!(format!("{set:?}"), "{3, 1}");
}

#[test]
fn collections_are_values_of_properties() -> Result<(), JsError> {
    let object = Object::new();
    let map = JsMap::from([(text("b"), vec![1]), (text("a"), vec![])]);
    object.set("map", map.clone())?;
    assert_eq!(object.get::<JsMap<String, Vec<i32>>>("map")?, map);
    assert_eq!(object.get::<Object>("map")?.get::<i32>("size")?, 2);
    let wrong = object.get::<Dictionary<i32>>("map").unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "property map: expected a plain object, found Map (object)"
    );
    object.set("plain", Dictionary(map.clone()))?;
    assert_eq!(object.get::<Dictionary<Vec<i32>>>("plain")?.0, map);
    object.set("set", JsSet::from([1.5, 2.5]))?;
    assert_eq!(object.get::<JsSet<f64>>("set")?, JsSet::from([1.5, 2.5]));
    object.set("pair", (1, "a"))?;
    assert_eq!(object.get::<(i32, String)>("pair")?, (1, text("a")));
    object.set("list", [1; 20])?;
    assert_eq!(object.get::<[i32; 20]>("list")?, [1; 20]);
    let wrong = object.get::<[i32; 3]>("list").unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "property list: expected 3 elements, found 20"
    );
    let any = Any::from(JsSet::from([text("a")]));
    assert_eq!(any.to::<JsSet<String>>()?, JsSet::from([text("a")]));
    Ok(())
}
