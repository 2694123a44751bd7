//! A frame: wire bytes in the region that JavaScript has just written.

use super::{region, status_words};
use crate::reference::Incoming;
use crate::wire::{FrameBytes, Reader};

/// The newest frame. Reading or dropping it frees its part of the region.
#[derive(Debug)]
pub(crate) struct Frame {
    base: usize,
    length: usize,
}

impl Frame {
    /// The frame that JavaScript has just written.
    #[inline]
    pub(crate) fn newest(length: i32) -> Self {
        Self {
            base: status_words::base(),
            length: length.cast_unsigned() as usize,
        }
    }
}

impl FrameBytes for Frame {
    #[inline]
    fn with_reader<T>(self, read: impl FnOnce(Reader<'_>) -> T) -> T {
        region::with(self.base, self.length, |bytes| {
            read(Reader::new(bytes, &Incoming))
        })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        status_words::set_top(self.base);
    }
}
