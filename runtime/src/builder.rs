//! The methods that create a record with optional fields.

/// Implements `new` with the required fields, and for each optional field a method that sets it.
#[doc(hidden)]
#[macro_export]
macro_rules! __builder {
    (
        $record:ident $(<$($param:ident),+>)? ($($required:ident: $type:ty),* $(,)?)
        $($(#[$attribute:meta])* $setter:ident($field:ident): $of:ty,)*
    ) => {
        impl $(<$($param),+>)? $record $(<$($param),+>)? {
            /// A record with these fields, and without optional ones.
            #[must_use]
            pub fn new($($required: $type),*) -> Self {
                Self {
                    $($required: ::core::convert::Into::into($required),)*
                    $($field: ::core::option::Option::None,)*
                }
            }

            $(
                #[doc = ::core::concat!("The record with this `", ::core::stringify!($field), "`.")]
                $(#[$attribute])*
                #[must_use]
                pub fn $setter(mut self, value: $of) -> Self {
                    self.$field = ::core::option::Option::Some(::core::convert::Into::into(value));
                    self
                }
            )*
        }
    };
}
