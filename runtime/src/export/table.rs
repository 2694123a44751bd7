//! Interfaces and classes that Rust exports, and the calls that JavaScript makes to them.

use std::any::TypeId;
use std::marker::PhantomData;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::call::{Arguments, Constructor, Exported, Implements, Method, Reply, Statics};
use super::entries::{ENCODED_EXPORTS, EXPORTS};
use super::implemented::{CallbackInterface, implemented_numbered};
use super::registry::{Encoded, Member, REGISTERED, Registered, unknown};
use super::shared::Shared;
use super::singleton::Singleton;
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
fn register<T: Exported + ?Sized>(
    direct: fn(i32) -> Option<*const ()>,
    encoded: Option<Rc<dyn Encoded>>,
    init: fn(&JsValue),
) {
    if numbered::<T>().is_none() {
        let number = add::<T>(direct, encoded);
        init(&sys::export(number, T::CLASS));
    }
    sys::export_registered();
}

/// The number of an export.
fn numbered<T: Exported + ?Sized>() -> Option<usize> {
    let of = TypeId::of::<T>();
    REGISTERED.with_borrow(|exports| exports.iter().position(|entry| entry.of == of))
}

fn add<T: Exported + ?Sized>(
    direct: fn(i32) -> Option<*const ()>,
    encoded: Option<Rc<dyn Encoded>>,
) -> usize {
    EXPORTS.load();
    T::load();
    REGISTERED.with_borrow_mut(|exports| {
        exports.push(Registered {
            of: TypeId::of::<T>(),
            direct,
            encoded,
        });
        exports.len() - 1
    })
}

/// Members that cross as wire bytes, if there are any: a constant decides, so that their code is not linked otherwise.
#[inline]
fn encoded(any: bool, members: impl Encoded + 'static) -> Option<Rc<dyn Encoded>> {
    any.then(|| -> Rc<dyn Encoded> {
        ENCODED_EXPORTS.load();
        Rc::new(members)
    })
}

/// Registers an interface, whose value is created at the first call.
pub fn export_interface<T: Singleton + Implements<V> + ?Sized, V: 'static>(
    init: fn(&JsValue),
    make: fn() -> Rc<V>,
) {
    T::value().with(|value| value.made_by(make));
    let encoded = encoded(!T::METHODS.is_empty(), Interface::<T>(PhantomData));
    register::<T>(
        |index| entry(<T as Implements<V>>::DIRECT, index),
        encoded,
        init,
    );
}

/// Registers a callback interface unless it is registered, and returns its number.
pub fn export_callback_interface<T: Exported + CallbackInterface + ?Sized>(
    init: fn(&JsValue),
) -> i32 {
    let number = numbered::<T>().unwrap_or_else(|| {
        let encoded = encoded(!T::METHODS.is_empty(), Objects::<T>(PhantomData));
        let number = add::<T>(|index| entry(T::DIRECT, index), encoded);
        init(&sys::export_callback_interface(number, T::SHAPE));
        number
    });
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Registers a class, of which JavaScript makes objects that are a `V`.
pub fn export_class<T: Implements<V> + ?Sized, S: Statics<T> + 'static, V: 'static>(
    init: fn(&JsValue),
) {
    let any = !T::METHODS.is_empty() || !S::METHODS.is_empty() || S::NEW.is_some();
    let encoded = encoded(any, Class::<T, S>(PhantomData, PhantomData));
    let direct = |index| {
        if index == NEW {
            return S::NEW_DIRECT;
        }
        let of_objects = <T as Implements<V>>::DIRECT;
        let of_class = || entry(S::DIRECT, index - count(of_objects));
        entry(of_objects, index).or_else(of_class)
    };
    register::<T>(direct, encoded, init);
}

fn method<T: ?Sized>(methods: &'static [Method<T>], index: i32) -> Option<&'static Method<T>> {
    methods.get(usize::try_from(index).ok()?)
}

fn entry(direct: &[*const ()], index: i32) -> Option<*const ()> {
    direct.get(usize::try_from(index).ok()?).copied()
}

fn call<T: ?Sized>(method: &Method<T>, this: &T, args: Frame) -> Result<Writer, JsError> {
    let Reply(writer) = (method.call)(
        this,
        Arguments::new(args, method.shape.args, method.place, method.params),
    )?;
    Ok(writer)
}

struct Interface<T: ?Sized>(PhantomData<T>);

impl<T: Singleton + ?Sized> Encoded for Interface<T> {
    fn member(&self, index: i32) -> Option<Member> {
        method(T::METHODS, index).map(Member::of)
    }

    fn call(&self, index: i32, _: i32, args: Frame) -> Result<Writer, JsError> {
        let method = method(T::METHODS, index).ok_or_else(unknown)?;
        T::value().with(|value| call(method, value.get()?, args))
    }
}

/// The objects of a callback interface.
struct Objects<T: ?Sized>(PhantomData<T>);

impl<T: Exported + ?Sized> Encoded for Objects<T> {
    fn member(&self, index: i32) -> Option<Member> {
        method(T::METHODS, index).map(Member::of)
    }

    fn call(&self, index: i32, object: i32, args: Frame) -> Result<Writer, JsError> {
        let method = method(T::METHODS, index).ok_or_else(unknown)?;
        call(method, &*implemented_numbered::<T>(object)?, args)
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

impl<T: Exported + ?Sized, S: Statics<T>> Encoded for Class<T, S> {
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
