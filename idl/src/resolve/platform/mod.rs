//! The modules of a platform, such as `web:dom`: texts that belong to the program. A run sees only the items and members that its
//! files name, and what these need.

mod chosen;
mod described;
mod links;
mod load;
mod module;
mod table;

pub use described::PlatformMember;
pub(crate) use load::{load, members_of_files};
pub use module::Module;
pub use table::{Platform, is_platform};
