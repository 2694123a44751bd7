//! The macros around the bodies of generated functions: with JavaScript they call the glue, natively what stands for it.

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

/// Fails: there is no JavaScript.
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

/// Calls the mock in the object, and fails where there is none.
#[cfg(not(target_family = "wasm"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __member {
    ($place:literal, $of:ident::$name:ident($this:ident $($arg:tt)*) => $($body:tt)*) => {
        match $crate::__private::mocked::<dyn $of>($this) {
            ::core::option::Option::Some(mock) => $of::$name(&*mock $($arg)*),
            ::core::option::Option::None => $crate::__private::unavailable($place),
        }
    };
}
