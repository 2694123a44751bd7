//! Fakes that implement a part of an interface.

use jsi_runtime::{JsError, Promise, block_on};

use crate::forms::{FakeForms, FakeProvider, Forms, JsProvider, Provider};
use crate::nodes::{
    Element, FakeElement, FakeNode, FakeNodeStatics, JsElement, JsNode, Node, NodeStatics,
};

struct Titled;

impl FakeForms for Titled {
    fn title(&self) -> Result<String, JsError> {
        Ok("title".to_owned())
    }
}

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").message().to_owned()
}

#[test]
fn a_fake_implements_some_members() {
    let forms: &dyn Forms = &Titled;
    assert_eq!(forms.title(), Ok("title".to_owned()));
}

#[test]
fn a_member_that_a_fake_lacks_is_an_error_with_its_name() {
    let forms: &dyn Forms = &Titled;
    assert_eq!(
        message(forms.join(&["a"])),
        "Forms.join: not implemented by this fake"
    );
    assert_eq!(
        message(forms.set_onchange(None)),
        "Forms.onchange: not implemented by this fake"
    );
    let later = forms.later(
        Promise::ready(1.0),
        &jsi_runtime::Callback::new(|_: f64| {}),
    );
    assert_eq!(
        message(block_on(later)),
        "Forms.later: not implemented by this fake"
    );
    assert_eq!(
        message(Titled.each_with(|_, _| {})),
        "Forms.each: not implemented by this fake"
    );
}

#[test]
#[should_panic(expected = "Forms.print: not implemented by this fake")]
fn an_infallible_member_that_a_fake_lacks_panics_with_its_name() {
    let forms: &dyn Forms = &Titled;
    forms.print("text");
}

struct Named(&'static str);

impl FakeNode for Named {
    fn name(&self) -> Result<String, JsError> {
        Ok(self.0.to_owned())
    }
}

impl FakeElement for Named {}

#[test]
fn a_fake_of_a_class_is_a_handle() -> Result<(), JsError> {
    let element = JsElement::mock(Named("fake"));
    assert_eq!(element.name()?, "fake");
    assert_eq!(
        message(element.parent()),
        "Element.parent: not implemented by this fake"
    );
    let element: &dyn Element = &Named("dyn");
    assert_eq!(element.name()?, "dyn");
    Ok(())
}

struct Nodes;

impl FakeNodeStatics for Nodes {
    fn root(&self) -> Result<JsNode, JsError> {
        Ok(JsNode::mock(Named("root")))
    }
}

#[test]
fn a_fake_of_statics_implements_some_of_them() -> Result<(), JsError> {
    let nodes: &dyn NodeStatics = &Nodes;
    assert_eq!(nodes.root()?.name()?, "root");
    assert_eq!(
        message(nodes.new("name")),
        "Node.constructor: not implemented by this fake"
    );
    Ok(())
}

struct Level(i32);

impl FakeProvider for Level {
    fn level(&self) -> Result<i32, JsError> {
        Ok(self.0)
    }

    fn has_title(&self) -> bool {
        true
    }

    fn title(&self) -> Result<Option<String>, JsError> {
        Ok(Some("title".to_owned()))
    }
}

#[test]
fn a_fake_of_a_callback_interface_lacks_optional_members() -> Result<(), JsError> {
    let provider = JsProvider::new(Level(3));
    assert_eq!(
        (provider.level()?, provider.title()?),
        (3, Some("title".to_owned()))
    );
    assert_eq!((provider.has_find(), provider.find("key")?), (false, None));
    assert_eq!(
        message(provider.set_level(4)),
        "Provider.level: not implemented by this fake"
    );
    assert_eq!(
        message(block_on(provider.provide("text", None, &[]))),
        "Provider.provide: not implemented by this fake"
    );
    Ok(())
}
