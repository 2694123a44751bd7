//! Tests of the list and of suggestions, with values of Rust in the place of JavaScript.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jsi_runtime::{Any, Callback, JsError, Object, Promise, block_on};

use crate::list::Books;
use crate::reading_list::{Book, FakeStore, ReadingList};
use crate::suggest;
use crate::web_fetch::{FakeFetchGlobals, FakeResponse, JsResponse, RequestInfo, RequestInit};

// ANCHOR: store
/// A store in memory, which counts how often it is saved.
#[derive(Clone, Default)]
struct Memory {
    books: Rc<RefCell<Vec<Book>>>,
    saved: Rc<Cell<u32>>,
}

impl FakeStore for Memory {
    fn load(&self) -> Result<Vec<Book>, JsError> {
        Ok(self.books.borrow().clone())
    }

    fn save(&self, books: &[Book]) -> Result<(), JsError> {
        self.books.replace(books.to_vec());
        self.saved.set(self.saved.get() + 1);
        Ok(())
    }
}

#[test]
fn each_change_is_saved() -> Result<(), JsError> {
    let store = Memory::default();
    let books = Books::load(store.clone())?;
    books.add("Kindred")?;
    books.toggle(0)?;
    assert_eq!(store.saved.get(), 2);
    assert!(store.books.borrow().iter().all(|book| book.read));
    Ok(())
}
// ANCHOR_END: store

#[test]
fn a_book_needs_a_title() -> Result<(), JsError> {
    let store = Memory::default();
    let error = Books::load(store.clone())?.add("").unwrap_err();
    assert_eq!(error.name(), "RangeError");
    assert_eq!(store.saved.get(), 0);
    Ok(())
}

#[test]
fn listeners_are_called_after_each_change() -> Result<(), JsError> {
    let books = Books::load(Memory::default())?;
    let calls = Rc::new(Cell::new(0));
    let listener: Callback<'static, (), ()> = Callback::new({
        let calls = Rc::clone(&calls);
        move || calls.set(calls.get() + 1)
    });
    books.on_change(listener.into_js())?;
    books.add("Solaris")?;
    books.toggle(0)?;
    assert_eq!(calls.get(), 2);
    Ok(())
}

// ANCHOR: net
/// A server with one file.
struct Net(u16);

impl FakeFetchGlobals for Net {
    fn fetch(&self, _input: &RequestInfo, _init: Option<&RequestInit>) -> Promise<JsResponse> {
        Promise::ready(JsResponse::mock(Reply(self.0)))
    }
}

struct Reply(u16);

impl FakeResponse for Reply {
    fn ok(&self) -> Result<bool, JsError> {
        Ok(self.0 == 200)
    }

    fn status(&self) -> Result<u16, JsError> {
        Ok(self.0)
    }

    fn json(&self) -> Promise<Any> {
        Promise::new(async {
            let catalogue = Object::new();
            catalogue.set("titles", ["Kindred", "Solaris"])?;
            Ok(Any::from(catalogue))
        })
    }
}

#[test]
fn what_is_in_the_list_is_not_suggested() -> Result<(), JsError> {
    let books = Books::load(Memory::default())?;
    books.add("Kindred")?;
    assert!(block_on(suggest::add(&Net(200), &books))?);
    assert!(!block_on(suggest::add(&Net(200), &books))?);
    assert_eq!(books.books()?.len(), 2);
    Ok(())
}

#[test]
fn a_missing_catalogue_is_an_error() -> Result<(), JsError> {
    let books = Books::load(Memory::default())?;
    let error = block_on(suggest::add(&Net(404), &books)).unwrap_err();
    assert_eq!(error.message(), "no catalogue: status 404");
    Ok(())
}
// ANCHOR_END: net
