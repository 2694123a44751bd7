//! The macros that generated exports expand to. They contain the attributes of wasm-bindgen and the code that lints of a user's
//! crate would report.
//!
//! rustfmt skips code that it would indent further at each run.

/// Makes an interface an export. `$module` is the hidden module of the generated code, `$glue` and `$types` are literals.
#[doc(hidden)]
#[macro_export]
#[rustfmt::skip]
macro_rules! __export_interface {
    ($module:ident, $symbol:ident, $name:tt, $glue:tt, $types:tt, $value:expr) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            $crate::__export_glue!($symbol, $name, $glue, $types, {
                $crate::__private::export_interface::<dyn $module::Exported, _>(__init, || {
                    ::std::rc::Rc::new($value)
                });
            });
        };

        #[cfg(not(target_family = "wasm"))]
        const _: () = {
            // never called: natively nothing is exported, but the types are checked
            #[allow(dead_code)]
            fn value() -> impl $module::Exported + 'static {
                $value
            }
        };
    };
}

/// Makes a class an export. The last word is `statics` if it has a constructor or statics.
#[doc(hidden)]
#[macro_export]
#[rustfmt::skip]
macro_rules! __export_class {
    ($module:ident, $symbol:ident, $name:tt, $glue:tt, $types:tt, $class:ty, $statics:ident) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            $crate::__export_glue!($symbol, $name, $glue, $types, {
                $crate::__export_class!(@register $statics, $module, $class);
            });
        };

        const _: () = {
            #[allow(dead_code)]
            fn check() {
                $crate::__export_class!(@check $statics, $module, $class);
            }
        };
    };
    (@register plain, $module:ident, $class:ty) => {
        $crate::__private::export_class::<dyn $module::Exported, (), $class>(__init)
    };
    (@register statics, $module:ident, $class:ty) => {
        $crate::__private::export_class::<dyn $module::Exported, $module::Statics<$class>, $class>(__init)
    };
    (@check plain, $module:ident, $class:ty) => {
        fn is<T: $module::Exported + 'static>() {}
        is::<$class>();
    };
    (@check statics, $module:ident, $class:ty) => {
        fn is<T: $module::ExportedStatics + 'static>() {}
        is::<$class>();
    };
}

/// The glue of an export, its import in JavaScript, its TypeScript, and the start function that registers it.
#[doc(hidden)]
#[macro_export]
#[rustfmt::skip]
macro_rules! __export_glue {
    ($symbol:ident, $name:tt, $glue:tt, $types:tt, $register:block) => {
        #[$crate::__private::wasm_bindgen::prelude::wasm_bindgen(
            wasm_bindgen = $crate::__private::wasm_bindgen,
            inline_js = $glue
        )]
        extern "C" {
            #[wasm_bindgen(js_name = "$init")]
            fn __init(it: &$crate::__private::JsValue);
            // never called: it represents the exported value
            #[allow(dead_code)]
            #[wasm_bindgen(js_name = "$export", reexport = $name, skip_typescript)]
            fn __export();
        }

        $crate::__typescript!($types);

        #[$crate::__private::wasm_bindgen::prelude::wasm_bindgen(
            wasm_bindgen = $crate::__private::wasm_bindgen,
            start,
            private
        )]
        // named after the JavaScript name
        #[allow(non_snake_case)]
        fn $symbol() $register
    };
}

/// Adds text to the TypeScript declarations of the package.
#[doc(hidden)]
#[macro_export]
macro_rules! __typescript {
    ($types:tt) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            // On a constant the attribute ignores a path, so the name is imported.
            use $crate::__private::wasm_bindgen;
            #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
            const TYPES: &str = $types;
        };
    };
}
