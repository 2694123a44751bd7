//! Prints bindings. Each target language in its own folder; none decides anything about types.

pub mod dts;
pub mod js;
pub mod rust;
