//! Names of members, identity, and the ways of objects through JavaScript.

use std::cell::Cell as StdCell;
use std::rc::Rc;

use jsi_runtime::{Callback, JsError, JsMap, JsSet, Object, Promise, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::rust::{API, Rust, ours};
use crate::providers::api::{
    Bare, Cell, JsBare, JsOdd, JsProvider, JsProviders, JsWatcher, Odd, Pending, Provider,
    Providers as _, Watcher,
};

/// Has no state.
struct Unit;

impl Bare for Unit {}

impl Odd for Unit {
    fn constructor(&self) -> Result<String, JsError> {
        Ok("c".to_owned())
    }

    fn build(&self) -> Result<i32, JsError> {
        Ok(1)
    }

    fn proto(&self) -> Result<i32, JsError> {
        Ok(2)
    }

    fn set_proto(&self, _: i32) -> Result<(), JsError> {
        Ok(())
    }

    fn new(&self) -> Result<i32, JsError> {
        Ok(3)
    }

    fn to_string(&self) -> Result<String, JsError> {
        Ok("odd".to_owned())
    }
}

#[wasm_bindgen_test]
fn members_may_have_any_name() -> Result<(), JsError> {
    let odd = JsOdd::new(Unit);
    let code = "return [it.constructor_(), it.constructor(), Object.hasOwn(it, '__proto__'), it.__proto__, it.new(), `${it}`].join()";
    let found: String = API.run_odd(&odd, code)?.to()?;
    assert_eq!(found, "c,1,true,2,3,odd");
    let found: String = API.run_bare(&JsBare::new(Unit), "return JSON.stringify(it)")?.to()?;
    assert_eq!(found, "{}");
    Ok(())
}

#[wasm_bindgen_test]
fn one_rc_is_one_object_of_javascript() -> Result<(), JsError> {
    let rust: Rc<dyn Provider> = Rc::new(Rust::default());
    let (a, b) = (JsProvider::from_rc(rust.clone()), JsProvider::from_rc(rust));
    assert_eq!(a, b);
    assert!(API.same(&a, &b)? && API.same(&a, &a.clone())?);
    let other = JsProvider::new(Rust::default());
    assert_ne!(a, other);
    assert!(!API.same(&a, &other)?);
    // The same value behind another trait is another object.
    let unit = Rc::new(Unit);
    let (bare, odd) = (JsBare::from_rc(unit.clone()), JsOdd::from_rc(unit));
    assert_ne!(Object::from(&bare), Object::from(&odd));
    Ok(())
}

#[wasm_bindgen_test]
fn a_handle_that_is_passed_on_is_the_original_object() -> Result<(), JsError> {
    let (rust, ours) = (JsProvider::new(Rust::default()), ours()?);
    for it in [&rust, &ours] {
        API.register(it)?;
        let current = API.current()?.expect("it was registered");
        assert_eq!(current, *it);
        assert!(API.same(&current, it)?);
        assert_eq!(API.echo_of(&current)?, *it);
        assert!(API.unregister(&current)?);
        assert!(!API.unregister(it)?);
        assert_eq!(API.count()?, 0);
    }
    assert_ne!(rust, ours);
    Ok(())
}

impl JsProviders {
    /// The object after a way through JavaScript and a method of an object of Rust.
    fn echo_of(self, it: &JsProvider) -> Result<JsProvider, JsError> {
        let rust = JsProvider::new(Rust::default());
        let found = self.run(&rust, "return it.echo(other)", Some(it))?;
        found.to()
    }
}

#[wasm_bindgen_test]
async fn objects_cross_in_arrays_records_promises_and_functions() -> Result<(), JsError> {
    let (rust, ours) = (JsProvider::new(Rust::default()), ours()?);
    let all = API.all(&[rust.clone(), ours.clone()])?;
    assert_eq!(all, [ours.clone(), rust.clone()]);
    let cell = Cell {
        value: 1.0,
        provider: Some(rust.clone()),
    };
    assert_eq!(API.cell(&cell)?, cell);
    assert_eq!(API.later(&rust).await?, rust);
    let pending = Pending {
        provider: Promise::ready(ours.clone()),
    };
    assert_eq!(API.pending(pending)?.provider.await?, ours);
    let known: JsMap<String, JsProvider> = [("a".to_owned(), rust.clone())].into_iter().collect();
    let found = API.known(&known, (&ours, Some(&rust)))?;
    let found: Vec<_> = found.iter().map(|(name, it)| (name.as_str(), it.clone())).collect();
    assert_eq!(found, [("a", rust.clone()), ("first", ours.clone()), ("second", rust.clone())]);
    let members: JsSet<JsProvider> = [rust.clone(), ours.clone(), rust.clone()].into_iter().collect();
    let numbers: JsMap<JsProvider, f64> = [(ours.clone(), 1.0), (rust.clone(), 2.0)].into_iter().collect();
    assert_eq!(members.len(), 2);
    let (members, numbers) = API.members(&members, &numbers)?;
    assert!(members.iter().eq([&ours, &rust]) && numbers.keys().eq([&rust, &ours]));
    assert_eq!((numbers.get(&rust), numbers.get(&ours)), (Some(&2.0), Some(&1.0)));
    let same = Callback::new(|it: JsProvider| Some(it));
    assert_eq!(API.call(&same, &rust)?, Some(rust.clone()));
    assert_eq!(API.call(&Callback::new(|_: JsProvider| None), &ours)?, None);
    assert_eq!((API.maybe(None)?, API.maybe(Some(None))?), ("undefined".into(), "null".into()));
    assert_eq!(API.maybe(Some(Some(&rust)))?, "an object");
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_of_rust_that_comes_back_is_called_directly() -> Result<(), JsError> {
    let it = JsProvider::new(Rust::default());
    API.register(&it)?;
    let back = API.current()?.expect("it was registered");
    API.unregister(&back)?;
    let before = live_counts();
    assert_eq!(back.add(1.0, 1)?, 2.0);
    assert_eq!(live_counts(), before);
    // A copy of it is an object of JavaScript.
    let copy: JsProvider = API.run(&it, "return { ...it }", None)?.to()?;
    assert_ne!(copy, it);
    assert_eq!(copy.add(1.0, 1)?, 2.0);
    Ok(())
}

struct Counting(Rc<StdCell<i32>>);

impl Watcher for Counting {
    fn changed(&self, value: i32) -> Result<(), JsError> {
        self.0.set(self.0.get() + value);
        Ok(())
    }
}

#[wasm_bindgen_test]
fn an_interface_of_another_file_has_a_local_name() -> Result<(), JsError> {
    let sum = Rc::new(StdCell::new(0));
    API.watch(&JsWatcher::new(Counting(sum.clone())))?;
    assert_eq!(sum.get(), 7);
    Ok(())
}
