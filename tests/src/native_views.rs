//! Natively a view is the slice or the buffer itself, for whatever stands for the JavaScript.

use std::cell::RefCell;

use jsi_runtime::{JsError, PinnedBuffer};

use crate::pinned::api::{JsPinned, Pinned as _};
use crate::views::api::{JsMixer, JsViews, Mixer, Views as _};

/// A mixer that is no JavaScript.
struct Table {
    samples: RefCell<Vec<f32>>,
    output: PinnedBuffer<f32>,
}

impl Mixer for Table {
    fn mix(&self, more: &[f32]) -> Result<(), JsError> {
        let mut samples = self.samples.borrow_mut();
        for (sample, more) in samples.iter_mut().zip(more) {
            *sample += more;
        }
        self.output.copy_from_slice(&samples)
    }

    fn fill(&self, into: &mut [f32]) -> Result<(), JsError> {
        self.output.copy_to_slice(into)
    }
}

#[test]
fn a_mock_is_lent_slices_and_shares_buffers() {
    let output = PinnedBuffer::new(2);
    let mixer = JsMixer::mock(Table {
        samples: RefCell::new(vec![0.5, 1.0]),
        output: output.clone(),
    });
    mixer.mix(&[1.0, 2.0]).unwrap();
    assert_eq!(output.to_vec(), [1.5, 3.0]);
    let mut copy = [0.0; 2];
    mixer.fill(&mut copy).unwrap();
    assert_eq!(copy.to_vec(), [1.5, 3.0]);
    let error = mixer.fill(&mut [0.0; 3]).unwrap_err();
    assert_eq!(
        error.message(),
        "PinnedBuffer.copy_to_slice: a slice of 3 elements for a buffer of 2 elements"
    );
}

#[test]
fn without_javascript_nothing_is_lent() {
    let mut bytes = [1, 2];
    let error = JsViews.bytes(&mut bytes, "double").unwrap_err();
    assert_eq!(
        error.message(),
        "Views.bytes: not available without JavaScript"
    );
    JsViews.quiet(&mut bytes);
    assert_eq!(bytes, [1, 2]);
    let error = JsPinned
        .bytes(&PinnedBuffer::from(bytes), "double")
        .unwrap_err();
    assert_eq!(
        error.message(),
        "Pinned.bytes: not available without JavaScript"
    );
}
