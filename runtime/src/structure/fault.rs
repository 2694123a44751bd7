//! What a value of serde does not fit: the error, and the path inside the value. Each level adds its step.

use std::error::Error;
use std::fmt;

use crate::value::JsError;

/// The number of steps that are kept at both ends of a long path.
const HALF: usize = 8;

/// The most levels of a value: each takes room on the stack, in code that is not ours.
pub(super) const MOST: u32 = 128;

/// The depth of what is inside of a container at a depth.
pub(super) fn deeper(depth: u32) -> Result<u32, Fault> {
    match depth {
        MOST.. => Err(Fault::out_of_range("nested too deep".to_owned())),
        depth => Ok(depth + 1),
    }
}

#[derive(Debug)]
pub(super) struct Fault {
    /// `element 3`, `field x`: the innermost one first.
    steps: Vec<String>,
    text: String,
    out_of_range: bool,
}

impl Fault {
    #[cold]
    pub(super) fn new(text: String) -> Self {
        Self {
            steps: Vec::new(),
            text,
            out_of_range: false,
        }
    }

    /// A number outside of its range, or a depth beyond the limit.
    #[cold]
    pub(super) fn out_of_range(text: String) -> Self {
        Self {
            out_of_range: true,
            ..Self::new(text)
        }
    }

    /// Adds the step of an element at the outer end.
    #[cold]
    pub(super) fn at_element(mut self, index: usize) -> Self {
        self.steps.push(format!("element {index}"));
        self
    }

    /// Adds the step of a field at the outer end.
    #[cold]
    pub(super) fn at_field(mut self, name: &str) -> Self {
        self.steps.push(format!("field {name}"));
        self
    }

    pub(super) fn into_error(self, place: &str) -> JsError {
        let message = format!("{place}{self}");
        if self.out_of_range {
            JsError::range_error(message)
        } else {
            JsError::type_error(message)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.steps.len();
        for (index, step) in self.steps.iter().rev().enumerate() {
            let inside = count > 2 * HALF && index >= HALF && index < count - HALF;
            if !inside {
                write!(f, ": {step}")?;
            } else if index == HALF {
                f.write_str(": …")?;
            }
        }
        write!(f, ": {}", self.text)
    }
}

impl Error for Fault {}

impl serde::ser::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}
