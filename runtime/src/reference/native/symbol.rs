//! Native symbols: new ones, those that are registered by a key, and the well-known ones.

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use super::Value;

/// A symbol. Two symbols are the same if they have the same address.
pub(crate) struct Symbol {
    description: Option<Box<str>>,
    /// Whether the description is the key that it is registered by.
    registered: bool,
}

impl Symbol {
    /// The result of `String(symbol)`.
    pub(crate) fn text(&self) -> String {
        format!(
            "Symbol({})",
            self.description.as_deref().unwrap_or_default()
        )
    }

    /// The same with at most so many UTF-16 units of the description.
    pub(crate) fn shortened(&self, most: usize) -> String {
        let units = self.description.iter().flat_map(|text| text.encode_utf16());
        if units.clone().count() <= most {
            return self.text();
        }
        let start: Vec<u16> = units.take(most).collect();
        format!("Symbol({}…)", String::from_utf16_lossy(&start))
    }
}

type Symbols = RefCell<ManuallyDrop<HashMap<String, Rc<Symbol>>>>;

thread_local! {
    /// By their keys. Never dropped, like the tables of `Slab`.
    static REGISTERED: Symbols = RefCell::default();
    /// By their descriptions.
    static WELL_KNOWN: Symbols = RefCell::default();
}

/// The symbol of this text, which is registered at the first call.
fn known(symbols: &Symbols, text: String, registered: bool) -> Value {
    let mut symbols = symbols.borrow_mut();
    let symbol = symbols.entry(text).or_insert_with_key(|text| {
        Rc::new(Symbol {
            description: Some(text.as_str().into()),
            registered,
        })
    });
    Value::Symbol(symbol.clone())
}

/// `Symbol(description)`
pub(crate) fn new(description: Option<&str>) -> Value {
    Value::Symbol(Rc::new(Symbol {
        description: description.map(Into::into),
        registered: false,
    }))
}

/// `Symbol.for(key)`
pub(crate) fn registered(key: &str) -> Value {
    REGISTERED.with(|symbols| known(symbols, key.to_owned(), true))
}

/// `Symbol[name]`
pub(crate) fn well_known(name: &str) -> Value {
    WELL_KNOWN.with(|symbols| known(symbols, format!("Symbol.{name}"), false))
}

/// `symbol.description`
pub(crate) fn description(symbol: &Value) -> Option<String> {
    match symbol {
        Value::Symbol(symbol) => symbol.description.as_deref().map(str::to_owned),
        _ => None,
    }
}

/// `Symbol.keyFor(symbol)`
pub(crate) fn key(symbol: &Value) -> Option<String> {
    match symbol {
        Value::Symbol(known) if known.registered => description(symbol),
        _ => None,
    }
}
