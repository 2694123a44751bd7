//! The entries by which JavaScript describes and calls what Rust exports.

use super::registry::{self, Member};
use crate::js;
use crate::sys::describe::{address_of, length, publish_counted, text};
use crate::sys::modules::CODECS;
use crate::sys::runtime_module::{Name, RuntimeModule, entry};
use crate::sys::{ENTRIES, answer, release_object};
use crate::wire::Frame;
use crate::wire::wasm::status_words::address;

/// The exports of this instance.
pub(super) static EXPORTS: RuntimeModule = RuntimeModule::new(Name::Exports, &[&ENTRIES], || {
    js::install_exports(entry!(direct), entry!(release_object));
});

/// The members that cross as wire bytes.
pub(super) static ENCODED_EXPORTS: RuntimeModule =
    RuntimeModule::new(Name::EncodedExports, &[&EXPORTS, &CODECS], || {
        js::install_encoded_exports(entry!(member), entry!(invoke));
    });

/// Describes a member of an export; 0 if there is none.
extern "C" fn member(export: i32, index: i32) -> i32 {
    registry::describe(export, index).map_or(0, |member| describe_member(&member))
}

/// The place in the function table of a member that crosses in its signature; 0 if there is none.
extern "C" fn direct(export: i32, index: i32) -> i32 {
    registry::direct(export, index).map_or(0, |function| address(function as usize))
}

/// Calls a member of an export, of a class on an object, with the arguments in the region.
extern "C" fn invoke(export: i32, index: i32, object: i32, length: i32) -> i32 {
    answer(registry::invoke(
        export,
        index,
        object,
        Frame::newest(length),
    ))
}

/// The place, whether the last parameter is a rest parameter, the shapes of arguments and result, the parameters' names.
fn describe_member(member: &Member) -> i32 {
    let mut words = vec![0];
    text(member.place, &mut words);
    words.extend([
        i32::from(member.rest),
        address_of(member.args),
        address_of(member.result),
        length(member.params.len()),
    ]);
    for name in member.params {
        text(name, &mut words);
    }
    publish_counted(words)
}
