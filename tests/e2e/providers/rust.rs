//! The implementations of the tests: one in Rust, one in JavaScript.

use std::cell::{Cell as StdCell, RefCell};
use std::rc::Rc;

use jsi_runtime::{Function, JsError, JsMap, Promise};

use crate::providers::api::{Cell, JsProvider, JsProviders, Kind, Provider, Providers as _};

pub(super) const API: JsProviders = JsProviders;

/// An implementation with all members, or with none of the optional ones.
#[derive(Default)]
pub(super) struct Rust {
    all: bool,
    level: StdCell<i32>,
    key: RefCell<Option<String>>,
    label: RefCell<Option<Option<String>>>,
    onchange: RefCell<Option<Function<(JsProvider,), f64>>>,
    pub(super) asked: StdCell<usize>,
    pub(super) disposed: Rc<StdCell<usize>>,
}

impl Rust {
    pub(super) fn with_all() -> Self {
        let mut it = Self::default();
        it.all = true;
        it
    }
}

impl Drop for Rust {
    fn drop(&mut self) {
        self.disposed.set(self.disposed.get() + 100);
    }
}

impl Provider for Rust {
    fn provide(&self, text: &str) -> Promise<String> {
        let text = text.to_owned();
        match text.as_str() {
            "" => Promise::failed(JsError::range_error("nothing to say")),
            _ => Promise::new(async move { Ok(format!("{text}!")) }),
        }
    }

    fn add(&self, a: f64, b: i32) -> Result<f64, JsError> {
        if b < 0 {
            return Err(JsError::range_error("too small"));
        }
        Ok(a + f64::from(b))
    }

    fn join(&self, text: &str, times: Option<u32>, more: &[String]) -> Result<String, JsError> {
        let times = times.unwrap_or(1) as usize;
        Ok(text.repeat(times) + &more.concat())
    }

    fn echo(&self, other: Option<&JsProvider>) -> Result<Option<JsProvider>, JsError> {
        Ok(other.cloned())
    }

    fn visit(&self, each: &Function<(i32,), f64>) -> Result<f64, JsError> {
        Ok(each.call((1,))? + each.call((2,))?)
    }

    fn total(&self, cells: &[Cell]) -> Result<Cell, JsError> {
        Ok(Cell {
            value: cells.iter().map(|cell| cell.value).sum(),
            provider: cells.iter().find_map(|cell| cell.provider.clone()),
        })
    }

    fn wide(&self, value: i64) -> Result<i64, JsError> {
        Ok(value)
    }

    fn pair(&self, (name, call): (&str, &Function<(i32,), f64>)) -> Result<(String, Option<Function<(i32,), f64>>), JsError> {
        let result = call.call((1,))?;
        Ok((format!("{name}{result}"), (result > 0.0).then(|| call.clone())))
    }

    fn known(&self, all: &JsMap<String, JsProvider>) -> Result<JsMap<String, JsProvider>, JsError> {
        Ok(all.clone())
    }

    fn has_ready(&self) -> bool {
        self.all
    }

    fn ready(&self) -> Result<Option<Promise<f64>>, JsError> {
        Ok(Some(Promise::ready(4.0)))
    }

    fn idle(&self) -> Promise<String> {
        Promise::ready("idle".to_owned())
    }

    fn has_close(&self) -> bool {
        self.all
    }

    fn close(&self) -> Result<Option<()>, JsError> {
        self.level.set(-1);
        Ok(Some(()))
    }

    fn level(&self) -> Result<i32, JsError> {
        Ok(self.level.get())
    }

    fn set_level(&self, value: i32) -> Result<(), JsError> {
        self.level.set(value);
        Ok(())
    }

    fn kind(&self) -> Result<Kind, JsError> {
        Ok(Kind::Fancy)
    }

    fn key(&self) -> Result<Option<String>, JsError> {
        Ok(self.key.borrow().clone())
    }

    fn set_key(&self, value: Option<&str>) -> Result<(), JsError> {
        self.key.replace(value.map(str::to_owned));
        Ok(())
    }

    fn has_dispose(&self) -> bool {
        self.asked.set(self.asked.get() + 1);
        self.all
    }

    fn dispose(&self) -> Result<Option<()>, JsError> {
        self.disposed.set(self.disposed.get() + 1);
        Ok(Some(()))
    }

    fn has_find(&self) -> bool {
        self.all
    }

    fn find(&self, key: &str) -> Result<Option<Option<String>>, JsError> {
        Ok(Some((key == "a").then(|| "found".to_owned())))
    }

    fn has_later(&self) -> bool {
        self.all
    }

    fn later(&self, ok: bool) -> Result<Option<Promise<i32>>, JsError> {
        match ok {
            true => Ok(Some(Promise::new(async { Ok(5) }))),
            false => Err(JsError::new("not now")),
        }
    }

    fn has_name(&self) -> bool {
        self.all
    }

    fn name(&self) -> Result<Option<String>, JsError> {
        Ok(Some("Ada".to_owned()))
    }

    fn has_label(&self) -> bool {
        self.all
    }

    fn label(&self) -> Result<Option<Option<String>>, JsError> {
        Ok(self.label.borrow().clone())
    }

    fn set_label(&self, value: Option<Option<&str>>) -> Result<(), JsError> {
        self.label.replace(value.map(|it| it.map(str::to_owned)));
        Ok(())
    }

    fn has_onchange(&self) -> bool {
        self.all
    }

    fn onchange(&self) -> Result<Option<Function<(JsProvider,), f64>>, JsError> {
        Ok(self.onchange.borrow().clone())
    }

    fn set_onchange(&self, value: Option<&Function<(JsProvider,), f64>>) -> Result<(), JsError> {
        self.onchange.replace(value.cloned());
        Ok(())
    }
}

/// The string that the code returns, with the object as `it`, or the message of its error.
pub(super) fn result_of(it: &JsProvider, code: &str) -> String {
    match API.run(it, code, None).and_then(|value| value.to()) {
        Ok(value) => value,
        Err(error) => error.message().to_owned(),
    }
}

/// An object of JavaScript with all required members.
const OURS: &str = r#"{
    provide: async (text) => text === "" ? 1 : `${text}?`,
    add(a, b) { if (b < 0) throw new RangeError("too small"); return this.level + a + b; },
    join: (...all) => all.join("-"),
    echo: (other) => other,
    visit: (each) => each(3) + each(4),
    total: (cells) => ({ value: cells.length, provider: cells[0]?.provider }),
    wide: (value) => BigInt(value),
    pair: ([name, call]) => [name + call(2), name === "" ? null : call],
    known: (all) => new Map(Object.entries(all)),
    idle: Promise.resolve("waiting"),
    level: 10,
    kind: "plain",
    "data-key": null,
}"#;

pub(super) fn ours() -> Result<JsProvider, JsError> {
    API.implement(OURS)
}
