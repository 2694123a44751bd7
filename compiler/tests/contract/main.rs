//! `jsic check` of JavaScript: planted disagreements and look-alikes, and what the command and its fixes do.
#![allow(missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod cases;
mod fixes;
mod hostile;
mod pages;
mod planted;
mod types;
