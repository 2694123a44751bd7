//! Natively a mock returns iterators of Rust.

use jsi_runtime::{JsError, JsIterator, JsStream, block_on};

use crate::iteration::api::{JsNode, Node, Page};

/// A node that is no JavaScript.
struct Leaf(&'static str, usize);

impl Node for Leaf {
    fn name(&self) -> Result<String, JsError> {
        Ok(self.0.to_owned())
    }

    fn add(&self, _: &JsNode) -> Result<JsNode, JsError> {
        JsNode::receiver()
    }

    fn children(&self) -> Result<JsIterator<JsNode>, JsError> {
        let children = ["a", "b"].into_iter().take(self.1);
        Ok(JsIterator::new(
            children.map(|name| JsNode::mock(Self(name, 0))),
        ))
    }
}

#[test]
fn a_mock_returns_an_iterator_of_rust() -> Result<(), JsError> {
    let root = JsNode::mock(Leaf("root", 2));
    let names = root.children()?.map(|child| child?.name());
    assert_eq!(names.collect::<Result<Vec<_>, _>>()?, ["a", "b"]);
    let mut page =
        Page::new("t", JsIterator::new(["x".to_owned()])).later(JsStream::from_iterator(1..3));
    let copy = page.clone();
    assert_eq!(page, copy);
    assert_eq!(page.lines.next().transpose()?.as_deref(), Some("x"));
    let mut later = page.later.ok_or_else(|| JsError::new("missing"))?;
    assert_eq!(block_on(later.next()).transpose()?, Some(1));
    Ok(())
}
