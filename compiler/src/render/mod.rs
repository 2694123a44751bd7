//! Diagnostics as text: for a terminal, one line each, for programs, and for services. Only the form is decided here; what
//! is said comes from the language.

mod excerpt;
mod fix;
mod github;
mod human;
mod json;
mod message;
mod safe;
mod sarif;
mod short;
mod sources;
pub(crate) mod uri;

pub use github::github;
pub use human::human;
pub use json::json;
pub(crate) use message::{full_message, page};
pub use safe::{line, lines};
pub use sarif::sarif;
pub use short::short;
pub use sources::Sources;
