//! The core of `runtime/js`, which all other modules need, and `rt`, the object by which glue calls it.

use wasm_bindgen::JsValue;

use super::runtime_module::{Name, RuntimeModule};
use crate::js;
use crate::wire::wasm::status_words::address_of_status_words;

/// The instance itself.
pub(crate) static CORE: RuntimeModule = RuntimeModule::new(Name::Core, &[], || {
    js::start(
        &wasm_bindgen::exports(),
        &wasm_bindgen::memory(),
        &wasm_bindgen::function_table(),
        address_of_status_words(),
    );
});

/// The object `rt` for glue.
pub(crate) fn rt() -> JsValue {
    CORE.load();
    js::rt()
}
