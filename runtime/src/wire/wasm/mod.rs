//! Wire bytes that JavaScript reads and writes: the region of frames, the buffers of writers, the status words beside them.

mod buffers;
mod frame;
pub(crate) mod region;
pub(crate) mod scratch;
pub(crate) mod status_words;
mod string_cache;

pub(crate) use buffers::Buffers;
pub(crate) use frame::Frame;
