//! A native function: a Rust closure over values. It can throw any value, as in JavaScript.

use std::rc::Rc;

use super::Value;

/// The closure of a function object: gets `this` and the arguments, returns a value or throws one.
type Closure = dyn Fn(&Value, &[Value]) -> Result<Value, Value>;

/// The content of a function object.
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
