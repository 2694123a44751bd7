//! What a person or a program sees of `jsic`: the process, its output in every form, and the explanations.

mod case;
mod explain;
mod fmt;
mod hostile;
mod index;
mod process;
mod ran;
mod reports;
mod sources;
