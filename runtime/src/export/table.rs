//! Interfaces and classes that Rust exports, and the calls that JavaScript makes to them.

use std::any::TypeId;
use std::cell::{Cell, OnceCell};
use std::marker::PhantomData;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::call::{Arguments, Constructor, Exported, Method, Reply, Statics};
use super::entries::EXPORTS;
use super::implemented::{CallbackInterface, RustObject};
use super::registry::{Export, Member, REGISTERED, Registered, unknown};
use super::shared::Shared;
use crate::shape::Shape;
use crate::sys::{self, disposed};
use crate::value::JsError;
use crate::wire::{Frame, Writer};

impl Member {
    fn of<T: ?Sized>(method: &Method<T>) -> Self {
        Self {
            place: method.place,
            params: method.params,
            rest: method.rest,
            args: method.shape.args,
            result: method.shape.result,
        }
    }
}

/// Registers an export unless it is registered: start functions may run twice.
fn register<T: Exported + ?Sized>(export: impl FnOnce() -> Rc<dyn Export>, init: fn(&JsValue)) {
    let of = TypeId::of::<T>();
    let number = REGISTERED.with_borrow_mut(|exports| {
        if exports.iter().any(|entry| entry.of == of) {
            return None;
        }
        Some(add(exports, of, export()))
    });
    if let Some(number) = number {
        EXPORTS.load();
        init(&sys::export(number, T::CLASS));
    }
    sys::export_registered();
}

fn add(exports: &mut Vec<Registered>, of: TypeId, export: Rc<dyn Export>) -> usize {
    let number = exports.len();
    exports.push(Registered { of, export });
    number
}

/// Registers an interface, whose value is created at the first call.
pub fn export_interface<T: Exported + ?Sized>(init: fn(&JsValue), make: fn() -> Rc<T>) {
    let export = || -> Rc<dyn Export> {
        Rc::new(Interface {
            make,
            value: OnceCell::new(),
            making: Cell::new(false),
        })
    };
    register::<T>(export, init);
}

/// Registers a callback interface unless it is registered, and returns its number.
pub fn export_callback_interface<T: Exported + CallbackInterface + ?Sized>(
    init: fn(&JsValue),
) -> i32 {
    let of = TypeId::of::<T>();
    let known = REGISTERED.with_borrow(|exports| exports.iter().position(|entry| entry.of == of));
    let number = known.unwrap_or_else(|| {
        let export = Rc::new(Objects::<T>(PhantomData));
        let number = REGISTERED.with_borrow_mut(|exports| add(exports, of, export));
        init(&sys::export_callback_interface(number, T::SHAPE));
        number
    });
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Registers a class.
pub fn export_class<T: Exported + ?Sized, S: Statics<T> + 'static>(init: fn(&JsValue)) {
    let export = || -> Rc<dyn Export> { Rc::new(Class::<T, S>(PhantomData, PhantomData)) };
    register::<T>(export, init);
}

fn method<T: ?Sized>(methods: &'static [Method<T>], index: i32) -> Option<&'static Method<T>> {
    methods.get(usize::try_from(index).ok()?)
}

fn call<T: ?Sized>(method: &Method<T>, this: &T, args: Frame) -> Result<Writer, JsError> {
    let Reply(writer) = (method.call)(
        this,
        Arguments::new(args, method.shape.args, method.place, method.params),
    )?;
    Ok(writer)
}

struct Interface<T: ?Sized> {
    make: fn() -> Rc<T>,
    value: OnceCell<Rc<T>>,
    making: Cell<bool>,
}

impl<T: Exported + ?Sized> Interface<T> {
    fn value(&self) -> Result<&T, JsError> {
        if self.value.get().is_none() {
            // Code that creates the value may call JavaScript, which may call the value.
            if self.making.replace(true) {
                return Err(JsError::new("the exported value is still being created"));
            }
            let value = (self.make)();
            self.making.set(false);
            let _ = self.value.set(value);
        }
        self.value.get().map(Rc::as_ref).ok_or_else(unknown)
    }
}

impl<T: Exported + ?Sized> Export for Interface<T> {
    fn member(&self, index: i32) -> Option<Member> {
        method(T::METHODS, index).map(Member::of)
    }

    fn call(&self, index: i32, _: i32, args: Frame) -> Result<Writer, JsError> {
        let method = method(T::METHODS, index).ok_or_else(unknown)?;
        call(method, self.value()?, args)
    }
}

/// The objects of a callback interface.
struct Objects<T: ?Sized>(PhantomData<T>);

impl<T: Exported + ?Sized> Export for Objects<T> {
    fn member(&self, index: i32) -> Option<Member> {
        method(T::METHODS, index).map(Member::of)
    }

    fn call(&self, index: i32, object: i32, args: Frame) -> Result<Writer, JsError> {
        let method = method(T::METHODS, index).ok_or_else(unknown)?;
        let object = sys::exported_numbered(object).ok_or_else(unknown)?;
        let object: Rc<RustObject<T>> = object.downcast().map_err(|_| unknown())?;
        call(method, &*object.value, args)
    }
}

struct Class<T: ?Sized, S>(PhantomData<S>, PhantomData<T>);

/// The index of the constructor.
const NEW: i32 = -1;
/// The result of the constructor: the number of the object.
const NUMBER: &Shape = &Shape::U32;

enum Found<T: ?Sized + 'static> {
    New(Constructor<T>),
    Method(&'static Method<T>),
    Static(&'static Method<()>),
}

impl<T: Exported + ?Sized, S: Statics<T>> Class<T, S> {
    fn find(index: i32) -> Option<Found<T>> {
        if index == NEW {
            return S::NEW.map(Found::New);
        }
        // The numbers of the statics follow those of the methods.
        match method(T::METHODS, index) {
            Some(method) => Some(Found::Method(method)),
            None => method(S::METHODS, index - count(T::METHODS)).map(Found::Static),
        }
    }
}

fn count<T>(list: &[T]) -> i32 {
    i32::try_from(list.len()).unwrap_or(i32::MAX)
}

impl<T: Exported + ?Sized, S: Statics<T>> Export for Class<T, S> {
    fn member(&self, index: i32) -> Option<Member> {
        Some(match Self::find(index)? {
            Found::New(new) => Member {
                place: new.place,
                params: new.params,
                rest: new.rest,
                args: new.args,
                result: NUMBER,
            },
            Found::Method(method) => Member::of(method),
            Found::Static(method) => Member::of(method),
        })
    }

    fn call(&self, index: i32, object: i32, args: Frame) -> Result<Writer, JsError> {
        match Self::find(index).ok_or_else(unknown)? {
            Found::New(new) => {
                let value = (new.call)(Arguments::new(args, new.args, new.place, new.params))?;
                let number = sys::exported_number(&Shared::new(value).object());
                Ok(Writer::shaped(&number, NUMBER))
            }
            Found::Method(method) => {
                // The getter of an argument may have disposed of the object after the check in JavaScript.
                let this = Shared::<T>::numbered(object).ok_or_else(|| {
                    let name = T::CLASS.map_or("", |class| class.name);
                    JsError::type_error(format!("{}: {}", method.place, disposed(name)))
                })?;
                call(method, &this, args)
            }
            Found::Static(method) => call(method, &(), args),
        }
    }
}
