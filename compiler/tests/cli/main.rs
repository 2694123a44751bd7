//! What a person or a program sees of `jsic`: the process, its output in every form, and the explanations.

mod case;
mod explain;
mod files;
mod fix;
mod fmt;
mod hostile;
mod index;
mod lints;
mod outputs;
mod process;
mod ran;
mod reports;
mod services;
mod sources;
