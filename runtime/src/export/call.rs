//! How generated code describes the members of an export, reads their arguments and writes their results.

use std::rc::Rc;

use crate::callback::Callback;
use crate::marshal::{Args, FromJs, ToJs};
use crate::shape::{ClassShape, FunctionShape, Shape};
use crate::value::JsError;
use crate::wire::{Frame, FrameBytes, Reader, Writer};

/// The trait of an export, as `dyn Trait`.
pub trait Exported: 'static {
    /// The class, unless it is an interface.
    const CLASS: Option<&'static ClassShape> = None;
    /// The members that cross as wire bytes: of a class those of its objects, getters and setters included.
    const METHODS: &'static [Method<Self>] = &[];
    /// The members of a callback interface that cross in their signatures.
    const DIRECT: &'static [*const ()] = &[];

    /// Connects the runtime modules that the glue calls.
    fn load() {}
}

/// The trait of an export that a `V` implements. The functions that cross in their signatures call those of `V`, which is faster than
/// a call through the trait.
pub trait Implements<V: 'static>: Exported {
    /// The members that cross in their signatures: functions that JavaScript calls through the function table.
    const DIRECT: &'static [*const ()] = &[];

    /// The value behind the trait.
    fn upcast(value: Rc<V>) -> Rc<Self>;
}

/// Constructor and statics of a class with the objects `T`; `()` has neither.
pub trait Statics<T: ?Sized> {
    /// The constructor, if it crosses as wire bytes.
    const NEW: Option<Constructor<T>> = None;
    /// The constructor, if it crosses in its signature.
    const NEW_DIRECT: Option<*const ()> = None;
    /// The statics that cross as wire bytes; in JavaScript their numbers follow those of the methods.
    const METHODS: &'static [Method<()>] = &[];
    /// The statics that cross in their signatures; their numbers follow likewise.
    const DIRECT: &'static [*const ()] = &[];
}

impl<T: ?Sized> Statics<T> for () {}

/// A member, called on a `T`.
#[derive(Debug)]
pub struct Method<T: ?Sized> {
    /// Its place in errors: `Greeter.greet`.
    pub place: &'static str,
    /// The names of the parameters.
    pub params: &'static [&'static str],
    /// Whether the last parameter takes all further arguments.
    pub rest: bool,
    /// Parameters and result.
    pub shape: &'static FunctionShape,
    /// Calls it.
    pub call: fn(&T, Arguments) -> Result<Reply, JsError>,
}

/// The constructor of a class with the objects `T`.
#[derive(Debug)]
pub struct Constructor<T: ?Sized> {
    /// Its place in errors: the class.
    pub place: &'static str,
    /// The names of the parameters.
    pub params: &'static [&'static str],
    /// Whether the last parameter takes all further arguments.
    pub rest: bool,
    /// A [`Shape::Arguments`].
    pub args: &'static Shape,
    /// Creates an object.
    pub call: fn(Arguments) -> Result<Rc<T>, JsError>,
}

/// The arguments of one call, not yet read.
#[derive(Debug)]
pub struct Arguments {
    frame: Frame,
    shape: &'static Shape,
    place: &'static str,
    params: &'static [&'static str],
}

impl Arguments {
    pub(super) fn new(
        frame: Frame,
        shape: &'static Shape,
        place: &'static str,
        params: &'static [&'static str],
    ) -> Self {
        Self {
            frame,
            shape,
            place,
            params,
        }
    }

    /// Reads them in order.
    pub fn read<V>(
        self,
        read: impl FnOnce(&mut ArgumentReader<'_>) -> Result<V, JsError>,
    ) -> Result<V, JsError> {
        let shapes: &[&Shape] = match self.shape {
            Shape::Arguments(shapes) => shapes,
            _ => &[],
        };
        self.frame.with_reader(|reader| {
            read(&mut ArgumentReader {
                reader,
                shapes: shapes.iter(),
                place: self.place,
                params: self.params.iter(),
            })
        })
    }
}

/// Reads the arguments of one call, each with the shape that the interface declares.
#[derive(Debug)]
pub struct ArgumentReader<'a> {
    reader: Reader<'a>,
    shapes: std::slice::Iter<'static, &'static Shape>,
    place: &'static str,
    params: std::slice::Iter<'static, &'static str>,
}

impl ArgumentReader<'_> {
    /// The next argument.
    pub fn lift<T: FromJs>(&mut self) -> Result<T, JsError> {
        self.reader.declare(self.shapes.next().copied());
        self.reader
            .locate(self.place, self.params.next().copied().unwrap_or_default());
        T::read(&mut self.reader)
    }
}

/// The result of a call.
#[derive(Debug)]
pub struct Reply(pub(super) Writer);

/// A result of this shape.
pub fn reply<T: ToJs>(result: Result<T, JsError>, shape: &'static Shape) -> Result<Reply, JsError> {
    result.map(|value| Reply(Writer::shaped(&value, shape)))
}

/// A callback as a result: JavaScript keeps it until it collects the function.
pub fn reply_callback<A: Args + ?Sized + 'static, R: ToJs + FromJs + 'static>(
    result: Result<Callback<'static, A, R>, JsError>,
    shape: &'static FunctionShape,
) -> Result<Reply, JsError> {
    let function = result?.into_function(shape);
    Ok(Reply(Writer::of(&function)))
}

/// The same, or null.
pub fn reply_nullable_callback<A: Args + ?Sized + 'static, R: ToJs + FromJs + 'static>(
    result: Result<Option<Callback<'static, A, R>>, JsError>,
    shape: &'static FunctionShape,
) -> Result<Reply, JsError> {
    let function = result?.map(|callback| callback.into_function(shape));
    Ok(Reply(Writer::of(&function)))
}
