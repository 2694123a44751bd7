//! The runtime modules whose only entries are those of the region and of shapes.

use super::core::CORE;
use super::describe;
use super::runtime_module::{Name, RuntimeModule, entry};
use super::transfer::TRANSFER;
use crate::js;
use crate::shape::Shape;
use crate::wire::wasm::region;
use crate::wire::wasm::status_words::address;

/// Values that are written to the region.
pub(crate) static FRAMES: RuntimeModule =
    RuntimeModule::new(Name::Frames, &[&CORE], || js::install_frames(entry!(grow)));

/// Parameters and results that are strings.
pub static STRINGS: RuntimeModule =
    RuntimeModule::new(Name::Strings, &[&TRANSFER], js::install_strings);

/// Parameters and results that are lists of numbers.
pub static ARRAYS: RuntimeModule =
    RuntimeModule::new(Name::Arrays, &[&TRANSFER], js::install_arrays);

/// Parameters of exports that are arrays of numbers.
pub static NUMBER_LISTS: RuntimeModule =
    RuntimeModule::new(Name::NumberLists, &[&ARRAYS], js::install_number_lists);

/// Results that are checked numbers, bigints, characters or dates.
pub static NUMBERS: RuntimeModule =
    RuntimeModule::new(Name::Numbers, &[&CORE], js::install_numbers);

/// Results that are errors.
pub static ERRORS: RuntimeModule = RuntimeModule::new(Name::Errors, &[&CORE], js::install_errors);

/// Encoded values.
pub static CODECS: RuntimeModule = RuntimeModule::new(Name::Codecs, &[&FRAMES], || {
    js::install_codecs(entry!(shape), entry!(signature))
});

/// Classes of JavaScript.
pub static CLASSES: RuntimeModule =
    RuntimeModule::new(Name::Classes, &[&CORE], js::install_classes);

/// Modules that are registered at run time.
pub static MODULES: RuntimeModule =
    RuntimeModule::new(Name::Modules, &[&CORE], js::install_modules);

/// The functions for codecs of records.
pub static RECORDS: RuntimeModule =
    RuntimeModule::new(Name::Records, &[&CODECS], js::install_records);

/// Maps, sets and objects with any keys.
pub static COLLECTIONS: RuntimeModule =
    RuntimeModule::new(Name::Collections, &[&CODECS], js::install_collections);

/// Tuples.
pub static TUPLES: RuntimeModule = RuntimeModule::new(Name::Tuples, &[&CODECS], js::install_tuples);

/// Records and unions whose values may contain values of the same item.
pub(crate) static NESTED: RuntimeModule =
    RuntimeModule::new(Name::Nested, &[&CODECS], js::install_nested);

/// Iterables.
pub static ITERABLES: RuntimeModule =
    RuntimeModule::new(Name::Iterables, &[&CODECS], js::install_iterables);

/// The codecs of unions and literals.
pub(crate) static UNIONS: RuntimeModule =
    RuntimeModule::new(Name::Unions, &[&CODECS], js::install_unions);

/// Makes the region this long and returns its address; 0 if there is no memory.
extern "C" fn grow(size: i32) -> i32 {
    address(region::grow(size.cast_unsigned() as usize))
}

/// Describes the shape at an address.
extern "C" fn shape(shape: i32) -> i32 {
    let pointer = std::ptr::with_exposed_provenance::<Shape>(shape.cast_unsigned() as usize);
    // SAFETY: JavaScript passes only addresses that `describe::address_of` made from a `&'static Shape`.
    describe::describe(unsafe { &*pointer })
}

/// Describes the function shape at an address.
extern "C" fn signature(shape: i32) -> i32 {
    describe::describe_signature(describe::function_at(shape))
}
