//! A native function: a Rust closure over values. What it throws is any value, as in JavaScript.

use std::rc::Rc;

use super::Value;

/// The closure behind a function object: `this` and the arguments come in, a value or what is thrown comes out.
type Closure = dyn Fn(&Value, &[Value]) -> Result<Value, Value>;

/// The inside of a function object.
#[derive(Clone)]
pub(crate) struct Function(Rc<Closure>);

impl Function {
    /// A function that runs `closure`.
    pub(crate) fn new(
        closure: impl Fn(&Value, &[Value]) -> Result<Value, Value> + 'static,
    ) -> Self {
        Function(Rc::new(closure))
    }

    /// Calls it.
    pub(crate) fn call(&self, this: &Value, arguments: &[Value]) -> Result<Value, Value> {
        (self.0)(this, arguments)
    }
}
