//! One test for each cell of the conformance table: a type, and out, in, nullable, in a promise or in an array.

use jsi_runtime::JsError;

use super::api::JsConformance;

mod function_values;
mod functions;
mod numbers;
mod references;
mod values;
mod views;

const API: JsConformance = JsConformance;

type Done = Result<(), JsError>;
