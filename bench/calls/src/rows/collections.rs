//! Tuples, objects with any keys, and maps, copied.

use jsi_runtime::JsMap;

use super::{each, sum};
use crate::calls::{Calls as _, JsCalls};
use crate::hand;
use crate::row::Row;

/// The number of points and entries.
const COUNT: u32 = 100;

pub fn rows() -> Vec<Row> {
    vec![
        Row::later("tuple of 2 numbers, in", 1.0)
            .ours(|n| each(n, |i| JsCalls.take_point((f64::from(i), 0.5)).unwrap()))
            .hand(|n| {
                each(n, |i| {
                    let point = hand::point((f64::from(i), 0.5));
                    hand::take_point(&point).unwrap();
                })
            }),
        Row::later("tuple of 2 numbers, out", 1.0)
            .ours(|n| {
                sum(n, |_| {
                    let (x, y) = JsCalls.give_point().unwrap();
                    x + y
                })
            })
            .hand(|n| {
                sum(n, |_| {
                    let (x, y) = hand::from_point(&hand::give_point().unwrap()).unwrap();
                    x + y
                })
            }),
        Row::later("Array of 100 tuples, in", 0.5)
            .ours(|n| points_in(n, |points| JsCalls.take_points(points).unwrap()))
            .hand(|n| {
                points_in(n, |points| {
                    let array: js_sys::Array = points.iter().map(|it| hand::point(*it)).collect();
                    hand::take_points(&array).unwrap();
                })
            }),
        Row::later("Array of 100 tuples, out", 0.5)
            .ours(|n| sum(n, |_| weigh(JsCalls.give_points().unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    let array = hand::give_points().unwrap();
                    let points = array.iter().map(|it| hand::from_point(&it.into()).unwrap());
                    weigh(points.collect())
                })
            }),
        Row::later("Record of 100 numbers, in", 0.5)
            .ours(|n| map_in(n, |map| JsCalls.take_record(map).unwrap()))
            .hand(|n| map_in(n, |map| hand::take_record(&hand::to_object(map)).unwrap())),
        Row::later("Record of 100 numbers, out", 0.5)
            .ours(|n| sum(n, |_| entries(&JsCalls.give_record().unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    entries(&hand::from_object(&hand::give_record().unwrap()).unwrap())
                })
            }),
        Row::later("Map of 100 numbers, in", 0.5)
            .ours(|n| map_in(n, |map| JsCalls.take_map(map).unwrap()))
            .hand(|n| map_in(n, |map| hand::take_map(&hand::to_map(map)).unwrap())),
        Row::later("Map of 100 numbers, out", 0.5)
            .ours(|n| sum(n, |_| entries(&JsCalls.give_map().unwrap())))
            .hand(|n| {
                sum(n, |_| {
                    entries(&hand::from_map(&hand::give_map().unwrap()).unwrap())
                })
            }),
    ]
}

fn points_in(iterations: u32, call: impl Fn(&[(f64, f64)])) -> f64 {
    let mut points: Vec<(f64, f64)> = (0..COUNT).map(|i| (i.into(), 0.5)).collect();
    each(iterations, |i| {
        if let Some(first) = points.first_mut() {
            first.0 = i.into();
        }
        call(&points);
    })
}

fn map_in(iterations: u32, call: impl Fn(&JsMap<String, f64>)) -> f64 {
    let mut map: JsMap<String, f64> = (0..COUNT)
        .map(|i| (format!("key {i:03}"), i.into()))
        .collect();
    each(iterations, |i| {
        map.insert("key 000".to_owned(), i.into());
        call(&map);
    })
}

fn weigh(points: Vec<(f64, f64)>) -> f64 {
    points.iter().map(|(x, y)| x + y).sum()
}

fn entries(map: &JsMap<String, f64>) -> f64 {
    map.iter()
        .map(|(key, value)| key.len() as f64 + value)
        .sum()
}
