//! Functions below `globalThis`, compared with imports without checks.

use super::{each, sum};
use crate::calls::{Globals as _, JsGlobals, JsRoot, Root as _};
use crate::hand::unchecked;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("unchecked: through globalThis, Void result", 1.2)
            .uncounted()
            .ours(|n| each(n, |i| JsRoot.take(i.cast_signed()).unwrap()))
            .hand(|n| each(n, |i| unchecked::root_take(i.cast_signed()))),
        Row::new(
            "unchecked: through an object of globalThis, Void result",
            1.2,
        )
        .uncounted()
        .ours(|n| each(n, |i| JsGlobals.take(i.cast_signed()).unwrap()))
        .hand(|n| each(n, |i| unchecked::global_take(i.cast_signed()))),
        Row::new(
            "unchecked: through an object of globalThis, f64 result",
            1.2,
        )
        .uncounted()
        .ours(|n| sum(n, |i| JsGlobals.scale(f64::from(i)).unwrap()))
        .hand(|n| sum(n, |i| unchecked::global_scale(f64::from(i)))),
    ]
}
