//! The imports from `runtime/js`: one `extern` block per file, so that wasm-bindgen ships each file.
//!
//! All signatures consist of scalars and externrefs, so calls go directly to JavaScript. Installers get entries as indices in
//! the function table.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/js/runtime.js")]
extern "C" {
    pub(crate) fn start(exports: &JsValue, memory: &JsValue, table: &JsValue, cells: i32);
    pub(crate) fn rt() -> JsValue;
    pub(crate) fn registered();
    #[wasm_bindgen(js_name = takePending)]
    pub(crate) fn take_pending() -> JsValue;
}

#[wasm_bindgen(module = "/js/frames.js")]
extern "C" {
    #[wasm_bindgen(js_name = installFrames)]
    pub(crate) fn install_frames(grow: i32);
    #[wasm_bindgen(js_name = regionGone)]
    pub(crate) fn region_gone();
    pub(crate) fn leave(error: &JsValue);
    #[wasm_bindgen(js_name = takeIncoming)]
    pub(crate) fn take_incoming(index: u32) -> JsValue;
    #[wasm_bindgen(js_name = pushOutgoing)]
    pub(crate) fn push_outgoing(value: &JsValue) -> u32;
    #[wasm_bindgen(js_name = truncateOutgoing)]
    pub(crate) fn truncate_outgoing(length: u32);
}

#[wasm_bindgen(module = "/js/transfer.js")]
extern "C" {
    #[wasm_bindgen(js_name = installTransfer)]
    pub(crate) fn install_transfer(scratch: i32, allocate: i32);
}

#[wasm_bindgen(module = "/js/lists.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_lists();
}

#[wasm_bindgen(module = "/js/arguments.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_arguments();
}

#[wasm_bindgen(module = "/js/tuples.js")]
extern "C" {
    #[wasm_bindgen(js_name = installTuples)]
    pub(crate) fn install_tuples();
}

#[wasm_bindgen(module = "/js/strings.js")]
extern "C" {
    #[wasm_bindgen(js_name = installStrings)]
    pub(crate) fn install_strings();
    #[wasm_bindgen(js_name = clearStringCache)]
    pub(crate) fn clear_string_cache();
}

#[wasm_bindgen(module = "/js/text.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_text();
}

#[wasm_bindgen(module = "/js/typed.js")]
extern "C" {
    #[wasm_bindgen(js_name = installArrays)]
    pub(crate) fn install_arrays();
    #[wasm_bindgen(js_name = replyElements)]
    pub(crate) fn reply_elements(elements: usize, count: usize, kind: i32);
}

#[wasm_bindgen(module = "/js/number_lists.js")]
extern "C" {
    #[wasm_bindgen(js_name = installNumberLists)]
    pub(crate) fn install_number_lists();
}

#[wasm_bindgen(module = "/js/numbers.js")]
extern "C" {
    #[wasm_bindgen(js_name = installNumbers)]
    pub(crate) fn install_numbers();
}

#[wasm_bindgen(module = "/js/codecs.js")]
extern "C" {
    #[wasm_bindgen(js_name = installCodecs)]
    pub(crate) fn install_codecs(shape: i32, signature: i32);
    #[wasm_bindgen(js_name = outOfMemory)]
    pub(crate) fn out_of_memory(
        bytes: u32,
        place: *const u8,
        place_len: usize,
        param: *const u8,
        param_len: usize,
    ) -> JsValue;
}

#[wasm_bindgen(module = "/js/collections.js")]
extern "C" {
    #[wasm_bindgen(js_name = installCollections)]
    pub(crate) fn install_collections();
}

#[wasm_bindgen(module = "/js/iterables.js")]
extern "C" {
    #[wasm_bindgen(js_name = installIterables)]
    pub(crate) fn install_iterables();
    #[wasm_bindgen(js_name = iterationOpen)]
    pub(crate) fn iteration_open(
        value: &JsValue,
        is_async: i32,
        place: *const u8,
        place_len: usize,
    ) -> JsValue;
    #[wasm_bindgen(js_name = iterationNext)]
    pub(crate) fn iteration_next(iteration: &JsValue, element: i32) -> i32;
    #[wasm_bindgen(js_name = iterationStep)]
    pub(crate) fn iteration_step(iteration: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = iterationReturn)]
    pub(crate) fn iteration_return(iteration: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = iterationDrop)]
    pub(crate) fn iteration_drop(iteration: &JsValue);
    #[wasm_bindgen(js_name = iteratorNew)]
    pub(crate) fn iterator_new(pull: &JsValue, is_async: i32) -> JsValue;
}

#[wasm_bindgen(module = "/js/identity.js")]
extern "C" {
    pub(crate) fn identity(object: &JsValue) -> u32;
}

#[wasm_bindgen(module = "/js/unions.js")]
extern "C" {
    #[wasm_bindgen(js_name = installUnions)]
    pub(crate) fn install_unions();
}

#[wasm_bindgen(module = "/js/classes.js")]
extern "C" {
    #[wasm_bindgen(js_name = installClasses)]
    pub(crate) fn install_classes();
}

#[wasm_bindgen(module = "/js/objects.js")]
extern "C" {
    #[wasm_bindgen(js_name = objectNew)]
    pub(crate) fn object_new() -> JsValue;
    pub(crate) fn global() -> JsValue;
    #[wasm_bindgen(js_name = objectHas)]
    pub(crate) fn object_has(object: &JsValue, key: *const u8, key_len: usize) -> i32;
    #[wasm_bindgen(js_name = objectTypeOf)]
    pub(crate) fn object_type_of(object: &JsValue, key: *const u8, key_len: usize) -> i32;
    #[wasm_bindgen(js_name = valueDescribe)]
    pub(crate) fn value_describe(value: &JsValue) -> i32;
    #[wasm_bindgen(js_name = objectGet)]
    pub(crate) fn object_get(object: &JsValue, key: *const u8, key_len: usize, shape: i32) -> i32;
    #[wasm_bindgen(js_name = objectSet)]
    pub(crate) fn object_set(
        object: &JsValue,
        key: *const u8,
        key_len: usize,
        ptr: usize,
        len: i32,
        shape: i32,
    );
    #[wasm_bindgen(js_name = objectDelete)]
    pub(crate) fn object_delete(object: &JsValue, key: *const u8, key_len: usize) -> i32;
    #[wasm_bindgen(js_name = objectKeys)]
    pub(crate) fn object_keys(object: &JsValue, shape: i32) -> i32;
    #[wasm_bindgen(js_name = objectInstanceOf)]
    pub(crate) fn object_instance_of(object: &JsValue, class: &JsValue) -> i32;
    #[wasm_bindgen(js_name = objectCallMethod)]
    pub(crate) fn object_call_method(
        object: &JsValue,
        key: *const u8,
        key_len: usize,
        ptr: usize,
        len: i32,
        shape: i32,
    ) -> i32;
    #[wasm_bindgen(js_name = functionCall)]
    pub(crate) fn function_call(
        function: &JsValue,
        this: &JsValue,
        ptr: usize,
        len: i32,
        shape: i32,
        member: *const u8,
        member_len: usize,
        param: *const u8,
        param_len: usize,
    ) -> i32;
    #[wasm_bindgen(js_name = valueMake)]
    pub(crate) fn value_make(ptr: usize, len: i32, shape: i32) -> JsValue;
    #[wasm_bindgen(js_name = valueRead)]
    pub(crate) fn value_read(
        value: &JsValue,
        shape: i32,
        place: *const u8,
        place_len: usize,
    ) -> i32;
    #[wasm_bindgen(js_name = errorInfo)]
    pub(crate) fn error_info(value: &JsValue, shape: i32) -> i32;
}

#[wasm_bindgen(module = "/js/symbols.js")]
extern "C" {
    #[wasm_bindgen(js_name = symbolNew)]
    pub(crate) fn symbol_new(description: *const u8, length: isize) -> JsValue;
    #[wasm_bindgen(js_name = symbolFor)]
    pub(crate) fn symbol_for(key: *const u8, length: usize) -> JsValue;
    #[wasm_bindgen(js_name = symbolWellKnown)]
    pub(crate) fn symbol_well_known(name: *const u8, length: usize) -> JsValue;
    #[wasm_bindgen(js_name = symbolDescription)]
    pub(crate) fn symbol_description(symbol: &JsValue) -> i32;
    #[wasm_bindgen(js_name = symbolKey)]
    pub(crate) fn symbol_key(symbol: &JsValue) -> i32;
}

#[wasm_bindgen(module = "/js/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = installErrors)]
    pub(crate) fn install_errors();
    #[wasm_bindgen(js_name = reportError)]
    pub(crate) fn report_error(value: &JsValue);
}

#[wasm_bindgen(module = "/js/payloads.js")]
extern "C" {
    #[wasm_bindgen(js_name = installPayloads)]
    pub(crate) fn install_payloads(release: i32);
    #[wasm_bindgen(js_name = errorMake)]
    pub(crate) fn error_make(
        name: *const u8,
        name_len: usize,
        message: *const u8,
        message_len: usize,
        has_cause: i32,
        cause: &JsValue,
        payload: i32,
        file: *const u8,
        file_len: usize,
        line: u32,
        column: u32,
    ) -> JsValue;
    #[wasm_bindgen(js_name = errorPayload)]
    pub(crate) fn error_payload(value: &JsValue) -> i32;
}

#[wasm_bindgen(module = "/js/callbacks.js")]
extern "C" {
    #[wasm_bindgen(js_name = installCallbacks)]
    pub(crate) fn install_callbacks(
        kinds: i32,
        call0: i32,
        call1: i32,
        call2: i32,
        call3: i32,
        call_many: i32,
        release: i32,
    );
    #[wasm_bindgen(js_name = callbackFailed)]
    pub(crate) fn callback_failed(why: i32);
    #[wasm_bindgen(js_name = callbackRef)]
    pub(crate) fn callback_ref(
        at: i32,
        shape: i32,
        file: *const u8,
        file_len: usize,
        line: u32,
    ) -> JsValue;
    #[wasm_bindgen(js_name = callbackCollect)]
    pub(crate) fn callback_collect(at: i32);
}

#[wasm_bindgen(module = "/js/encoded.js")]
extern "C" {
    #[wasm_bindgen(js_name = installEncodedCallbacks)]
    pub(crate) fn install_encoded_callbacks(call: i32);
}

#[wasm_bindgen(module = "/js/promises.js")]
extern "C" {
    #[wasm_bindgen(js_name = installPromises)]
    pub(crate) fn install_promises(settle: i32, settle_number: i32);
    #[wasm_bindgen(js_name = installExecutor)]
    pub(crate) fn install_executor(run: i32);
    #[wasm_bindgen(js_name = promiseAwait)]
    pub(crate) fn promise_await(
        value: &JsValue,
        id: u32,
        shape: i32,
        place: *const u8,
        place_len: usize,
    );
    #[wasm_bindgen(js_name = promiseForget)]
    pub(crate) fn promise_forget(id: u32);
    #[wasm_bindgen(js_name = promiseNew)]
    pub(crate) fn promise_new(id: u32) -> JsValue;
    #[wasm_bindgen(js_name = promiseResolve)]
    pub(crate) fn promise_resolve(id: u32, ptr: usize, len: i32, shape: i32);
    #[wasm_bindgen(js_name = promiseReject)]
    pub(crate) fn promise_reject(id: u32, reason: &JsValue);
    pub(crate) fn schedule();
}

#[wasm_bindgen(module = "/js/modules.js")]
extern "C" {
    #[wasm_bindgen(js_name = installModules)]
    pub(crate) fn install_modules();
    #[wasm_bindgen(js_name = moduleRegister)]
    pub(crate) fn module_register(name: *const u8, name_len: usize, module: &JsValue);
    #[wasm_bindgen(js_name = moduleImport)]
    pub(crate) fn module_import(
        name: *const u8,
        name_len: usize,
        url: *const u8,
        url_len: usize,
    ) -> JsValue;
}

#[wasm_bindgen(module = "/js/opaque.js")]
extern "C" {
    #[wasm_bindgen(js_name = opaqueObject)]
    pub(crate) fn opaque_object(id: u32) -> JsValue;
    #[wasm_bindgen(js_name = opaqueId)]
    pub(crate) fn opaque_id(value: &JsValue) -> i32;
}

#[wasm_bindgen(module = "/js/enter.js")]
extern "C" {
    pub(crate) fn panicked(text: *const u8, len: usize, fatal: i32);
}

#[wasm_bindgen(module = "/js/exports.js")]
extern "C" {
    #[wasm_bindgen(js_name = installExports)]
    pub(crate) fn install_exports(direct: i32, release: i32);
    #[wasm_bindgen(js_name = exportNew)]
    pub(crate) fn export_new(
        number: usize,
        class: i32,
        name: *const u8,
        name_len: usize,
    ) -> JsValue;
    #[wasm_bindgen(js_name = exportedObject)]
    pub(crate) fn exported_object(
        number: u32,
        class: i32,
        name: *const u8,
        name_len: usize,
        export: *const u8,
        export_len: usize,
    ) -> JsValue;
    #[wasm_bindgen(js_name = exportedNumber)]
    pub(crate) fn exported_number(object: &JsValue) -> i32;
}

#[wasm_bindgen(module = "/js/encoded_exports.js")]
extern "C" {
    #[wasm_bindgen(js_name = installEncodedExports)]
    pub(crate) fn install_encoded_exports(member: i32, invoke: i32);
}

#[wasm_bindgen(module = "/js/replies.js")]
extern "C" {
    #[wasm_bindgen(js_name = replyError)]
    pub(crate) fn reply_error(error: &JsValue);
    #[wasm_bindgen(js_name = replyNull)]
    pub(crate) fn reply_null();
    #[wasm_bindgen(js_name = replyValue)]
    pub(crate) fn reply_value(value: &JsValue);
    #[wasm_bindgen(js_name = replyText)]
    pub(crate) fn reply_text(text: *const u8, length: i32);
}

#[wasm_bindgen(module = "/js/implemented.js")]
extern "C" {
    #[wasm_bindgen(js_name = interfaceNew)]
    pub(crate) fn interface_new(number: usize, name: *const u8, name_len: usize) -> JsValue;
    #[wasm_bindgen(js_name = implementedObject)]
    pub(crate) fn implemented_object(
        number: u32,
        export: i32,
        present: *const bool,
        present_len: usize,
    ) -> JsValue;
}

#[wasm_bindgen(module = "/js/views.js")]
extern "C" {
    #[wasm_bindgen(js_name = installViews)]
    pub(crate) fn install_views(release: i32);
    #[wasm_bindgen(js_name = pinnedView)]
    pub(crate) fn pinned_view(
        id: u32,
        kind: i32,
        address: usize,
        count: usize,
        readonly: i32,
    ) -> JsValue;
    #[wasm_bindgen(js_name = lentViews)]
    pub(crate) fn lent_views() -> u32;
}

#[wasm_bindgen(module = "/js/records.js")]
extern "C" {
    #[wasm_bindgen(js_name = installRecords)]
    pub(crate) fn install_records();
}

// The files that only other files import: without an `extern` block they would not be shipped. The functions are never called.
#[wasm_bindgen(module = "/js/state.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_state();
}

#[wasm_bindgen(module = "/js/brands.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_brands();
}

#[wasm_bindgen(module = "/js/encode.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_encode();
}

#[wasm_bindgen(module = "/js/decode.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_decode();
}

#[wasm_bindgen(module = "/js/nested.js")]
extern "C" {
    #[wasm_bindgen(js_name = installNested)]
    pub(crate) fn install_nested();
}

#[wasm_bindgen(module = "/js/stacks.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_stacks();
}

#[wasm_bindgen(module = "/js/direct.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_direct();
}

#[wasm_bindgen(module = "/js/shapes.js")]
extern "C" {
    #[allow(dead_code, reason = "only ships the file")]
    #[wasm_bindgen(js_name = shipped)]
    fn ship_shapes();
}

#[cfg(target_feature = "atomics")]
#[wasm_bindgen(module = "/js/threads.js")]
extern "C" {
    #[wasm_bindgen(js_name = installThreads)]
    pub(crate) fn install_threads(woken: i32);
    pub(crate) fn listen(address: i32);
    pub(crate) fn notify(address: i32);
}
