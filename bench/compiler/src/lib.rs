//! The inputs of the measurements: the same model in several interface languages, and large interfaces.

pub mod members;
pub mod model;
