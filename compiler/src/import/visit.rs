//! The walk over the types and the names of items in an interface, written once for reading and for changing.

use super::interface::{Event, Input, Item, ItemId, ItemKind, Member, MemberKind, Ty, TypeParam};

/// Defines the walk. `$m` is `mut` where the types are to be changed; the other names are those of the functions and of the
/// iterator over a list.
macro_rules! walk {
    ($parts:ident, $types:ident, $members:ident, $names:ident, $iter:ident $(, $m:ident)?) => {
        impl Ty {
            /// The types in it.
            pub(super) fn $parts(& $($m)? self) -> Vec<& $($m)? Self> {
                match self {
                    Self::Void
                    | Self::This
                    | Self::Prim(_)
                    | Self::Literal(_)
                    | Self::Class(_)
                    | Self::Param(_)
                    | Self::Function(None) => Vec::new(),
                    Self::Item(_, parts) | Self::Tuple(parts) => parts.$iter().collect(),
                    Self::Map(key, value) => vec![key, value],
                    Self::Array(of)
                    | Self::Record(of)
                    | Self::Set(of)
                    | Self::Iterable(of)
                    | Self::AsyncIterable(of)
                    | Self::Promise(of)
                    | Self::Nullable(of) => vec![of],
                    Self::Function(Some(it)) => {
                        let mut found: Vec<& $($m)? Self> = Vec::new();
                        for input in it.inputs.$iter() {
                            found.push(& $($m)? input.ty);
                        }
                        found.push(& $($m)? it.result);
                        found
                    }
                }
            }

            /// Calls `found` with every name of an item in it.
            fn $names(& $($m)? self, found: &mut dyn FnMut(& $($m)? ItemId)) {
                if let Self::Item(id, _) | Self::Class(id) = self {
                    found(id);
                }
                for part in self.$parts() {
                    part.$names(found);
                }
            }
        }

        impl MemberKind {
            /// Every type of the member.
            pub(super) fn $types(& $($m)? self) -> Vec<& $($m)? Ty> {
                fn of(inputs: & $($m)? [Input]) -> impl Iterator<Item = & $($m)? Ty> {
                    inputs.$iter().map(|it| & $($m)? it.ty)
                }
                fn of_event(event: & $($m)? Event) -> impl Iterator<Item = & $($m)? Ty> {
                    of(& $($m)? event.inputs)
                }
                match self {
                    Self::Constructor { inputs } => of(inputs).collect(),
                    Self::Method { inputs, result, .. } | Self::Call { inputs, result } => {
                        of(inputs).chain([result]).collect()
                    }
                    Self::Property { ty, .. } => vec![ty],
                    Self::Index { key, ty, .. } => vec![key, ty],
                    Self::Events { events, options, .. } => {
                        let options = options.$iter().map(|it| & $($m)? it.ty);
                        events.$iter().flat_map(of_event).chain(options).collect()
                    }
                }
            }

            /// Calls `found` with every name of an item in the member.
            fn $names(& $($m)? self, found: &mut dyn FnMut(& $($m)? ItemId)) {
                if let Self::Method { params, .. } = self {
                    bounds::$names(params, found);
                }
                for ty in self.$types() {
                    ty.$names(found);
                }
            }
        }

        impl ItemKind {
            /// Its members, or the fields of a record.
            pub(super) fn $members(& $($m)? self) -> Option<& $($m)? Vec<Member>> {
                match self {
                    Self::Class { members, .. }
                    | Self::Interface { members, .. }
                    | Self::Callback { members }
                    | Self::Record { fields: members, .. } => Some(members),
                    Self::Pending | Self::Enum { .. } | Self::Union { .. } | Self::Alias(_) => None,
                }
            }

            /// Calls `found` with every name of an item in this one.
            pub(super) fn $names(& $($m)? self, found: &mut dyn FnMut(& $($m)? ItemId)) {
                match self {
                    Self::Class { params, extends, .. } => {
                        bounds::$names(params, found);
                        if let Some((base, args)) = extends {
                            found(base);
                            args.$iter().for_each(|ty| ty.$names(found));
                        }
                    }
                    Self::Record { params, .. } => bounds::$names(params, found),
                    Self::Union { members, .. } => {
                        members.$iter().for_each(|ty| ty.$names(found));
                    }
                    Self::Alias(ty) => ty.$names(found),
                    Self::Pending
                    | Self::Interface { .. }
                    | Self::Callback { .. }
                    | Self::Enum { .. } => {}
                }
                for member in self.$members().into_iter().flatten() {
                    member.kind.$names(found);
                }
            }
        }
    };
}

walk!(parts, types, members, names, iter);
walk!(parts_mut, types_mut, members_mut, names_mut, iter_mut, mut);

/// The bounds of type parameters.
mod bounds {
    use super::{ItemId, TypeParam};

    pub(super) fn names(params: &[TypeParam], found: &mut dyn FnMut(&ItemId)) {
        params.iter().flat_map(|it| &it.bound).for_each(found);
    }

    pub(super) fn names_mut(params: &mut [TypeParam], found: &mut dyn FnMut(&mut ItemId)) {
        params
            .iter_mut()
            .flat_map(|it| &mut it.bound)
            .for_each(found);
    }
}

impl Ty {
    /// How deep types are nested in it.
    pub(super) fn depth(&self) -> usize {
        let parts = self.parts().into_iter();
        parts.map(Self::depth).max().map_or(1, |it| it + 1)
    }

    /// Whether it or a type in it is as wanted.
    pub(super) fn any(&self, wanted: &dyn Fn(&Self) -> bool) -> bool {
        wanted(self) || self.parts().into_iter().any(|part| part.any(wanted))
    }
}

impl Item {
    /// Its members, or the fields of a record.
    pub(super) fn members(&self) -> &[Member] {
        self.kind.members().map_or(&[], Vec::as_slice)
    }

    /// Calls `found` with every item that this one names.
    pub(super) fn uses(&self, found: &mut dyn FnMut(ItemId)) {
        self.kind.names(&mut |id| found(*id));
    }
}
