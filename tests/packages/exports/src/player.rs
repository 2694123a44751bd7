//! Properties of an exported interface.

use std::cell::{Cell, RefCell};

use jsi_runtime::{Callback, Function, JsError, Promise};

use crate::behaviour::{Player, export_player};

#[derive(Default)]
struct Stereo {
    volume: Cell<f64>,
    title: RefCell<Option<String>>,
    changes: Cell<u32>,
    onchange: RefCell<Option<Function<(f64,), ()>>>,
    list: RefCell<Vec<String>>,
}

impl Player for Stereo {
    fn volume(&self) -> Result<f64, JsError> {
        Ok(self.volume.get())
    }

    fn set_volume(&self, value: f64) -> Result<(), JsError> {
        if !(0.0..=1.0).contains(&value) {
            return Err(JsError::range_error("the volume is between 0 and 1"));
        }
        self.volume.set(value);
        self.changes.set(self.changes.get() + 1);
        let onchange = self.onchange.borrow().clone();
        onchange.map_or(Ok(()), |f| f.call((value,)))
    }

    fn title(&self) -> Result<Option<String>, JsError> {
        Ok(self.title.borrow().clone())
    }

    fn set_title(&self, value: Option<&str>) -> Result<(), JsError> {
        *self.title.borrow_mut() = value.map(str::to_owned);
        Ok(())
    }

    fn changes(&self) -> Result<u32, JsError> {
        Ok(self.changes.get())
    }

    fn onchange(&self) -> Result<Option<Callback<'static, (f64,), ()>>, JsError> {
        let onchange = self.onchange.borrow().clone();
        Ok(onchange.map(|f| Callback::new(move |value: f64| f.call((value,)))))
    }

    fn set_onchange(&self, value: Option<Function<(f64,), ()>>) -> Result<(), JsError> {
        *self.onchange.borrow_mut() = value;
        Ok(())
    }

    fn ready(&self) -> Promise<String> {
        Promise::new(async { Ok("ready".to_owned()) })
    }

    fn list(&self) -> Result<Vec<String>, JsError> {
        Ok(self.list.borrow().clone())
    }

    fn set_list(&self, value: &[String]) -> Result<(), JsError> {
        *self.list.borrow_mut() = value.to_vec();
        Ok(())
    }

    fn loud(&self) -> Result<bool, JsError> {
        Ok(self.volume.get() > 0.5)
    }

    fn set_loud(&self, value: bool) -> Result<(), JsError> {
        self.set_volume(if value { 1.0 } else { 0.25 })
    }
}

export_player!(Stereo::default());
