//! `jsic check` of the other side: what the JavaScript modules of interfaces and classes really have.
//!
//! `read` makes facts of a file, `resolve` finds files, `graph` follows names across them, and `check` compares members with
//! what they lead to. `names` answers the questions of editors. What the text does not show for certain is not reported.

mod arity;
mod check;
mod create;
mod declared;
mod facts;
mod globals;
mod graph;
mod kinds;
mod members;
mod missing;
mod missing_path;
mod names;
mod problem;
mod read;
mod report;
mod resolve;
mod shapes;
mod target;
mod types;

pub use check::check;
pub use create::new_file;
pub use graph::Cache;
pub use names::{Place, class_members, declaration, exports};
pub use report::Contract;
pub use types::{Differences, TypeCheck, TypeReports, check_types};
