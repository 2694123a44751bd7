//! Values as types: literals of unions, fields and parameters.

use std::fmt;

use super::{NumberWidth, Prim};

/// A value as a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Literal {
    /// `"auto"`
    String(String),
    /// The decimal digits of a number, in the form in which Rust prints an `f64`.
    Number(String),
    /// `true`, `false`
    Boolean(bool),
}

impl Literal {
    /// A number; the text is decimal.
    pub(crate) fn number(text: &str) -> Self {
        let value: f64 = text.parse().unwrap_or_default();
        // -0 and 0 are the same value
        Self::Number(if value == 0.0 { 0.0 } else { value }.to_string())
    }

    /// Whether a primitive type has the value.
    #[must_use]
    pub fn is_of(&self, prim: Prim) -> bool {
        match (self, prim) {
            (Self::String(_), Prim::String) | (Self::Boolean(_), Prim::Boolean) => true,
            (Self::Number(_), Prim::Number(width)) => width == NumberWidth::F64,
            _ => false,
        }
    }

    /// The value, if it is a number that an enum may have.
    #[must_use]
    pub fn as_i32(&self) -> Option<i32> {
        match self {
            Self::Number(text) => text.parse().ok(),
            Self::String(_) | Self::Boolean(_) => None,
        }
    }
}

/// As it is written in `.jsi`, JavaScript and TypeScript.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => {
                f.write_str("\"")?;
                for c in text.chars() {
                    match c {
                        '"' | '\\' => write!(f, "\\{c}")?,
                        // invisible, or turning the text around, or not a character of a literal in some engines
                        '\u{2028}'
                        | '\u{2029}'
                        | '\u{202a}'..='\u{202e}'
                        | '\u{2066}'..='\u{2069}'
                        | '\u{feff}' => write!(f, "\\u{:04x}", u32::from(c))?,
                        c if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
                        c => write!(f, "{c}")?,
                    }
                }
                f.write_str("\"")
            }
            Self::Number(text) => f.write_str(text),
            Self::Boolean(value) => write!(f, "{value}"),
        }
    }
}
