//! Diagnostics as text: for a terminal, one line each, or JSON. Only the form is decided here; what is said comes
//! from the language.

mod excerpt;
mod fix;
mod human;
mod json;
mod safe;
mod short;
mod sources;

pub use human::human;
pub use json::json;
pub use safe::line;
pub use short::short;
pub use sources::Sources;
