//! What tests use instead of imports and objects of callback interfaces.

use super::{CallbackInterface, Class, Function, Holder, Import};

/// Which of them are generated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mocks {
    /// A `MockName` for each trait, made by the crate `mockall`.
    pub mockall: bool,
    /// A trait `FakeName` for each trait, whose functions all have a body.
    pub fakes: bool,
}

impl Mocks {
    /// The prefixes of the names that are generated.
    pub fn prefixes(self) -> impl Iterator<Item = &'static str> {
        let mockall = self.mockall.then_some("Mock");
        mockall.into_iter().chain(self.fakes.then_some("Fake"))
    }
}

/// A trait that tests implement.
#[derive(Debug)]
pub struct Mocked<'a> {
    /// The name of the trait.
    pub name: &'a str,
    /// The functions of the trait.
    pub functions: Vec<&'a Function>,
    /// The traits that it requires, the nearest first.
    pub parents: Vec<(&'a str, Vec<&'a Function>)>,
}

impl<'a> Mocked<'a> {
    /// The trait of an interface.
    #[must_use]
    pub fn of_import(import: &'a Import) -> Self {
        let all = import.calls.functions.as_slice();
        let parents = import.parents.iter().map(|it| {
            let functions = all.get(it.functions.clone()).unwrap_or_default();
            (it.name.as_str(), functions.iter().collect())
        });
        Self {
            name: &import.name,
            functions: import.own_functions().iter().collect(),
            parents: parents.collect(),
        }
    }

    /// The trait of a callback interface.
    #[must_use]
    pub fn of_callback_interface(it: &'a CallbackInterface) -> Self {
        Self {
            name: &it.name,
            functions: it.calls.functions.iter().collect(),
            parents: Vec::new(),
        }
    }

    /// The traits of a class: that of its objects, and that of constructor and static members.
    pub fn of_class(class: &'a Class) -> impl Iterator<Item = Self> {
        let parents = class.parents.iter();
        let objects = Self {
            name: &class.name,
            functions: class.calls.on(Holder::Receiver).collect(),
            parents: parents
                .map(|it| (it.name.as_str(), it.functions.iter().collect()))
                .collect(),
        };
        let statics = class.statics.iter().map(|statics| Self {
            name: &statics.name,
            functions: class.calls.on(Holder::Source).collect(),
            parents: Vec::new(),
        });
        std::iter::once(objects).chain(statics)
    }
}
