//! Objects that either side implements: calls in both directions, and optional members.

mod identity;
mod lifetimes;
mod rust;

use std::rc::Rc;

use jsi_runtime::{Callback, JsError, JsMap};
use wasm_bindgen_test::wasm_bindgen_test;

use self::rust::{API, Rust, ours, result_of};
use super::api::{Cell, JsProvider, Kind, Provider, Providers as _};
use crate::support::text;

#[wasm_bindgen_test]
fn the_own_members_are_those_of_the_interface() {
    let keys = "return Object.keys(it).join()";
    let required = "provide,add,join,echo,visit,total,wide,pair,known,level,kind,data-key,idle";
    let none = JsProvider::new(Rust::default());
    assert_eq!(result_of(&none, keys), required);
    let all = JsProvider::new(Rust::with_all());
    let optional = "dispose,find,later,name,label,onchange,ready";
    assert_eq!(result_of(&all, keys), format!("{required},{optional}"));
    let hidden = "return [Reflect.ownKeys(it).length, Object.getPrototypeOf(it) === Object.prototype].join()";
    assert_eq!(result_of(&all, hidden), "21,true");
    let kinds = "const kind = (name) => { const own = Object.getOwnPropertyDescriptor(it, name); \
        return [typeof own.value, typeof own.get, typeof own.set, own.enumerable].join(' '); }; \
        return ['add', 'level', 'kind', 'dispose', 'name', 'label'].map(kind).join('; ')";
    assert_eq!(
        result_of(&all, kinds),
        "function undefined undefined true; undefined function function true; undefined function undefined true; \
         function undefined undefined true; undefined function undefined true; undefined function function true"
    );
    let names = "return [it.add.name, it.add.length, it.join.length, it.dispose.name].join()";
    assert_eq!(result_of(&all, names), "add,2,1,dispose");
}

#[wasm_bindgen_test]
fn javascript_calls_an_object_of_rust() {
    let it = JsProvider::new(Rust::default());
    assert_eq!(result_of(&it, "return String(it.add(1.5, 2))"), "3.5");
    assert_eq!(result_of(&it, "return it.join('a') + it.join('b', 2) + it.join('c', 1, 'd', 'e')"), "abbcde");
    assert_eq!(result_of(&it, "return String(it.visit((value) => value * 10))"), "30");
    assert_eq!(result_of(&it, "return String(it.echo(null))"), "null");
    assert_eq!(result_of(&it, "return String(it.wide(2 ** 40))"), "1099511627776");
    assert_eq!(result_of(&it, "it.level = 4; it['data-key'] = 'k'; return it.level + it.kind + it['data-key']"), "4fancyk");
    let total = "const { value, provider } = it.total([{ value: 1 }, { value: 2, provider: it }]); \
        return String(value) + (provider === it)";
    assert_eq!(result_of(&it, total), "3true");
    let pair = "const [text, call] = it.pair(['a', (value) => value + 1]); return text + call(2) + it.pair(['b', () => -1]);";
    assert_eq!(result_of(&it, pair), "a23b-1,");
    let known = "const found = it.known({ a: it, b: { add: 1 } }); return [found instanceof Map, found.get('a') === it, found.size].join()";
    assert_eq!(result_of(&it, known), "true,true,2");
}

#[wasm_bindgen_test]
fn wrong_values_of_javascript_name_the_place() {
    let it = JsProvider::new(Rust::with_all());
    for (code, error) in [
        ("it.add(1, 'x')", "Provider.add: parameter b: expected an integer, found \"x\" (string)"),
        ("it.add(1)", "Provider.add: parameter b: expected an integer, found undefined"),
        ("it.level = 1.5", "Provider.level: parameter value: expected an integer, found 1.5 (number)"),
        ("it.echo(1)", "Provider.echo: parameter other: expected an object, found 1 (number)"),
        ("it.total([{ value: 1, provider: 'x' }])", "Provider.total: parameter cells: element 0: field provider: expected an object, found \"x\" (string)"),
        ("it.visit(1)", "Provider.visit: parameter each: expected a function, found 1 (number)"),
        ("it.visit(() => 'x')", "Provider.visit: parameter each: result: expected a number, found \"x\" (string)"),
        ("it.find(1)", "Provider.find: parameter key: expected a string, found 1 (number)"),
        ("it.add(1, -1)", "too small"),
    ] {
        assert_eq!(result_of(&it, &format!("{code}; return 'no error'")), error, "{code}");
    }
}

#[wasm_bindgen_test]
async fn promises_of_an_object_of_rust() -> Result<(), JsError> {
    let it = JsProvider::new(Rust::with_all());
    let text = |code: &str| {
        let code = format!("try {{ return String(await {code}) }} catch (e) {{ return `${{e.name}}: ${{e.message}}` }}");
        API.run_later(&it, &code)
    };
    let found: String = text("it.provide('a')").await?.to()?;
    assert_eq!(found, "a!");
    let found: String = text("it.provide('')").await?.to()?;
    assert_eq!(found, "RangeError: nothing to say");
    let found: String = text("it.provide(1).catch((e) => e.message)").await?.to()?;
    assert_eq!(found, "Provider.provide: parameter text: expected a string, found 1 (number)");
    let found: String = text("it.ready").await?.to()?;
    assert_eq!(found, "4");
    let found: String = text("it.idle").await?.to()?;
    assert_eq!(found, "idle");
    let found: String = text("it.later(true)").await?.to()?;
    assert_eq!(found, "5");
    // An error of a method with a promise rejects, also where the method is optional.
    let found: String = text("it.later(false).catch((e) => e.message)").await?.to()?;
    assert_eq!(found, "not now");
    Ok(())
}

#[wasm_bindgen_test]
fn members_work_without_their_object() {
    let it = JsProvider::new(Rust::with_all());
    assert_eq!(result_of(&it, "const { add } = it; return String(add(1, 2))"), "3");
    let copy = "const copy = { ...it }; return String(copy.add(1, 1)) + copy.kind + (copy === it)";
    assert_eq!(result_of(&it, copy), "2fancyfalse");
    assert_eq!(result_of(&it, "return String(it.add.call(null, 1, 1)) + [1].map(it.add.bind(7, 1))"), "22");
}

#[wasm_bindgen_test]
async fn rust_calls_an_object_of_javascript() -> Result<(), JsError> {
    let it = ours()?;
    assert_eq!(it.provide("a").await?, "a?");
    assert_eq!(it.add(1.0, 2)?, 13.0);
    assert_eq!(it.join("a", None, &[])?, "a");
    assert_eq!(it.join("a", Some(2), &["b".into(), "c".into()])?, "a-2-b-c");
    let each = Callback::new(|value: i32| f64::from(value * 2)).into_js();
    assert_eq!(it.visit(&each)?, 14.0);
    assert_eq!(it.echo(None)?, None);
    assert_eq!(it.echo(Some(&it))?, Some(it.clone()));
    assert_eq!(it.wide(1 << 40)?, 1 << 40);
    assert_eq!(it.idle().await?, "waiting");
    let (text, call) = it.pair(("a", &each))?;
    assert_eq!((text.as_str(), call.expect("a function").call((5,))?), ("a4", 10.0));
    assert_eq!(it.pair(("", &each))?.1, None);
    let all: JsMap<String, JsProvider> = [("a".to_owned(), it.clone())].into_iter().collect();
    assert_eq!(it.known(&all)?, all);
    it.set_level(20)?;
    assert_eq!((it.level()?, it.kind()?, it.key()?), (20, Kind::Plain, None));
    it.set_key(Some("k"))?;
    assert_eq!(it.key()?.as_deref(), Some("k"));
    let cell = Cell {
        value: 1.0,
        provider: Some(it.clone()),
    };
    let total = it.total(&[cell])?;
    assert_eq!((total.value, total.provider), (1.0, Some(it)));
    Ok(())
}

#[wasm_bindgen_test]
async fn errors_of_an_object_of_javascript_name_the_place() -> Result<(), JsError> {
    let it = ours()?;
    assert_eq!(text(it.add(1.0, -1)), "too small");
    assert_eq!(text(it.provide("").await), "Provider.provide: result: expected a string, found 1 (number)");
    let other = API.implement("{ add: 5, level: 'x', find: null, name: 4, total: () => ({ value: 1, provider: 2 }) }")?;
    assert_eq!(text(other.add(1.0, 1)), "Provider.add: receiver: add is not a function");
    assert_eq!(text(other.wide(1)), "Provider.wide: receiver: wide is undefined");
    assert_eq!(text(other.level()), "Provider.level: result: expected an integer, found \"x\" (string)");
    assert_eq!(text(other.find("a")), "Provider.find: receiver: find is null");
    assert_eq!(text(other.name()), "Provider.name: result: expected a string, found 4 (number)");
    assert_eq!(text(other.total(&[])), "Provider.total: result: field provider: expected an object, found 2 (number)");
    assert_eq!(text(it.wide(1 << 60)), "Provider.wide: parameter value: out of range for i64: 1152921504606846976, minimum -9007199254740991, maximum 9007199254740991");
    assert_eq!(text(API.implement("7")), "Providers.implement: result: expected an object, found 7 (number)");
    Ok(())
}

#[wasm_bindgen_test]
async fn absent_members_of_javascript_are_none() -> Result<(), JsError> {
    let none = ours()?;
    assert_eq!((none.has_dispose(), none.has_name(), none.has_onchange()), (false, false, false));
    assert_eq!((none.dispose()?, none.find("a")?, none.name()?, none.label()?), (None, None, None, None));
    assert!(none.later(true)?.is_none() && none.onchange()?.is_none() && none.ready()?.is_none());
    assert_eq!((none.has_close(), none.close()?), (false, None));
    let closed = API.implement("{ [Symbol.dispose]() { this.level = 9 }, ready: Promise.resolve(2) }")?;
    assert_eq!((closed.has_close(), closed.close()?, closed.level()?), (true, Some(()), 9));
    assert_eq!(closed.ready()?.expect("a promise").await?, 2.0);
    let undefined = API.implement("{ dispose: undefined, name: undefined }")?;
    assert_eq!((undefined.has_dispose(), undefined.dispose()?, undefined.name()?), (false, None, None));
    let all = API.implement(
        "{ dispose() {}, find: (key) => key === 'a' ? 'b' : null, later: async (ok) => ok ? 1 : Promise.reject(new Error('no')), \
           name: 'n', label: null, onchange: (it) => it.level, level: 3 }",
    )?;
    assert_eq!((all.has_dispose(), all.has_name(), all.has_label()), (true, true, true));
    assert_eq!((all.dispose()?, all.name()?.as_deref()), (Some(()), Some("n")));
    assert_eq!((all.find("a")?, all.find("c")?), (Some(Some("b".to_owned())), Some(None)));
    assert_eq!(all.later(true)?.expect("a promise").await?, 1);
    assert_eq!(text(all.later(false)?.expect("a promise").await), "no");
    assert_eq!(all.label()?, Some(None));
    all.set_label(Some(Some("l")))?;
    assert_eq!(all.label()?, Some(Some("l".to_owned())));
    all.set_label(None)?;
    assert_eq!(result_of(&all, "return String(it.label) + ('label' in it)"), "undefinedtrue");
    assert_eq!(all.onchange()?.expect("a function").call((all.clone(),))?, 3.0);
    Ok(())
}

#[wasm_bindgen_test]
fn optional_members_of_rust_are_asked_for_once() -> Result<(), JsError> {
    let rust = Rc::new(Rust::with_all());
    let it = JsProvider::from_rc(rust.clone());
    assert_eq!(rust.asked.get(), 1);
    assert_eq!(result_of(&it, "it.dispose(); return typeof it.dispose"), "function");
    assert!(it.has_dispose());
    assert_eq!((rust.asked.get(), rust.disposed.get()), (1, 1));
    assert_eq!(it.dispose()?, Some(()));
    assert_eq!(result_of(&it, "return it.find('a') + it.find('b') + it.name"), "foundnullAda");
    assert_eq!(result_of(&it, "const before = it.label; it.label = null; return String([before === undefined, it.label === null])"), "true,true");
    assert_eq!(result_of(&it, "it.label = undefined; return String(it.label)"), "undefined");
    assert_eq!(result_of(&it, "it[Symbol.dispose](); return String(it.level)"), "-1");
    assert_eq!(result_of(&it, "it.onchange = (other) => other.level; it.level = 6; return String(it.onchange(it))"), "6");
    let none = JsProvider::new(Rust::default());
    assert_eq!((none.has_dispose(), none.dispose()?, none.find("a")?, none.name()?), (false, None, None, None));
    assert_eq!(text(none.set_label(None)), "Provider.label: the object does not have this property");
    assert_eq!(result_of(&none, "return typeof it.dispose + ('name' in it)"), "undefinedfalse");
    Ok(())
}

#[wasm_bindgen_test]
fn calls_may_enter_an_object_again() -> Result<(), JsError> {
    let it = JsProvider::new(Rust::default());
    let code = "return String(it.visit((value) => it.visit((inner) => it.add(value, inner))))";
    assert_eq!(result_of(&it, code), "12");
    Ok(())
}

#[wasm_bindgen_test]
fn an_error_keeps_its_identity_through_an_object() -> Result<(), JsError> {
    let it = JsProvider::new(Rust::default());
    let code = "const thrown = { code: 7 }; try { it.visit(() => { throw thrown; }); return 'none' } \
        catch (error) { return String(error === thrown) }";
    assert_eq!(result_of(&it, code), "true");
    Ok(())
}
