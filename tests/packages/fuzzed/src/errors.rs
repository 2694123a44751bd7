//! Thrown values and objects of any kind, and everything that can be asked of them.

use std::cell::RefCell;

use jsi_runtime::{Any, Function, JsError, Object, Promise};

use crate::control::{Catch, Inspect, export_catch, export_inspect};
use crate::seen;
use crate::wait::given_up;

/// Keeps the last error, so that code which runs while it is described can have it described once more.
#[derive(Default)]
struct It {
    last: RefCell<Option<JsError>>,
}

fn describe(error: &JsError) -> String {
    let causes: Vec<_> = std::iter::successors(error.cause(), JsError::cause)
        .take(5)
        .map(|cause| seen(&cause))
        .collect();
    let parts = [
        seen(error.name()),
        seen(error.message()),
        seen(error.stack().map(|_| "stack")),
        seen(error.code()),
        seen(error.value()),
        seen(error.to_string()),
        seen(error),
        seen(error.same(error)),
        seen(causes),
    ];
    parts.join(", ")
}

impl It {
    fn caught(&self, f: &Function<(), ()>) -> Option<JsError> {
        let error = f.call(()).err()?;
        let before = self.last.replace(Some(error.clone()));
        if let Some(before) = before {
            drop(describe(&before));
        }
        Some(error)
    }
}

impl Catch for It {
    fn thrown(&self, f: Function<(), ()>) -> Result<String, JsError> {
        let error = self.caught(&f);
        let text = error.map(|error| describe(&error)).unwrap_or_default();
        self.last.take();
        Ok(text)
    }

    fn rejected(&self, promise: Promise<()>) -> Promise<String> {
        given_up(async move { Ok(promise.await.err().map_or(String::new(), |e| describe(&e))) })
    }

    fn again(&self, f: Function<(), ()>) -> Result<(), JsError> {
        f.call(())
    }

    fn wrapped(&self, f: Function<(), ()>) -> Result<(), JsError> {
        f.call(())
            .map_err(|cause| JsError::type_error("wrapped").with_cause(cause))
    }
}

impl Inspect for It {
    fn object(&self, object: &Object, key: &str, other: &Object) -> Result<String, JsError> {
        let parts = [
            seen(object.has(key)),
            seen(object.type_of(key)),
            seen(object.get::<Any>(key)),
            seen(object.get::<Option<f64>>(key)),
            seen(object.set(key, 1)),
            seen(object.call::<Any>(key, (1, "two"))),
            seen(object.call_function::<Any>((1, "two"))),
            seen(object.instance_of(other)),
            seen(object.keys()),
            seen(object.to_array::<Any>()),
            seen(object.to_array::<f64>()),
            seen(object.delete(key)),
            seen(object == other),
            seen(object),
        ];
        Ok(parts.join(", "))
    }

    fn any(&self, value: &Any) -> Result<String, JsError> {
        let parts = [
            seen(value),
            seen(value == &value.clone()),
            seen(value.to_array::<Any>()),
            seen(value.to::<Object>()),
            seen(value.to::<Any>()),
            seen(JsError::from(value.clone())),
            match value {
                Any::Function(f) => seen(f.call(&[value.clone(), Any::Null])),
                _ => String::new(),
            },
        ];
        Ok(parts.join(", "))
    }
}

export_catch!(It::default());
export_inspect!(It::default());
