//! The one value of an exported interface. It is made at the first call.

use std::cell::{Cell, OnceCell};
use std::fmt;
use std::rc::Rc;
use std::thread::LocalKey;

use super::call::{Exported, Implements};
use super::registry::unknown;
use crate::reference::Concrete;
use crate::sys;
use crate::value::JsError;

/// The value behind the trait of an exported interface.
pub struct Value<T: ?Sized> {
    make: OnceCell<Box<dyn Fn() -> Made<T>>>,
    value: OnceCell<Made<T>>,
    /// That of the value, once it is made: calls look only here.
    concrete: Cell<Option<Concrete>>,
    making: Cell<bool>,
}

/// A value, as the type that it has behind the trait, too.
struct Made<T: ?Sized> {
    value: Rc<T>,
    concrete: Concrete,
}

/// The trait of an exported interface, as `dyn Trait`: it has one value in each thread.
pub trait Singleton: Exported {
    /// The value.
    fn value() -> &'static LocalKey<Value<Self>>;
}

impl<T: ?Sized> Value<T> {
    /// No value yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            make: OnceCell::new(),
            value: OnceCell::new(),
            concrete: Cell::new(None),
            making: Cell::new(false),
        }
    }

    /// Sets what makes the value, once.
    pub(super) fn made_by<V: 'static>(&self, make: fn() -> Rc<V>)
    where
        T: Implements<V>,
    {
        let make = move || {
            let value = make();
            let concrete = Concrete::of(&value);
            Made {
                value: T::upcast(value),
                concrete,
            }
        };
        self.make.get_or_init(|| Box::new(make));
    }

    /// The value.
    pub(super) fn get(&self) -> Result<&T, JsError> {
        self.made().map(|made| &*made.value)
    }

    /// The value, which is a `V`.
    #[inline]
    pub(crate) fn get_as<V: 'static>(&self) -> Result<&V, JsError> {
        // What is cold gives one number, so that calls need no memory for it.
        let known = self.concrete.get().and_then(Concrete::as_type::<V>);
        let Some(at) = known.or_else(|| self.first_as::<V>()) else {
            return Err(self.refusal());
        };
        // SAFETY: the address is that of the value, whose type was compared. Its `Rc` lives as long as `self`.
        Ok(unsafe { &*at })
    }

    /// The address of the value, which is made now if this is the first call.
    #[cold]
    #[inline(never)]
    fn first_as<V: 'static>(&self) -> Option<*const V> {
        let made = self.made().ok()?;
        self.concrete.set(Some(made.concrete));
        made.concrete.as_type()
    }

    /// Why there is no value of the type.
    #[cold]
    #[inline(never)]
    fn refusal(&self) -> JsError {
        self.made().err().unwrap_or_else(unknown)
    }

    /// It is made now if this is the first call.
    #[inline]
    fn made(&self) -> Result<&Made<T>, JsError> {
        self.value
            .get()
            .or_else(|| self.first())
            .ok_or_else(refused)
    }

    /// `None` while it is being made: code that creates the value may call JavaScript, which may call the value.
    #[cold]
    #[inline(never)]
    fn first(&self) -> Option<&Made<T>> {
        let make = self.make.get()?;
        if self.making.replace(true) {
            return None;
        }
        // The arguments of the call that makes it are read afterwards.
        let made = sys::keeping(make);
        self.making.set(false);
        Some(self.value.get_or_init(|| made))
    }
}

#[cold]
#[inline(never)]
fn refused() -> JsError {
    JsError::new("the exported value is still being created")
}

impl<T: ?Sized> Default for Value<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized> fmt::Debug for Value<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value")
    }
}

/// Implements [`Singleton`] for a `dyn Trait`.
#[doc(hidden)]
#[macro_export]
macro_rules! __singleton {
    ($of:ty) => {
        const _: () = {
            ::std::thread_local! {
                static VALUE: $crate::__private::Value<$of> =
                    const { $crate::__private::Value::new() };
            }

            impl $crate::__private::Singleton for $of {
                fn value() -> &'static ::std::thread::LocalKey<$crate::__private::Value<Self>> {
                    &VALUE
                }
            }
        };
    };
}
