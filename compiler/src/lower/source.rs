//! Where the JavaScript of an interface or class is.

use std::collections::HashMap;

use jsi_idl::model;

use crate::bindings::Source;

/// Where the JavaScript is, for the glue.
pub(crate) fn lower_source(source: &model::Source, shipped: &HashMap<String, String>) -> Source {
    match source {
        model::Source::Local {
            specifier, path, ..
        } => Source::Module {
            specifier: format!("./{}", shipped.get(path).unwrap_or(path)),
            written: specifier.clone(),
        },
        model::Source::Bare(specifier) => Source::Module {
            specifier: specifier.clone(),
            written: specifier.clone(),
        },
        model::Source::Global(path) => Source::Global(path.clone()),
        model::Source::Host(name) => Source::Host(name.clone()),
    }
}
