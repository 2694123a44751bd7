//! Slices of `Any` as the arguments of functions: any number of any values.

use crate::marshal::{ArgList, Args, ToJs};
use crate::shape::Shape;
use crate::value::Any;

impl ArgList for &[Any] {
    const SHAPE: &'static Shape = <[Any] as ToJs>::SHAPE;
}

impl<const N: usize> ArgList for &[Any; N] {
    const SHAPE: &'static Shape = &Shape::Arguments(&[<Any as ToJs>::SHAPE; N]);
}

impl Args for [Any] {
    const SHAPE: &'static Shape = <[Any] as ToJs>::SHAPE;
    type Owned = Vec<Any>;
    type Given<'a> = &'a [Any];

    fn give<T>(owned: Vec<Any>, to: impl FnOnce(&[Any]) -> T) -> T {
        to(&owned)
    }
}
