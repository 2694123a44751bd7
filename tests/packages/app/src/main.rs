//! A program: it begins at `main`, whatever is exported.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

jsi_runtime::bindings!();

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::api::{JsToken, Kind, Point, Side, Token, TokenStatics, export_side, export_token};
use jsi_runtime::{JsError, Object};

static RUNS: AtomicU32 = AtomicU32::new(0);
static EXPORTED: AtomicBool = AtomicBool::new(false);

fn main() {
    RUNS.fetch_add(1, Ordering::Relaxed);
    let own = Object::try_from(&JsToken::new(Program));
    let exported = own.is_ok() && app_part::token().is_ok();
    EXPORTED.store(exported, Ordering::Relaxed);
}

struct Program;

impl Side for Program {
    fn main_runs(&self) -> Result<u32, JsError> {
        Ok(RUNS.load(Ordering::Relaxed))
    }

    fn exported_before(&self) -> Result<bool, JsError> {
        Ok(EXPORTED.load(Ordering::Relaxed))
    }

    fn swap(&self, p: &Point) -> Result<Point, JsError> {
        Ok(Point { x: p.y, y: p.x })
    }

    fn kind(&self) -> Result<Kind, JsError> {
        Ok(Kind::Program)
    }
}

impl Token for Program {
    fn side(&self) -> Result<String, JsError> {
        Ok("program".to_owned())
    }
}

impl TokenStatics for Program {
    fn new() -> Result<Self, JsError> {
        Ok(Self)
    }
}

export_side!(Program);
export_token!(Program);
