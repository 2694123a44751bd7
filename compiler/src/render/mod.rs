//! Diagnostics as text: for a terminal, one line each, JSON, SARIF, and commands of GitHub. Only the format is decided here; the
//! content comes from the language. Build scripts need the first two.

mod excerpt;
mod fix;
#[cfg(feature = "cli")]
mod github;
mod human;
#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "cli")]
mod message;
mod safe;
#[cfg(feature = "cli")]
mod sarif;
mod short;
mod sources;
#[cfg(feature = "cli")]
pub(crate) mod uri;

#[cfg(feature = "cli")]
pub use github::github;
pub use human::human;
#[cfg(feature = "cli")]
pub use json::json;
#[cfg(feature = "cli")]
pub(crate) use message::full_message;
pub use safe::{line, lines};
#[cfg(feature = "cli")]
pub use sarif::sarif;
pub use short::short;
pub use sources::Sources;
