//! A value that does not have its shape: what is wrong, and where inside the value.

use std::fmt::Display;

use crate::reference::native::{Value, describe};
use crate::sys::disposed;
use crate::value::JsError;

/// Of a longer path so many steps are left at either end.
const HALF: usize = 8;

/// Collects the path on its way out of the codec.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// `element 3`, `field x`: the innermost one first.
    steps: Vec<String>,
    text: String,
    out_of_range: bool,
}

impl Mismatch {
    /// A value of another kind.
    #[cold]
    pub(crate) fn expected(what: &str, found: &Value) -> Self {
        Self::wrong(format!("expected {what}, found {}", describe(found)))
    }

    /// A number or bigint beyond its type.
    #[cold]
    pub(crate) fn range(
        kind: &str,
        value: impl Display,
        min: impl Display,
        max: impl Display,
    ) -> Self {
        let text = format!("out of range for {kind}: {value}, minimum {min}, maximum {max}");
        Mismatch {
            steps: Vec::new(),
            text,
            out_of_range: true,
        }
    }

    /// An object of an exported class after its `dispose()`.
    #[cold]
    pub(crate) fn disposed(class: &str) -> Self {
        Self::wrong(disposed(class))
    }

    /// Values that lie too deep in each other.
    #[cold]
    pub(crate) fn too_deep() -> Self {
        Mismatch {
            out_of_range: true,
            ..Self::wrong("nested too deep".to_owned())
        }
    }

    /// A value that there is no memory for.
    #[cold]
    pub(crate) fn no_memory(bytes: usize) -> Self {
        Mismatch {
            out_of_range: true,
            ..Self::wrong(format!("no memory for {bytes} bytes"))
        }
    }

    /// Bytes that do not have their shape: the two sides disagree.
    #[cold]
    pub(crate) fn bytes() -> Self {
        Self::wrong("wire bytes do not have their shape".to_owned())
    }

    fn wrong(text: String) -> Self {
        Mismatch {
            steps: Vec::new(),
            text,
            out_of_range: false,
        }
    }

    /// The same, seen from one level further out: `at("element", 3)`.
    pub(crate) fn at(mut self, step: &str, name: impl Display) -> Self {
        self.steps
            .push(format!("{step} {name}").trim_end().to_owned());
        self
    }

    /// `: field x: element 3`, with what is in the middle left out where there are too many steps.
    fn path(&self) -> String {
        let all: Vec<&str> = self.steps.iter().rev().map(String::as_str).collect();
        let steps = match (all.first_chunk::<HALF>(), all.last_chunk::<HALF>()) {
            (Some(first), Some(last)) if all.len() > 2 * HALF => {
                [first.as_slice(), &["…"], last.as_slice()].concat()
            }
            _ => all,
        };
        steps.iter().map(|step| format!(": {step}")).collect()
    }

    /// The error for a value that stands at `place`.
    pub(crate) fn into_error(self, place: &str) -> JsError {
        let message = format!("{place}{}: {}", self.path(), self.text);
        if self.out_of_range {
            JsError::range_error(message)
        } else {
            JsError::type_error(message)
        }
    }
}
