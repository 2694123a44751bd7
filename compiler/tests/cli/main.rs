//! `jsic` as users and programs see it: the process, its output in every format, and the explanations.

mod breaking;
mod case;
#[cfg(feature = "shell")]
mod comforts;
mod explain;
mod files;
mod fix;
mod fmt;
mod hostile;
mod index;
mod lints;
mod outputs;
mod process;
mod projects;
mod ran;
mod reports;
mod services;
mod sources;
