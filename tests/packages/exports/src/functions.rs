//! Functions of JavaScript that Rust calls, and closures of Rust that JavaScript calls.

use std::cell::RefCell;

use jsi_runtime::{Any, Callback, Function, JsError, Promise, live_counts};

use crate::behaviour::{Functions, export_functions};

type Eight = (i32, i32, i32, i32, i32, i32, i32, i32);

#[derive(Default)]
struct Caller {
    kept: RefCell<Option<Function<(), i32>>>,
}

impl Functions for Caller {
    fn call(
        &self,
        f: Function<(i32, String), String>,
        number: i32,
        text: &str,
    ) -> Result<String, JsError> {
        f.call((number, text.to_owned()))
    }

    fn call_any(&self, f: Function<[Any], Any>, values: &[Any]) -> Result<Any, JsError> {
        f.call(values)
    }

    fn call_eight(&self, f: Function<Eight, i32>) -> Result<i32, JsError> {
        f.call((1, 2, 3, 4, 5, 6, 7, 8))
    }

    fn call_wide(&self, f: Function<(i64, Vec<u8>), u64>) -> Result<u64, JsError> {
        f.call((-5, vec![1, 2]))
    }

    fn perhaps(&self, f: Option<Function<(), String>>) -> Result<String, JsError> {
        f.map_or(Ok("none".into()), |f| f.call(()))
    }

    fn optional(&self, f: Option<Function<(), String>>) -> Result<String, JsError> {
        self.perhaps(f)
    }

    fn adder(&self, by: i32) -> Result<Callback<'static, (i32,), i32>, JsError> {
        Ok(Callback::new(move |x: i32| x + by))
    }

    fn untyped(&self) -> Result<Callback<'static, [Any], Any>, JsError> {
        Ok(Callback::new(|values: &[Any]| {
            values.last().cloned().unwrap_or(Any::Null)
        }))
    }

    fn some(&self, yes: bool) -> Result<Option<Callback<'static, (), String>>, JsError> {
        Ok(yes.then(|| Callback::new(|| "called".to_owned())))
    }

    fn wide(&self) -> Result<Callback<'static, (i64,), Vec<u8>>, JsError> {
        Ok(Callback::new(|x: i64| x.to_le_bytes().to_vec()))
    }

    fn failing(&self) -> Result<Callback<'static, (), ()>, JsError> {
        Ok(Callback::new(|| -> Result<(), JsError> {
            Err(JsError::range_error("no more"))
        }))
    }

    fn keep(&self, f: Option<Function<(), i32>>) -> Result<(), JsError> {
        *self.kept.borrow_mut() = f;
        Ok(())
    }

    fn kept(&self) -> Result<i32, JsError> {
        let kept = self.kept.borrow().clone();
        kept.map_or(Ok(-1), |f| f.call(()))
    }

    fn again(&self, f: Function<(), String>) -> Result<String, JsError> {
        Ok(format!("<{}>", f.call(())?))
    }

    fn call_later(&self, f: Function<(String,), Promise<String>>) -> Promise<String> {
        Promise::new(async move {
            let first = f.call(("a".into(),))?.await?;
            f.call((first,))?.await
        })
    }

    fn later(&self) -> Result<Callback<'static, (i32,), Promise<i32>>, JsError> {
        Ok(Callback::new(|x: i32| {
            Promise::new(async move { Ok(x * 2) })
        }))
    }

    fn callbacks(&self) -> Result<u32, JsError> {
        u32::try_from(live_counts().callbacks).map_err(JsError::from)
    }
}

export_functions!(Caller::default());
