//! `Symbol`: a handle of a JavaScript symbol.

use std::fmt;

use crate::marshal::{FromJs, Promised, ToJs};
use crate::reference::Ref;
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::{Any, JsError, Opaque};
use crate::wire::{Reader, Writer};

/// A JavaScript symbol, by reference. Two handles are equal when they are of the same symbol.
///
/// ```
/// use jsi_runtime::Symbol;
///
/// let symbol = Symbol::new("state");
/// assert_eq!(symbol.description().as_deref(), Some("state"));
/// assert_ne!(symbol, Symbol::new("state"));
/// assert_eq!(Symbol::for_key("app.state"), Symbol::for_key("app.state"));
/// assert_eq!(Symbol::iterator().description().as_deref(), Some("Symbol.iterator"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Symbol(Ref);

impl Eq for Symbol {}

impl Symbol {
    /// A new symbol: `Symbol("description")`, or `Symbol()` of `None`.
    pub fn new<'a>(description: impl Into<Option<&'a str>>) -> Self {
        Self(Sys::symbol_new(description.into()))
    }

    /// The symbol that is registered by this key, `Symbol.for(key)`; the first call registers it.
    pub fn for_key(key: &str) -> Self {
        Self(Sys::symbol_for(key))
    }

    /// Its description.
    pub fn description(&self) -> Option<String> {
        Sys::symbol_description(&self.0)
    }

    /// The key that it is registered by, `Symbol.keyFor(symbol)`.
    pub fn key(&self) -> Option<String> {
        Sys::symbol_key(&self.0)
    }

    #[cfg(target_family = "wasm")]
    pub(crate) fn from_ref(value: Ref) -> Self {
        Self(value)
    }

    #[cfg(target_family = "wasm")]
    pub(crate) fn as_ref(&self) -> &Ref {
        &self.0
    }
}

macro_rules! well_known {
    ($($name:ident $js:literal)*) => {
        impl Symbol {
            $(
                #[doc = concat!("`Symbol.", $js, "`")]
                pub fn $name() -> Self {
                    Self(Sys::symbol_well_known($js))
                }
            )*
        }
    };
}

well_known! {
    async_dispose "asyncDispose"
    async_iterator "asyncIterator"
    dispose "dispose"
    has_instance "hasInstance"
    is_concat_spreadable "isConcatSpreadable"
    iterator "iterator"
    r#match "match"
    match_all "matchAll"
    replace "replace"
    search "search"
    species "species"
    split "split"
    to_primitive "toPrimitive"
    to_string_tag "toStringTag"
    unscopables "unscopables"
}

/// As JavaScript prints it: `Symbol(description)`.
impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Symbol({})", self.description().unwrap_or_default())
    }
}

impl ToJs for Symbol {
    const SHAPE: &'static Shape = &Shape::Symbol;

    fn write(&self, writer: &mut Writer) {
        writer.reference(&self.0);
    }
}

impl Promised for Symbol {}

impl FromJs for Symbol {
    const SHAPE: &'static Shape = &Shape::Symbol;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.reference().map(Self)
    }
}

/// A symbol as an opaque value; [`Any::to`] converts it back.
impl From<Symbol> for Any {
    fn from(symbol: Symbol) -> Self {
        Self::Other(Opaque(symbol.0))
    }
}
