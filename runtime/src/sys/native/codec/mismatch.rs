//! A value that does not match its shape: the error, and the path inside the value.

use std::fmt::Display;

use crate::reference::native::{Value, describe};
use crate::sys::disposed;
use crate::value::JsError;

/// The number of steps that are kept at both ends of a long path.
const HALF: usize = 8;

/// Each level of the codec adds its step to the path.
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

    /// A number or bigint outside of its range.
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

    /// A tuple of another length.
    #[cold]
    pub(crate) fn length(expected: usize, found: u32) -> Self {
        let s = if expected == 1 { "" } else { "s" };
        Self::wrong(format!("expected {expected} element{s}, found {found}"))
    }

    /// Too deeply nested values.
    #[cold]
    pub(crate) fn too_deep() -> Self {
        Mismatch {
            out_of_range: true,
            ..Self::wrong("nested too deep".to_owned())
        }
    }

    /// A value for which there is no memory.
    #[cold]
    pub(crate) fn no_memory(bytes: usize) -> Self {
        Mismatch {
            out_of_range: true,
            ..Self::wrong(format!("no memory for {bytes} bytes"))
        }
    }

    /// Bytes that do not match their shape: the two sides disagree.
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

    /// Adds a step at the outer end: `at("element", 3)`.
    pub(crate) fn at(mut self, step: &str, name: impl Display) -> Self {
        self.steps
            .push(format!("{step} {name}").trim_end().to_owned());
        self
    }

    /// `: field x: element 3`; steps in the middle are omitted if there are too many.
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

    /// The error for a value at `place`.
    pub(crate) fn into_error(self, place: &str) -> JsError {
        let message = format!("{place}{}: {}", self.path(), self.text);
        if self.out_of_range {
            JsError::range_error(message)
        } else {
            JsError::type_error(message)
        }
    }
}
