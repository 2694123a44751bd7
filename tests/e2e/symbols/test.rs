//! A symbol is the same one on both sides, wherever it stands.

use jsi_runtime::{Any, Callback, JsError, Object, Promise, Symbol};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Box as _, BoxStatics as _, JsBoxStatics, JsSymbols, JsTagged, Marked, Symbols as _, Tagged,
    TaggedStatics, export_tagged,
};
use crate::support::text;

const API: JsSymbols = JsSymbols;

struct Tag(std::cell::RefCell<Symbol>);

impl Tagged for Tag {
    fn tag(&self) -> Result<Symbol, JsError> {
        Ok(self.0.borrow().clone())
    }

    fn set_tag(&self, value: &Symbol) -> Result<(), JsError> {
        self.0.replace(value.clone());
        Ok(())
    }

    fn echo(&self, value: &Symbol) -> Result<Symbol, JsError> {
        Ok(value.clone())
    }

    fn maybe(&self, value: Option<Option<&Symbol>>) -> Result<Option<Symbol>, JsError> {
        Ok(value.flatten().cloned())
    }

    fn list(&self, values: &[Symbol]) -> Result<Vec<Symbol>, JsError> {
        Ok(values.to_vec())
    }

    fn record(&self, value: &Marked) -> Result<Marked, JsError> {
        Ok(value.clone())
    }

    fn later(&self, value: Promise<Symbol>) -> Promise<Symbol> {
        Promise::new(value)
    }

    fn call(
        &self,
        f: jsi_runtime::Function<(Symbol,), Symbol>,
        value: &Symbol,
    ) -> Result<Symbol, JsError> {
        f.call((value.clone(),))
    }
}

impl TaggedStatics for Tag {
    fn new(tag: &Symbol) -> Result<Self, JsError> {
        Ok(Tag(tag.clone().into()))
    }
}

export_tagged!(Tag);

#[wasm_bindgen_test]
fn a_symbol_is_the_same_after_a_round_trip() -> Result<(), JsError> {
    let one = Symbol::new("one");
    let other = Symbol::new("one");
    assert_ne!(one, other);
    assert_eq!(API.echo(&one)?, one);
    assert!(API.is_same(&one, &API.echo(&one)?)?);
    assert!(!API.is_same(&one, &other)?);
    assert_eq!(API.own()?, API.own()?);
    assert_eq!((API.maybe(Some(&one))?, API.maybe(None)?), (Some(one.clone()), None));
    assert_eq!(API.none()?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn symbols_inside_of_other_values_keep_their_identity() -> Result<(), JsError> {
    let (one, other) = (Symbol::new("one"), Symbol::new(None));
    let list = [one.clone(), other.clone(), one.clone()];
    assert_eq!(API.list(&list)?, list);
    let gaps = [None, Some(one.clone())];
    assert_eq!(API.gaps(&gaps)?, gaps);
    assert_eq!(API.rest(&[&one, &other])?, [other.clone(), one.clone()]);
    let marked = Marked {
        mark: one.clone(),
        other: Some(other.clone()),
        maybe: None,
        all: list.to_vec(),
    };
    let back = API.record(&marked)?;
    assert_eq!((&back.mark, &back.other, &back.maybe), (&one, &Some(other.clone()), &None));
    assert_eq!(back.all, list);
    let records = API.records(&[marked])?;
    assert_eq!(records.first().map(|it| &it.mark), Some(&one));
    assert_eq!(API.optional(Some(&one), Some(None))?, "2: Symbol(one) null");
    assert_eq!(API.optional(None, None)?, "0: ");
    Ok(())
}

#[wasm_bindgen_test]
async fn symbols_come_out_of_promises() -> Result<(), JsError> {
    let one = Symbol::new("one");
    assert_eq!(API.later(Promise::ready(one.clone())).await?, one);
    assert_eq!(API.maybe_later(Promise::ready(Some(one.clone()))).await?, Some(one));
    assert_eq!(API.maybe_later(Promise::ready(None)).await?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn symbols_go_through_callbacks_and_functions() -> Result<(), JsError> {
    let (one, other) = (Symbol::new("one"), Symbol::new("other"));
    let given = other.clone();
    let swap = Callback::new(move |value: Symbol, more: Option<Symbol>| {
        assert_eq!((value.description().as_deref(), more), (Some("one"), None));
        given.clone()
    });
    assert_eq!(API.call(&swap, &one)?, other);
    let maybe = Callback::new(|value: Symbol, _: Option<Symbol>| Some(value));
    assert_eq!(API.maybe_call(&maybe, &one)?, Some(one.clone()));
    assert_eq!(API.swap()?.call((one, other.clone()))?, other);
    Ok(())
}

#[wasm_bindgen_test]
fn symbols_of_javascript_are_found_by_name() -> Result<(), JsError> {
    assert_eq!(API.make("registered")?, Symbol::for_key("jsi.test"));
    assert_eq!(API.make("iterator")?, Symbol::iterator());
    for (symbol, name) in [
        (Symbol::async_dispose(), "asyncDispose"),
        (Symbol::async_iterator(), "asyncIterator"),
        (Symbol::dispose(), "dispose"),
        (Symbol::has_instance(), "hasInstance"),
        (Symbol::is_concat_spreadable(), "isConcatSpreadable"),
        (Symbol::iterator(), "iterator"),
        (Symbol::r#match(), "match"),
        (Symbol::match_all(), "matchAll"),
        (Symbol::replace(), "replace"),
        (Symbol::search(), "search"),
        (Symbol::species(), "species"),
        (Symbol::split(), "split"),
        (Symbol::to_primitive(), "toPrimitive"),
        (Symbol::to_string_tag(), "toStringTag"),
        (Symbol::unscopables(), "unscopables"),
    ] {
        assert!(API.is(&symbol, name)?, "{name}");
        // Node 20 has a `nodejs.dispose`.
        let description = symbol.description().unwrap_or_default();
        assert!(description.ends_with(&format!(".{name}")), "{description}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn a_symbol_has_description_and_key() -> Result<(), JsError> {
    let described = Symbol::new("größe 😀");
    assert_eq!(described.description().as_deref(), Some("größe 😀"));
    assert_eq!((Symbol::new("").description().as_deref(), described.key()), (Some(""), None));
    assert_eq!((Symbol::new(None).description(), API.make("bare")?.description()), (None, None));
    assert_eq!(Symbol::for_key("a.b").key().as_deref(), Some("a.b"));
    assert_eq!(Symbol::iterator().key(), None);
    assert_eq!(format!("{:?} {described:?}", Symbol::new(None)), "Symbol() Symbol(größe 😀)");
    assert_eq!(API.text(&described)?, "Symbol(größe 😀)");
    let long = "x".repeat(10_000);
    assert_eq!(Symbol::new(long.as_str()).description(), Some(long));
    Ok(())
}

#[wasm_bindgen_test]
fn other_values_than_symbols_are_errors() {
    for (kind, found) in [
        ("text", "\"Symbol(new)\" (string)"),
        ("null", "null"),
        ("undefined", "undefined"),
        ("object", "Symbol (object)"),
        ("number", "1 (number)"),
    ] {
        let expected = format!("Symbols.make: result: expected a symbol, found {found}");
        assert_eq!(text(API.make(kind)), expected);
    }
    assert_eq!(
        text(API.maybe_make("text")),
        "Symbols.maybeMake: result: expected a symbol, found \"Symbol(new)\" (string)"
    );
    let wrong = Any::from("x").to::<Symbol>();
    assert_eq!(text(wrong), "value: expected a symbol, found \"x\" (string)");
}

#[wasm_bindgen_test]
fn a_symbol_in_any_is_the_same_one() -> Result<(), JsError> {
    let one = Symbol::new("one");
    let any = API.any(&one.clone().into())?;
    assert_eq!(any, Any::from(one.clone()));
    assert_eq!(any.to::<Symbol>()?, one);
    let object = Object::new();
    object.set("mark", &one)?;
    assert_eq!(object.type_of("mark")?, "symbol");
    assert_eq!(object.get::<Symbol>("mark")?, one);
    assert_eq!(object.get::<Option<Symbol>>("none")?, None);
    Ok(())
}

#[wasm_bindgen_test]
fn members_of_classes_take_symbols() -> Result<(), JsError> {
    let (one, other) = (Symbol::new("one"), Symbol::new("other"));
    let made = JsBoxStatics.new(&one)?;
    assert_eq!((made.mark()?, made.has(&one)?), (one.clone(), true));
    made.set_mark(&other)?;
    assert_eq!((made.mark()?, made.has(&one)?), (other, false));
    assert_eq!(made.maybe()?, None);
    made.set_maybe(Some(&one))?;
    assert_eq!(made.maybe()?, Some(one.clone()));
    made.set_maybe(None)?;
    assert_eq!(made.maybe()?, None);
    assert!(JsBoxStatics.made(None)?.has(&API.own()?)?);
    assert!(JsBoxStatics.made(Some(&one))?.has(&one)?);
    Ok(())
}

#[wasm_bindgen_test]
fn exports_take_and_return_symbols() -> Result<(), JsError> {
    let tagged = JsTagged::new(Tag(Symbol::new("tag").into()));
    let value = Symbol::new("value");
    assert!(API.tagged(&tagged, &value)?);
    assert_eq!(
        API.wrong(&tagged)?,
        "TypeError: Tagged.echo: parameter value: expected a symbol, found \"text\" (string)"
    );
    Ok(())
}
