//! The macros that contain the bodies of generated functions: in WebAssembly they call the glue, natively the mock if there is
//! one.

/// Calls the glue of an interface or of a class's statics.
#[cfg(target_family = "wasm")]
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($place:literal => $($body:tt)*) => {{
        __start();
        $($body)*
    }};
}

/// Returns an error: there is no JavaScript.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($place:literal => $($body:tt)*) => {
        $crate::__private::unavailable($place)
    };
}

/// Calls the glue of a class's objects.
#[cfg(target_family = "wasm")]
#[doc(hidden)]
#[macro_export]
macro_rules! __member {
    ($place:literal, $of:ident::$name:ident($($arg:tt)*) => $($body:tt)*) => {{
        __start();
        $($body)*
    }};
}

/// Calls the mock in the object, and returns an error if there is none.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __member {
    ($place:literal, $of:ident::$name:ident($this:ident $($arg:tt)*) => $($body:tt)*) => {
        match $crate::__private::mocked::<dyn $of>($this) {
            ::core::option::Option::Some(mock) => {
                let _called = $crate::__private::Called::on($this);
                $of::$name(&*mock $($arg)*)
            }
            ::core::option::Option::None => $crate::__private::unavailable($place),
        }
    };
}
