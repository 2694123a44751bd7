//! What each thread does by itself.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use jsi_runtime::{Any, Callback, JsError, PinnedBuffer, Promise, live_counts};

use crate::threads::{Crossing, JsRealm, Realm, Sample, export_crossing};

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

static TOTAL: AtomicU32 = AtomicU32::new(0);

struct Here;

/// What comes back from JavaScript is what was sent.
fn compare<T: PartialEq>(wrong: &mut Vec<String>, what: &str, came: Result<T, JsError>, sent: &T) {
    match came {
        Ok(came) if came == *sent => {}
        Ok(_) => wrong.push(format!("{what} changed")),
        Err(error) => wrong.push(format!("{what}: {error}")),
    }
}

impl Crossing for Here {
    fn everything(&self, length: u32) -> Result<Vec<String>, JsError> {
        let length = length as usize;
        let mut wrong = Vec::new();
        let ascii = "a".repeat(length);
        let text = "é€𝄞".chars().cycle().take(length).collect::<String>();
        for text in [&ascii, &text] {
            compare(&mut wrong, "echo", JsRealm.echo(text), text);
            let texts = vec![text.clone(), String::new(), text.clone()];
            compare(&mut wrong, "texts", JsRealm.texts(&texts), &texts);
            let any = Any::String(text.clone());
            compare(&mut wrong, "any", JsRealm.any(&any), &any);
            let callback = Callback::new(|text: String| text + "!");
            compare(
                &mut wrong,
                "call",
                JsRealm.call(&callback, text),
                &format!("{text}!"),
            );
            let sample = Sample {
                name: text.clone(),
                values: vec![1.5; length],
                big: i64::MIN,
                note: Some(text.clone()),
            };
            compare(&mut wrong, "sample", JsRealm.sample(&sample), &sample);
        }
        let mut bytes: Vec<u8> = (0..=255).cycle().take(length).collect();
        compare(&mut wrong, "bytes", JsRealm.bytes(&bytes), &bytes);
        let callback = Callback::new(|bytes: Vec<u8>, wide: Vec<u16>| {
            let same = bytes.iter().map(|byte| u16::from(*byte)).eq(wide);
            if same { bytes } else { Vec::new() }
        });
        compare(
            &mut wrong,
            "through",
            JsRealm.through(&callback, &bytes),
            &bytes,
        );
        let numbers: Vec<f64> = bytes.iter().map(|byte| f64::from(*byte) / 3.0).collect();
        compare(&mut wrong, "floats", JsRealm.floats(&numbers), &numbers);
        compare(&mut wrong, "numbers", JsRealm.numbers(&numbers), &numbers);
        let callback = Callback::new(|number: i32| number + 1);
        compare(&mut wrong, "count", JsRealm.count(&callback, 4), &5);
        let sum = bytes.iter().map(|byte| u32::from(*byte)).sum();
        compare(&mut wrong, "drain", JsRealm.drain(&mut bytes), &sum);
        compare(&mut wrong, "zeros", Ok(bytes), &vec![0; length]);
        Ok(wrong)
    }

    fn echo(&self, text: &str) -> Result<String, JsError> {
        Ok(text.to_owned())
    }

    fn bytes(&self, bytes: &[u8]) -> Result<Vec<u8>, JsError> {
        Ok(bytes.to_owned())
    }

    fn texts(&self, texts: &[String]) -> Result<Vec<String>, JsError> {
        Ok(texts.to_owned())
    }

    fn sample(&self, sample: &Sample) -> Result<Sample, JsError> {
        Ok(sample.clone())
    }

    fn fail(&self, text: &str, times: u32) -> Result<u32, JsError> {
        let mut others = 0;
        for _ in 0..times {
            match JsRealm.fail(text) {
                Err(error) if error.message() == text => {}
                _ => others += 1,
            }
            // One that succeeds must not find the error of another thread.
            if JsRealm.echo(text).as_deref() != Ok(text) {
                others += 1;
            }
        }
        Ok(others)
    }

    fn later(&self, text: &str) -> Promise<String> {
        JsRealm.later(text)
    }

    fn buffer(&self, length: u32, value: u8) -> Result<PinnedBuffer<u8>, JsError> {
        Ok(PinnedBuffer::from(vec![value; length as usize]))
    }

    fn grow(&self, bytes: u32) -> Result<u32, JsError> {
        // Zeros would not be touched.
        let block = vec![1_u8; bytes as usize];
        Ok(std::hint::black_box(block)
            .last()
            .copied()
            .map_or(0, u32::from))
    }

    fn calls(&self) -> Result<u32, JsError> {
        CALLS.set(CALLS.get() + 1);
        Ok(CALLS.get())
    }

    fn adder(&self) -> Result<Callback<'static, (u32,), u32>, JsError> {
        Ok(Callback::new(|by: u32| TOTAL.fetch_add(by, Relaxed) + by))
    }

    fn panic(&self, text: &str) -> Result<(), JsError> {
        panic!("{text}")
    }

    fn live_counts(&self) -> Result<Vec<u32>, JsError> {
        let all = live_counts();
        Ok([all.handles, all.callbacks, all.promises, all.views]
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
            .into())
    }
}

export_crossing!(Here);
