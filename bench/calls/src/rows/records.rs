//! A record of eight fields, copied.

use super::{each, sum};
use crate::calls::{Calls as _, Item, JsCalls};
use crate::hand::{self, unchecked};
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("record of 8 fields, in", 0.2)
            .ours(in_ours)
            .hand_with("accessors", |n| {
                in_hand(n, |item| hand::take_item(&item.to_object()).unwrap())
            })
            .hand_with("serde", |n| {
                in_hand(n, |item| {
                    hand::take_item(&serde_wasm_bindgen::to_value(item).unwrap()).unwrap()
                })
            }),
        Row::new("record of 8 fields, out", 0.2)
            .ours(|n| sum(n, |_| weigh_ours(&JsCalls.give_item().unwrap())))
            .hand_with("accessors", |n| {
                sum(n, |_| {
                    weigh_hand(&hand::Item::from_object(&hand::give_item().unwrap()).unwrap())
                })
            })
            .hand_with("serde", |n| {
                sum(n, |_| {
                    weigh_hand(
                        &serde_wasm_bindgen::from_value(hand::give_item().unwrap().into()).unwrap(),
                    )
                })
            }),
        Row::reported("unchecked: record of 8 fields, out")
            .ours(|n| sum(n, |_| weigh_ours(&JsCalls.give_item().unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    let item = unchecked::give_item().unwrap();
                    weigh_hand(&hand::Item::from_object_unchecked(&item).unwrap())
                })
            }),
    ]
}

/// How many names the records have that go to JavaScript, one after the other.
const NAMES: u32 = 64;

fn in_ours(iterations: u32) -> f64 {
    let item = |i| Item {
        id: 0,
        name: name(i),
        x: 0.5,
        y: -2.5,
        width: 640.0,
        height: 480.5,
        layer: 3,
        visible: true,
    };
    let mut items: Vec<Item> = (0..NAMES).map(item).collect();
    each(iterations, |i| {
        let item = &mut items[(i % NAMES) as usize];
        (item.id, item.x) = (i.cast_signed(), f64::from(i) + 0.5);
        JsCalls.take_item(item).unwrap();
    })
}

fn in_hand(iterations: u32, call: impl Fn(&hand::Item)) -> f64 {
    let item = |i| hand::Item {
        id: 0,
        name: name(i),
        x: 0.5,
        y: -2.5,
        width: 640.0,
        height: 480.5,
        layer: 3,
        visible: true,
    };
    let mut items: Vec<hand::Item> = (0..NAMES).map(item).collect();
    each(iterations, |i| {
        let item = &mut items[(i % NAMES) as usize];
        (item.id, item.x) = (i.cast_signed(), f64::from(i) + 0.5);
        call(item);
    })
}

fn name(i: u32) -> String {
    format!("name {i:07}")
}

fn weigh_ours(item: &Item) -> f64 {
    let flag = f64::from(u8::from(item.visible));
    let name = item.name.len() as f64;
    f64::from(item.id)
        + name
        + item.x
        + item.y
        + item.width
        + item.height
        + f64::from(item.layer)
        + flag
}

fn weigh_hand(item: &hand::Item) -> f64 {
    let flag = f64::from(u8::from(item.visible));
    let name = item.name.len() as f64;
    f64::from(item.id)
        + name
        + item.x
        + item.y
        + item.width
        + item.height
        + f64::from(item.layer)
        + flag
}
