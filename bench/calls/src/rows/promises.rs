//! Promises that are resolved already: what is left is the price of awaiting.

use futures::future::join_all;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::calls::{Calls as _, JsCalls};
use crate::hand::{self, integer};
use crate::row::{Row, Side};

/// How many are awaited together.
const JOINED: i32 = 1000;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("await of a resolved promise", 0.15)
            .waiting(Side::Ours, |n| {
                Box::pin(async move {
                    let mut sum = 0.0;
                    for i in 0..n.cast_signed() {
                        sum += f64::from(JsCalls.resolved(i).await.unwrap());
                    }
                    sum
                })
            })
            .waiting(Side::Hand, |n| {
                Box::pin(async move {
                    let mut sum = 0.0;
                    for i in 0..n.cast_signed() {
                        sum += f64::from(resolved_hand(i).await.unwrap());
                    }
                    sum
                })
            }),
        Row::new("1,000 resolved promises joined, each", 0.2)
            .each(JOINED.cast_unsigned())
            .waiting(Side::Ours, |n| {
                Box::pin(async move {
                    let mut sum = 0.0;
                    for _ in 0..n {
                        let all = join_all((0..JOINED).map(|i| JsCalls.resolved(i))).await;
                        sum += all
                            .into_iter()
                            .map(|value| f64::from(value.unwrap()))
                            .sum::<f64>();
                    }
                    sum
                })
            })
            .waiting(Side::Hand, |n| {
                Box::pin(async move {
                    let mut sum = 0.0;
                    for _ in 0..n {
                        let all = join_all((0..JOINED).map(resolved_hand)).await;
                        sum += all
                            .into_iter()
                            .map(|value| f64::from(value.unwrap()))
                            .sum::<f64>();
                    }
                    sum
                })
            }),
    ]
}

async fn resolved_hand(value: i32) -> Result<i32, JsValue> {
    let value = JsFuture::from(hand::resolved(value)?).await?;
    integer(
        value
            .as_f64()
            .ok_or_else(|| JsValue::from_str("not a number"))?,
    )
}
