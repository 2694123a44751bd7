//! Memory that Rust lends. What lies before and behind it is Rust's own.

use jsi_runtime::{JsError, PinnedBuffer, ViewElement};

use crate::control::{Borrowed, JsBorrowed, Views, export_views};

struct It;

/// How many elements lie on each side of what is lent.
const AROUND: usize = 64;

/// Lends so many elements, and says whether those around them are what they were.
fn lend<W: ViewElement + PartialEq + From<u8>>(
    length: u32,
    call: impl FnOnce(&mut [W]) -> Result<(), JsError>,
) -> Result<bool, JsError> {
    let mut all = vec![W::from(7); length as usize + 2 * AROUND];
    let end = all.len() - AROUND;
    let outcome = all.get_mut(AROUND..end).map(call);
    let around =
        |part: Option<&[W]>| part.is_some_and(|part| part.iter().all(|it| *it == W::from(7)));
    let good = around(all.get(..AROUND)) && around(all.get(end..));
    outcome.transpose()?;
    Ok(good)
}

impl Views for It {
    fn bytes(&self, length: u32) -> Result<bool, JsError> {
        lend(length, |view| JsBorrowed.bytes(view))
    }

    fn readonly_bytes(&self, length: u32) -> Result<bool, JsError> {
        lend(length, |view: &mut [u8]| {
            let outcome = JsBorrowed.readonly_bytes(view);
            assert!(
                view.iter().all(|it| *it == 7),
                "a read-only view was written"
            );
            outcome
        })
    }

    fn ints(&self, length: u32) -> Result<bool, JsError> {
        lend(length, |view| JsBorrowed.ints(view))
    }

    fn floats(&self, length: u32) -> Result<bool, JsError> {
        lend(length, |view| JsBorrowed.floats(view))
    }

    fn doubles(&self, length: u32) -> Result<bool, JsError> {
        lend(length, |view| JsBorrowed.doubles(view))
    }

    fn pinned_bytes(&self, length: u32) -> Result<bool, JsError> {
        let buffer = PinnedBuffer::<u8>::new(length as usize);
        JsBorrowed.pinned_bytes(&buffer)?;
        Ok(buffer.to_vec().len() == length as usize)
    }
}

export_views!(It);
