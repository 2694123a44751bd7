//! Methods that return the object, properties that may be undefined, several constructors.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Builder, BuilderStatics, Chain, ChainStatics, Chains as _, JsBuilder, JsChain, JsChainStatics,
    JsChains, JsLink, JsLooser, JsRing, Link as _, Loose as _, export_builder,
};
use crate::support::text;

#[wasm_bindgen_test]
fn this_is_the_object_of_the_call() -> Result<(), JsError> {
    let chain = JsChain::new("a")?;
    assert_eq!(chain.add("b")?.add("c")?, chain);
    assert_eq!(chain.text()?, "a,b,c");
    fn twice(chain: &dyn Chain) -> Result<JsChain, JsError> {
        chain.add("x")?.add("y")
    }
    assert_eq!(twice(&chain)?.text()?, "a,b,c,x,y");
    Ok(())
}

#[wasm_bindgen_test]
async fn this_of_a_subclass_is_of_the_subclass() -> Result<(), JsError> {
    let link = JsLink::new("a")?;
    let same: JsLink = link.add("b")?.link()?.add("c")?;
    assert_eq!(same, link);
    let ring = JsRing::new("r")?;
    let same: JsRing = ring.add("s")?.link()?;
    assert_eq!(same, ring);
    let same: JsRing = ring.later("t").await?;
    assert_eq!((same.text()?.as_str(), &same), ("r,s,t", &ring));
    let same: JsChain = Chain::add(&ring, "u")?;
    assert_eq!(same, JsChain::from(ring.clone()));
    let same: Option<JsRing> = ring.maybe(true)?;
    assert_eq!((same, ring.maybe(false)?), (Some(ring.clone()), None));
    assert_eq!(ring.later_maybe(true).await?, Some(ring.clone()));
    assert_eq!(ring.later_maybe(false).await?, None);
    let looser: JsLooser = JsChains.any()?.set_value(3)?;
    assert_eq!(looser.value()?, Some(3));
    Ok(())
}

#[wasm_bindgen_test]
async fn this_goes_with_closures() -> Result<(), JsError> {
    let ring = JsRing::new("r")?;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let into = seen.clone();
    let (same, _callback): (JsRing, _) = ring.on_with(move |it| into.borrow_mut().push(it))?;
    assert_eq!(same, ring);
    let into = seen.clone();
    let (later, _callback) = ring.whenever_with(move |it| into.borrow_mut().push(it));
    let same: JsRing = later.await?;
    assert_eq!(same, ring);
    assert_eq!(*seen.borrow(), ["r", "r"]);
    let into = seen.clone();
    let listener = Callback::scoped(move |it: String| into.borrow_mut().push(it));
    assert_eq!(ring.on(&listener)?, ring);
    Ok(())
}

#[wasm_bindgen_test]
fn this_is_checked() -> Result<(), JsError> {
    assert_eq!(JsChain::new("a")?.another()?.text()?, "another");
    assert_eq!(
        text(JsLink::new("a")?.another()),
        "Chain.another: result: expected a Link, found Chain (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_optional_property_may_be_undefined() -> Result<(), JsError> {
    let chain = JsChain::new("a")?;
    assert_eq!((chain.note()?, chain.count()?, chain.next()?), (None, None, None));
    assert_eq!((chain.fixed()?, chain.words()?), (None, None));
    assert!(chain.listener()?.is_none());
    chain.set_note(Some("n"))?;
    chain.set_count(Some(0))?;
    chain.set_next(Some(&chain))?;
    chain.set_words(Some(&["w".to_owned()]))?;
    assert_eq!((chain.note()?.as_deref(), chain.count()?), (Some("n"), Some(0)));
    assert_eq!(chain.next()?, Some(chain.clone()));
    assert_eq!(chain.words()?, Some(vec!["w".to_owned()]));
    chain.set_note(None)?;
    chain.set_next(None)?;
    assert!(chain.has("note")? && chain.has("next")?);
    assert_eq!(chain.type_of("note")?, "undefined");
    assert_eq!(chain.type_of("next")?, "undefined");
    let listener = Callback::new(|_: String| ());
    chain.set_listener(Some(&listener))?;
    assert!(chain.listener()?.is_some());
    chain.set_listener(None)?;
    assert_eq!(chain.type_of("listener")?, "undefined");
    chain.set("count", "text")?;
    assert_eq!(
        text(chain.count()),
        "Chain.count: result: expected an integer, found \"text\" (string)"
    );
    assert_eq!(JsChain::shared()?, None);
    JsChain::set_shared(Some("all"))?;
    assert_eq!(JsChainStatics.shared()?.as_deref(), Some("all"));
    Ok(())
}

#[wasm_bindgen_test]
fn an_optional_property_tells_null_from_undefined() -> Result<(), JsError> {
    let chain = JsChain::new("a")?;
    assert_eq!((chain.mark()?, chain.size()?, chain.other()?), (None, None, None));
    chain.set_mark(Some(None))?;
    chain.set_size(Some(None))?;
    chain.set_other(Some(None))?;
    assert_eq!(chain.type_of("mark")?, "null");
    assert_eq!((chain.mark()?, chain.size()?, chain.other()?), (Some(None), Some(None), Some(None)));
    chain.set_mark(Some(Some("m")))?;
    chain.set_size(Some(Some(1.5)))?;
    chain.set_other(Some(Some(&chain)))?;
    assert_eq!((chain.mark()?, chain.size()?), (Some(Some("m".to_owned())), Some(Some(1.5))));
    assert_eq!(chain.other()?, Some(Some(chain.clone())));
    chain.set_mark(None)?;
    assert_eq!(chain.type_of("mark")?, "undefined");
    Ok(())
}

#[wasm_bindgen_test]
fn a_class_may_have_several_constructors() -> Result<(), JsError> {
    let parts = ["a".to_owned(), "b".to_owned()];
    assert_eq!(JsChain::of_parts(&parts, None)?.text()?, "a-b");
    let chain = JsChain::of_parts(&parts, Some("+"))?;
    assert_eq!(JsChain::copy(&chain)?.text()?, "a+b");
    let statics: &dyn ChainStatics = &JsChainStatics;
    assert_eq!(statics.of_parts(&parts, Some(""))?.text()?, "ab");
    Ok(())
}

#[derive(Default)]
struct Words(RefCell<String>);

impl Builder for Words {
    fn add(&self, word: &str) -> Result<(), JsError> {
        self.0.borrow_mut().push_str(word);
        Ok(())
    }

    fn text(&self) -> Result<String, JsError> {
        Ok(self.0.borrow().clone())
    }

    fn fail(&self) -> Result<(), JsError> {
        Err(JsError::new("failed"))
    }
}

impl BuilderStatics for Words {
    fn new() -> Result<Self, JsError> {
        Ok(Self::default())
    }
}

export_builder!(Words);

#[wasm_bindgen_test]
fn an_exported_method_returns_its_object() -> Result<(), JsError> {
    let builder = JsBuilder::new(Words::default());
    assert_eq!(JsChains.build(&builder)?, "true ab failed");
    builder.add("c")?;
    assert_eq!(builder.text()?, "abc");
    Ok(())
}
