//! How a method receives a value that its caller owns, from the type of the parameter.

use crate::bindings::{Borrow, RustType};

/// How a parameter of this type is given. What may be absent is an `Option` around that, the one type around references.
pub(crate) fn borrow(ty: &RustType) -> Borrow {
    match ty {
        RustType::Generic(_, inner) => match inner.as_slice() {
            [tuple @ RustType::Tuple(_)] => borrow_part(tuple),
            _ => borrow_whole(ty),
        },
        RustType::Tuple(_) => borrow_part(ty),
        RustType::Name(_)
        | RustType::Slice(_)
        | RustType::Array(..)
        | RustType::Ref(_)
        | RustType::RefMut(_) => borrow_whole(ty),
    }
}

/// How a tuple, or an element of one, is given: by value if there is no reference in it.
fn borrow_part(ty: &RustType) -> Borrow {
    match ty {
        RustType::Tuple(elements) => {
            let elements: Vec<Borrow> = elements.iter().map(borrow_part).collect();
            if elements.iter().all(|element| *element == Borrow::Value) {
                Borrow::Value
            } else {
                Borrow::Tuple(elements)
            }
        }
        RustType::Generic(_, inner) => match inner.as_slice() {
            [inner] if !matches!(inner, RustType::Name(_)) => match borrow_part(inner) {
                Borrow::Value => Borrow::Value,
                inner => Borrow::Nullable(Box::new(inner)),
            },
            _ => Borrow::Value,
        },
        ty => borrow_whole(ty),
    }
}

fn borrow_whole(ty: &RustType) -> Borrow {
    let target = match ty {
        RustType::Ref(target) | RustType::RefMut(target) => target,
        RustType::Generic(_, inner) => match inner.as_slice() {
            [RustType::Ref(target)] => target,
            _ => return Borrow::Value,
        },
        RustType::Name(_) | RustType::Tuple(_) | RustType::Slice(_) | RustType::Array(..) => {
            return Borrow::Value;
        }
    };
    match &**target {
        RustType::Slice(_) => Borrow::Slice,
        RustType::Name(name) if name == "str" => Borrow::Slice,
        RustType::Name(_)
        | RustType::Generic(..)
        | RustType::Tuple(_)
        | RustType::Array(..)
        | RustType::Ref(_)
        | RustType::RefMut(_) => Borrow::Reference,
    }
}
