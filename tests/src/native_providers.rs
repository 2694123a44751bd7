//! Natively a handle of a callback interface contains the Rust value.
#![allow(clippy::float_cmp, reason = "they are small integers")]

use std::cell::Cell as StdCell;
use std::rc::Rc;

use jsi_runtime::{Callback, Function, JsError, JsMap, Object, Promise, block_on, live_counts};

use crate::providers::api::{
    Bare, Cell, JsBare, JsProvider, JsProviders, Kind, Provider, Providers,
};

/// Has the optional method `find`, or no optional member.
struct Rust {
    all: bool,
    level: StdCell<i32>,
}

fn rust(all: bool) -> Rust {
    let level = StdCell::new(1);
    Rust { all, level }
}

impl Bare for Rust {}

impl Provider for Rust {
    fn provide(&self, text: &str) -> Promise<String> {
        Promise::ready(text.to_uppercase())
    }

    fn add(&self, a: f64, b: i32) -> Result<f64, JsError> {
        Ok(a + f64::from(b))
    }

    fn join(&self, text: &str, _: Option<u32>, more: &[String]) -> Result<String, JsError> {
        Ok(text.to_owned() + &more.concat())
    }

    fn echo(&self, other: Option<&JsProvider>) -> Result<Option<JsProvider>, JsError> {
        Ok(other.cloned())
    }

    fn visit(&self, each: &Function<(i32,), f64>) -> Result<f64, JsError> {
        each.call((1,))
    }

    fn total(&self, cells: &[Cell]) -> Result<Cell, JsError> {
        cells.first().cloned().ok_or_else(|| JsError::new("none"))
    }

    fn wide(&self, value: i64) -> Result<i64, JsError> {
        Ok(value)
    }

    fn pair(
        &self,
        (name, call): (&str, &Function<(i32,), f64>),
    ) -> Result<(String, Option<Function<(i32,), f64>>), JsError> {
        Ok((name.to_owned(), Some(call.clone())))
    }

    fn known(&self, all: &JsMap<String, JsProvider>) -> Result<JsMap<String, JsProvider>, JsError> {
        Ok(all.clone())
    }

    fn idle(&self) -> Promise<String> {
        Promise::ready(String::new())
    }

    fn level(&self) -> Result<i32, JsError> {
        Ok(self.level.get())
    }

    fn set_level(&self, value: i32) -> Result<(), JsError> {
        self.level.set(value);
        Ok(())
    }

    fn kind(&self) -> Result<Kind, JsError> {
        Ok(Kind::Plain)
    }

    fn key(&self) -> Result<Option<String>, JsError> {
        Ok(None)
    }

    fn set_key(&self, _: Option<&str>) -> Result<(), JsError> {
        Ok(())
    }

    fn has_find(&self) -> bool {
        self.all
    }

    fn find(&self, key: &str) -> Result<Option<Option<String>>, JsError> {
        Ok(Some(Some(key.to_owned())))
    }
}

#[test]
fn an_object_of_rust_works_without_javascript() -> Result<(), JsError> {
    let it = JsProvider::new(rust(true));
    assert_eq!((it.add(1.0, 2)?, it.kind()?), (3.0, Kind::Plain));
    assert_eq!(block_on(it.provide("a"))?, "A");
    it.set_level(5)?;
    assert_eq!(it.clone().level()?, 5);
    assert_eq!(it.find("a")?, Some(Some("a".to_owned())));
    assert_eq!(it.echo(Some(&it))?, Some(it.clone()));
    let double = Callback::new(|value: i32| f64::from(value) * 2.0).into_js();
    assert_eq!(it.visit(&double)?, 2.0);
    assert_eq!(it.pair(("a", &double))?, ("a".to_owned(), Some(double)));
    assert_eq!(block_on(it.idle())?, "");
    let all: JsMap<String, JsProvider> = [("a".to_owned(), it.clone())].into_iter().collect();
    assert_eq!(it.known(&all)?, all);
    assert_ne!(it, JsProvider::new(rust(true)));
    let shared: Rc<dyn Provider> = Rc::new(rust(true));
    assert_eq!(
        JsProvider::from_rc(shared.clone()),
        JsProvider::from_rc(shared)
    );
    Ok(())
}

#[test]
fn absent_members_of_rust_are_none() -> Result<(), JsError> {
    let it = JsProvider::new(rust(false));
    assert_eq!((it.has_find(), it.find("a")?), (false, None));
    assert_eq!(
        (it.has_dispose(), it.dispose()?, it.name()?),
        (false, None, None)
    );
    let error = it.set_label(None).expect_err("there is none");
    assert_eq!(
        error.message(),
        "Provider.label: the object does not have this property"
    );
    Ok(())
}

#[test]
fn an_object_of_rust_crosses_natively() -> Result<(), JsError> {
    let before = live_counts();
    {
        let it = JsProvider::new(rust(true));
        let object = Object::from(&it);
        assert_eq!(live_counts().objects, before.objects + 1);
        assert_eq!(object.to::<JsProvider>()?, it);
        assert_eq!(object, Object::from(&it.clone()));
        // It has the members of its interface only.
        assert!(!object.has("dispose")? && !object.has("isDisposed")?);
        let cell = Cell {
            value: 1.0,
            provider: Some(it.clone()),
        };
        let plain = Object::new();
        plain.set("cell", cell.clone())?;
        assert_eq!(plain.get::<Cell>("cell")?, cell);
        let all = Object::from_array(std::slice::from_ref(&it))?;
        assert_eq!(all.to_array::<JsProvider>()?, [it]);
    }
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn another_object_has_no_members_natively() -> Result<(), JsError> {
    let it: JsProvider = Object::new().to()?;
    let error = it.add(1.0, 1).expect_err("no JavaScript");
    assert_eq!(
        error.message(),
        "Provider.add: not available without JavaScript"
    );
    assert!(!it.has_find());
    let bare = JsBare::new(rust(true));
    let other: JsProvider = Object::from(&bare).to()?;
    assert!(other.add(1.0, 1).is_err());
    let error = JsProviders.register(&it).expect_err("no JavaScript");
    assert_eq!(
        error.message(),
        "Providers.register: not available without JavaScript"
    );
    Ok(())
}
