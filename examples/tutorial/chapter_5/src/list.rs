//! The class of JavaScript: the books, and who is called after a change.

use std::cell::RefCell;

use crate::reading_list::{
    Book, JsStore, ReadingList, ReadingListStatics, Store, export_reading_list,
};
use jsi_runtime::{Function, JsError};

// ANCHOR: struct
/// JavaScript may call a method while another one runs, so fields that change are cells.
struct Books {
    books: RefCell<Vec<Book>>,
    listeners: RefCell<Vec<Function<(), ()>>>,
}

impl ReadingListStatics for Books {
    fn new() -> Result<Self, JsError> {
        Ok(Self {
            books: RefCell::new(JsStore.load()?),
            listeners: RefCell::default(),
        })
    }
}
// ANCHOR_END: struct

// ANCHOR: members
impl ReadingList for Books {
    fn add(&self, title: &str) -> Result<(), JsError> {
        if title.is_empty() {
            return Err(JsError::range_error("a book needs a title"));
        }
        self.books.borrow_mut().push(Book {
            title: title.to_owned(),
            read: false,
        });
        self.changed()
    }

    fn toggle(&self, index: u32) -> Result<(), JsError> {
        let mut books = self.books.borrow_mut();
        let book = (usize::try_from(index).ok())
            .and_then(|index| books.get_mut(index))
            .ok_or_else(|| JsError::range_error(format!("there is no book {index}")))?;
        book.read = !book.read;
        drop(books);
        self.changed()
    }

    fn books(&self) -> Result<Vec<Book>, JsError> {
        Ok(self.books.borrow().clone())
    }

    fn on_change(&self, listener: Function<(), ()>) -> Result<(), JsError> {
        self.listeners.borrow_mut().push(listener);
        Ok(())
    }
}

export_reading_list!(Books);
// ANCHOR_END: members

impl Books {
    fn changed(&self) -> Result<(), JsError> {
        JsStore.save(&self.books.borrow())?;
        let listeners = self.listeners.borrow().clone();
        listeners.iter().try_for_each(|listener| listener.call(()))
    }
}
