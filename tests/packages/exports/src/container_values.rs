//! Gives values that contain others back, and calls functions inside of them.

use futures::StreamExt;
use jsi_runtime::{Callback, JsError, JsIterator, JsMap, JsSet, JsStream, Object, Promise, Symbol};

use crate::containers::{Branch, Containers, Handlers, Job, export_containers};

struct Mirror;

macro_rules! references {
    ($($name:ident: $lent:ty => $type:ty,)*) => {$(
        fn $name(&self, value: &$lent) -> Result<$type, JsError> {
            Ok(value.to_owned())
        }
    )*};
}

impl Containers for Mirror {
    references! {
        names: JsMap<String, i32> => JsMap<String, i32>,
        map: JsMap<String, Vec<f64>> => JsMap<String, Vec<f64>>,
        by_object: JsMap<Object, bool> => JsMap<Object, bool>,
        members: JsSet<i32> => JsSet<i32>,
        buffer: [u8] => Vec<u8>,
        grid: [Vec<f64>] => Vec<Vec<f64>>,
        places: [Option<(f64, f64)>] => Vec<Option<(f64, f64)>>,
        symbol: Symbol => Symbol,
        branch: Branch => Branch,
        handlers: Handlers => Handlers,
    }

    fn pair(&self, value: (i32, &str)) -> Result<(i32, String), JsError> {
        Ok((value.0, value.1.to_owned()))
    }

    fn three(&self, value: (f64, f64, f64)) -> Result<(f64, f64, f64), JsError> {
        Ok(value)
    }

    fn job(&self, value: Job) -> Result<Job, JsError> {
        Ok(value)
    }

    fn maybe(
        &self,
        value: Option<&JsMap<String, i32>>,
    ) -> Result<Option<JsMap<String, i32>>, JsError> {
        Ok(value.cloned())
    }

    fn later(&self, value: Promise<JsMap<String, i32>>) -> Promise<JsMap<String, i32>> {
        Promise::new(value)
    }

    fn later_pair(&self, value: Promise<(i32, String)>) -> Promise<(i32, String)> {
        Promise::new(value)
    }

    fn twice(&self, values: JsIterator<i32>) -> Result<JsIterator<i32>, JsError> {
        Ok(JsIterator::new(
            values.map(|value| value.map(|value| 2 * value)),
        ))
    }

    fn capitals(&self, texts: JsStream<String>) -> Result<JsStream<String>, JsError> {
        Ok(JsStream::new(StreamExt::map(texts, |text| {
            text.map(|text| text.to_uppercase())
        })))
    }

    fn all(&self, values: &[(String, i32)]) -> Result<JsMap<String, i32>, JsError> {
        Ok(values.iter().cloned().collect())
    }

    fn call(&self, value: &Handlers) -> Result<String, JsError> {
        let mut text = value.label.call((1, Some("one".to_owned())))?;
        text += &value.label.call((2, None))?;
        for each in value.each.iter().flatten() {
            text.push(' ');
            text += &each.call(())?.to_string();
        }
        Ok(text)
    }

    fn made(&self) -> Result<Handlers, JsError> {
        let label = Callback::new(|number: i32, text: Option<String>| {
            format!("{number} {}", text.unwrap_or_default())
        });
        let each = (1..=2).map(|number| Callback::new(move || number).into_js());
        Ok(Handlers {
            label: label.into_js(),
            each: Some(each.collect()),
        })
    }
}

export_containers!(Mirror);
