//! A trait as generated for an interface can be mocked, and what uses it tested without JavaScript.
#![cfg(not(target_family = "wasm"))]

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Callback, JsError, Object, Promise, block_on};
use mockall::predicate::{always, eq};

/// As generated, `NAME_with` left out.
trait Events {
    fn subscribe(
        &self,
        id: &str,
        listener: &Callback<'_, (String, String), ()>,
    ) -> Result<Object, JsError>;
    fn unsubscribe(&self, id: &str, handle: &Object) -> Result<(), JsError>;
    fn name_of(&self, id: &str) -> Promise<String>;
    fn focus(&self, id: Option<i32>) -> Result<Option<Object>, JsError>;
}

mockall::mock! {
    Page {}
    impl Events for Page {
        fn subscribe<'a>(&self, id: &str, listener: &Callback<'a, (String, String), ()>) -> Result<Object, JsError>;
        fn unsubscribe(&self, id: &str, handle: &Object) -> Result<(), JsError>;
        fn name_of(&self, id: &str) -> Promise<String>;
        fn focus(&self, id: Option<i32>) -> Result<Option<Object>, JsError>;
    }
}

/// The program under test: collects what happens to a button, under the name that the page gives it.
async fn watch(page: &dyn Events, id: &str) -> Result<Vec<String>, JsError> {
    let name = page.name_of(id).await?;
    let log = RefCell::new(Vec::new());
    let listener = Callback::scoped(|kind: String, detail: String| {
        log.borrow_mut().push(format!("{kind} {detail}"))
    });
    let handle = page.subscribe(id, &listener)?;
    page.unsubscribe(id, &handle)?;
    drop(listener);
    let mut lines = log.into_inner();
    lines.insert(0, name);
    Ok(lines)
}

#[test]
fn the_program_meets_the_mock() -> Result<(), JsError> {
    let handle = Object::new();
    handle.set("id", "b1")?;
    let mut page = MockPage::new();
    page.expect_name_of().with(eq("b1")).returning_st(|id| {
        let name = format!("button {id}");
        Promise::new(async move { Ok(name) })
    });
    let given = handle.clone();
    page.expect_subscribe()
        .with(eq("b1"), always())
        .times(1)
        .returning_st(move |_, listener| {
            listener.call(("click".to_owned(), "left".to_owned()))?;
            listener.call(("click".to_owned(), "right".to_owned()))?;
            Ok(given.clone())
        });
    let expected = handle.clone();
    page.expect_unsubscribe()
        .withf_st(move |id, object| id == "b1" && *object == expected)
        .returning_st(|_, _| Ok(()));
    assert_eq!(
        block_on(watch(&page, "b1"))?,
        ["button b1", "click left", "click right"]
    );
    Ok(())
}

#[test]
fn a_mock_may_fail_like_javascript() {
    let mut page = MockPage::new();
    page.expect_name_of()
        .returning_st(|_| Promise::failed(JsError::type_error("no element b2")));
    page.expect_focus().returning_st(|_| Ok(None));
    let error = block_on(watch(&page, "b2")).unwrap_err();
    assert_eq!(
        (error.name(), error.message()),
        ("TypeError", "no element b2")
    );
    assert!(page.focus(None).is_ok_and(|focused| focused.is_none()));
}

#[test]
fn a_mock_may_keep_the_listener() -> Result<(), JsError> {
    let kept = Rc::new(RefCell::new(None));
    let mut page = MockPage::new();
    let keep = kept.clone();
    page.expect_subscribe().returning_st(move |_, listener| {
        let target = Object::new();
        target.set("listener", listener)?;
        *keep.borrow_mut() = Some(target.clone());
        Ok(target)
    });
    let seen = Rc::new(RefCell::new(0));
    let count = seen.clone();
    let listener = Callback::new(move |_: String, _: String| *count.borrow_mut() += 1);
    page.subscribe("b1", &listener)?;
    let target = kept.borrow().clone().expect("the mock kept it");
    target.call::<()>("listener", ("click", ""))?;
    drop(listener);
    assert!(target.call::<()>("listener", ("click", "")).is_err());
    assert_eq!(*seen.borrow(), 1);
    Ok(())
}
