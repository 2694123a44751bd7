//! How the members of a union are distinguished: the sort of values that each kind takes inside of a union, and what decides
//! between two sorts. The language reads it for its errors, the documentation for its table, and both halves of the runtime for
//! the order in which they test a value.

/// The JavaScript values that a kind takes inside of a union. No value belongs to two sorts: the first one in this order has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Whatever its parts take, or no member of a union.
    Composed,
    /// `typeof` is `"boolean"`.
    Boolean,
    /// `typeof` is `"number"`.
    Number,
    /// `typeof` is `"bigint"`.
    BigInt,
    /// `typeof` is `"string"`.
    String,
    /// `typeof` is `"symbol"`.
    Symbol,
    /// An object of a class, by `instanceof`; subclasses are tested before their base classes.
    Class,
    /// `typeof` is `"function"`.
    Function,
    /// An array.
    Array,
    /// A typed array.
    Typed,
    /// An `ArrayBuffer`.
    ArrayBuffer,
    /// A `Date`.
    Date,
    /// An `Error`.
    Error,
    /// A `Map`.
    Map,
    /// A `Set`.
    Set,
    /// A promise or another object with a method `then`.
    Promise,
    /// An object of no other sort whose prototype is that of object literals, or null.
    Record,
    /// An object that no other member takes, with a method `[Symbol.iterator]`.
    Iterable,
    /// The same with one of the methods that `for await` calls, or a `ReadableStream`.
    AsyncIterable,
    /// Every other object.
    Rest,
    /// Any value.
    Any,
}

/// What decides between two members of a union.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// The sort of the value.
    Sort,
    /// The value itself: both are literals or enums without `...`, and have no value in common.
    Value,
    /// The length of the array: both are tuples.
    Length,
    /// The class of the typed array.
    Element,
    /// The class of the object.
    Class,
    /// The value of a field: both are records that require it, with different literals as its types.
    Field,
    /// Nothing.
    Never,
}

impl Sort {
    /// Every sort of values, in the order in which a value is tested.
    pub const ALL: &'static [Self] = &[
        Self::Boolean,
        Self::Number,
        Self::BigInt,
        Self::String,
        Self::Symbol,
        Self::Class,
        Self::Function,
        Self::Array,
        Self::Typed,
        Self::ArrayBuffer,
        Self::Date,
        Self::Error,
        Self::Map,
        Self::Set,
        Self::Promise,
        Self::Record,
        Self::Iterable,
        Self::AsyncIterable,
        Self::Rest,
        Self::Any,
    ];

    /// The types of the language that take such values.
    #[must_use]
    pub const fn types(self) -> &'static str {
        match self {
            Self::Composed => "",
            Self::Boolean => "`Boolean`, `true`, `false`",
            Self::Number => "`Number<…>`, number enums, numbers",
            Self::BigInt => "`BigInt<…>`",
            Self::String => "`String`, `Char`, string enums, strings",
            Self::Symbol => "`Symbol`",
            Self::Class => "classes with `from`, exported classes, `Class<…>`",
            Self::Function => "`Function`",
            Self::Array => "`Array<…>`, tuples",
            Self::Typed => "typed arrays",
            Self::ArrayBuffer => "`ArrayBuffer`",
            Self::Date => "`Date`",
            Self::Error => "`Error`",
            Self::Map => "`Map<…>`",
            Self::Set => "`Set<…>`",
            Self::Promise => "`Promise<…>`",
            Self::Record => "records, `Record<…>`",
            Self::Iterable => "`Iterable<…>`",
            Self::AsyncIterable => "`AsyncIterable<…>`",
            Self::Rest => "`Object`, classes without `from`, callback interfaces",
            Self::Any => "`Any`",
        }
    }

    /// What decides between members of these sorts.
    #[must_use]
    pub const fn apart(self, other: Self) -> Apart {
        match (self, other) {
            (Self::Any | Self::Composed, _) | (_, Self::Any | Self::Composed) => Apart::Never,
            (Self::Boolean, Self::Boolean)
            | (Self::Number, Self::Number)
            | (Self::String, Self::String) => Apart::Value,
            (Self::Array, Self::Array) => Apart::Length,
            (Self::Typed, Self::Typed) => Apart::Element,
            (Self::Class, Self::Class) => Apart::Class,
            (Self::Record, Self::Record) => Apart::Field,
            (first, second) => {
                if first as u8 == second as u8 {
                    Apart::Never
                } else {
                    Apart::Sort
                }
            }
        }
    }

    /// Why two members of this sort cannot be distinguished, where nothing decides between them.
    #[must_use]
    pub const fn conflict(self) -> &'static str {
        match self {
            Self::Composed | Self::Any => "`Any` takes every value",
            Self::Boolean => "both take booleans",
            Self::Number => "both take numbers",
            Self::BigInt => "both take bigints",
            Self::String => "both take strings",
            Self::Symbol => "both take symbols",
            Self::Class => "both are the same class",
            Self::Function => "both take functions",
            Self::Array => "both take arrays, and not only of different lengths",
            Self::Typed => "both take the same typed array",
            Self::ArrayBuffer => "both take an `ArrayBuffer`",
            Self::Date => "both take dates",
            Self::Error => "both take errors",
            Self::Map => "both take a `Map`",
            Self::Set => "both take a `Set`",
            Self::Promise => "both take promises",
            Self::Record => "both take plain objects, and no field decides between them",
            Self::Iterable => "both take iterables",
            Self::AsyncIterable => "both take async iterables",
            Self::Rest => "both take objects of any class",
        }
    }
}

impl Apart {
    /// What decides, for the table of the documentation.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Sort => "yes",
            Self::Value => "by value",
            Self::Length => "by length",
            Self::Element => "by class",
            Self::Class => "by class",
            Self::Field => "by field",
            Self::Never => "no",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_tests_is_that_of_the_enum() {
        assert!(Sort::ALL.is_sorted());
    }

    #[test]
    fn what_decides_is_the_same_in_both_directions() {
        for first in Sort::ALL {
            for second in Sort::ALL {
                assert_eq!(first.apart(*second), second.apart(*first));
            }
        }
    }
}
