//! The JavaScript value of a Rust error, and the properties of a JavaScript error: each created when it is first needed.

use std::cell::OnceCell;
use std::error::Error;
use std::panic::Location;
use std::rc::Rc;

use super::{Host, Sys};
use crate::reference::Ref;
use crate::value::{Any, ErrorInfo, JsError};

impl JsError {
    /// The value that JavaScript throws: always the same.
    pub(crate) fn as_ref(&self) -> &Ref {
        if let Some(known) = self.inner.value.get() {
            return known;
        }
        // The innermost cause first, without recursion, since there may be too many for the stack.
        let unmade = |error: &&JsError| error.inner.value.get().is_none();
        let mut causes: Vec<&JsError> = Vec::new();
        let mut next = self.made_cause().filter(unmade);
        while let Some(cause) = next {
            causes.push(cause);
            next = cause.made_cause().filter(unmade);
        }
        while let Some(cause) = causes.pop() {
            cause.make();
        }
        self.make()
    }

    fn make(&self) -> &Ref {
        filled(&self.inner.value, || {
            let info = self.info();
            let cause = self.made_cause().and_then(|cause| cause.inner.value.get());
            let payload = self.payload().cloned();
            Sys::error_make(&info.name, &info.message, cause, payload, self.place())
        })
    }

    /// The cause of a Rust error.
    fn made_cause(&self) -> Option<&JsError> {
        match self.inner.info.get().map(|info| &info.cause) {
            Some(Any::Error(cause)) => Some(cause),
            _ => None,
        }
    }

    /// The caller in the program; the runtime and the standard library create errors for others.
    fn place(&self) -> Option<&'static Location<'static>> {
        let runtime = file!().get(..file!().len() - "sys/errors.rs".len());
        self.inner.made_at.filter(|place| {
            let file = place.file();
            !is_of_library(file) && !runtime.is_some_and(|folder| file.starts_with(folder))
        })
    }

    pub(crate) fn info(&self) -> &ErrorInfo {
        filled(&self.inner.info, || match self.inner.value.get() {
            Some(value) => Sys::error_info(value),
            None => ErrorInfo::default(),
        })
    }

    pub(crate) fn payload(&self) -> Option<&Rc<dyn Error>> {
        self.inner
            .payload
            .get_or_init(|| self.inner.value.get().and_then(Sys::error_payload))
            .as_ref()
    }
}

/// Whether a file is one of the standard library: whether its path has `/library/core/src/`. A search for a text would make each
/// program two kilobytes larger.
fn is_of_library(file: &str) -> bool {
    let folders = file.as_bytes().split(|byte| *byte == b'/');
    let mut before: [&[u8]; 2] = [b"", b""];
    // The first part of a relative path has no slash before it.
    for folder in folders.skip(1) {
        let [root, name] = before;
        if root == b"library" && matches!(name, b"core" | b"alloc" | b"std") && folder == b"src" {
            return true;
        }
        before = [name, folder];
    }
    false
}

/// The content of the cell, created if it is empty. Creating it may run code of JavaScript, which may read the same error: the
/// first value is kept.
fn filled<T>(cell: &OnceCell<T>, make: impl FnOnce() -> T) -> &T {
    if let Some(known) = cell.get() {
        return known;
    }
    let made = make();
    cell.get_or_init(|| made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_standard_library_is_known_by_its_folders() {
        for file in [
            "/rustc/59807616e1fa/library/core/src/option.rs",
            "/build/library/toolchain/lib/rustlib/src/rust/library/std/src/thread/local.rs",
            "/library/alloc/src/vec/mod.rs",
        ] {
            assert!(is_of_library(file), "{file}");
        }
        for file in [
            "src/lib.rs",
            "library/core/src/lib.rs",
            "/build/me/library/cores/src/lib.rs",
            "/build/me/library/core/lib.rs",
            "/build/me/mylibrary/core/src/lib.rs",
        ] {
            assert!(!is_of_library(file), "{file}");
        }
    }
}
