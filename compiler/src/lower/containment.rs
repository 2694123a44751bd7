//! Which items contain which others by value: items in a cycle are recursive, and a record that holds a promise can be passed
//! only once.

use jsi_idl::model::{HeldParam, HeldParams, ItemId, ItemKind, Model, Type};

use super::param_depths::ParamDepths;

/// What is known of the items of a model.
#[derive(Debug, Default)]
pub(crate) struct Containment {
    /// For each item the number of its group. Items of one group contain each other.
    groups: Vec<usize>,
    /// Whether values of an item may contain values of the same item.
    recursive: Vec<bool>,
    /// What values of an item hold.
    held: Vec<Held>,
    /// Whether an item is a record with type parameters.
    applied: Vec<bool>,
    held_params: HeldParams,
    depths: ParamDepths,
}

/// What values hold that is made for one place of an interface.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    promise: bool,
    function: bool,
}

impl Held {
    fn and(self, other: Self) -> Self {
        Self {
            promise: self.promise || other.promise,
            function: self.function || other.function,
        }
    }
}

impl Containment {
    /// Of all items.
    pub(crate) fn new(model: &Model) -> Self {
        let mut walk = Walk::of(model);
        for node in 0..model.items.len() {
            walk.visit(node);
        }
        let mut found = walk.found;
        found.held_params = HeldParams::new(model);
        found.depths = ParamDepths::new(model, &|one, two| found.in_one_cycle(one, two));
        found
    }

    /// How records hold their type parameters.
    pub(crate) fn held_params(&self) -> &HeldParams {
        &self.held_params
    }

    /// Whether a value of a type in a field leads back to the record of the field and can be missing or null.
    pub(crate) fn is_boxed(&self, record: ItemId, ty: &Type, absent: bool) -> bool {
        let mut found = false;
        self.held_params
            .in_place(ty, HeldParam::of(absent), &mut |ty, held| {
                if let Type::Named(id) | Type::Applied(id, _) = ty {
                    found |= held.absent && self.in_one_cycle(record, *id);
                }
            });
        found
    }

    /// Whether values of the item may contain values of the same item.
    pub(crate) fn is_recursive(&self, id: ItemId) -> bool {
        at(&self.recursive, id.0 as usize)
    }

    /// Whether values of both items may contain values of the other.
    pub(crate) fn in_one_cycle(&self, one: ItemId, two: ItemId) -> bool {
        let group = |id: ItemId| self.groups.get(id.0 as usize);
        self.is_recursive(one) && group(one) == group(two)
    }

    /// The largest number of arrays, tuples and maps in values of the item that are around another value of its cycle.
    pub(crate) fn layers(&self, model: &Model, id: ItemId) -> usize {
        let kind = &model.item(id).kind;
        let layers = contents(kind).filter_map(|ty| self.layers_of(id, ty));
        layers.max().unwrap_or_default()
    }

    /// The same of a part of the item; `None` if it contains no value of the cycle.
    fn layers_of(&self, id: ItemId, ty: &Type) -> Option<usize> {
        match ty {
            Type::Void
            | Type::This
            | Type::Error
            | Type::Prim(_)
            | Type::Literal(_)
            | Type::Parameter(_)
            | Type::Constructor(_)
            | Type::MemoryView(_)
            | Type::Function(_)
            | Type::Iterable(_)
            | Type::AsyncIterable(_)
            | Type::Promise(_) => None,
            Type::Applied(other, args) => {
                let itself = self.in_one_cycle(id, *other).then_some(0);
                let args = args.iter().enumerate().filter_map(|(index, arg)| {
                    Some(self.layers_of(id, arg)? + self.depths.get(*other, index)? + 1)
                });
                args.chain(itself).max()
            }
            Type::Nullable(inner) => self.layers_of(id, inner),
            Type::Array(inner)
            | Type::Dictionary(inner)
            | Type::Set(inner)
            | Type::Map(_, inner) => Some(self.layers_of(id, inner)? + 1),
            Type::Tuple(elements) => {
                let elements = elements.iter().filter_map(|it| self.layers_of(id, it));
                Some(elements.max()? + 1)
            }
            Type::Named(other) => self.in_one_cycle(id, *other).then_some(0),
        }
    }

    /// Whether values of the type hold a promise, at any depth.
    pub(crate) fn holds_promise(&self, ty: &Type) -> bool {
        self.held(ty).promise
    }

    /// Whether values of the type hold a function, a promise or an iterable, at any depth.
    pub(crate) fn holds_call(&self, ty: &Type) -> bool {
        let held = self.held(ty);
        held.promise || held.function
    }

    fn held(&self, ty: &Type) -> Held {
        let mut items = Vec::new();
        let own = contained(ty, &self.applied, &mut items);
        let of_items = items.iter().map(|id| at(&self.held, id.0 as usize));
        of_items.fold(own, Held::and)
    }
}

/// Adds the items that a type contains by value. Returns what it holds itself. Functions, promises and iterables are references, so what is
/// in their types is not contained. What a record has as a type argument counts as contained.
fn contained(ty: &Type, applied: &[bool], items: &mut Vec<ItemId>) -> Held {
    match ty {
        Type::Void
        | Type::This
        | Type::Error
        | Type::Prim(_)
        | Type::Literal(_)
        | Type::Parameter(_)
        | Type::Constructor(_)
        | Type::MemoryView(_) => Held::default(),
        Type::Function(_) | Type::Iterable(_) | Type::AsyncIterable(_) => Held {
            function: true,
            ..Held::default()
        },
        Type::Promise(_) => Held {
            promise: true,
            ..Held::default()
        },
        Type::Nullable(inner) | Type::Array(inner) | Type::Dictionary(inner) | Type::Set(inner) => {
            contained(inner, applied, items)
        }
        Type::Map(key, value) => {
            contained(key, applied, items).and(contained(value, applied, items))
        }
        Type::Tuple(parts) => all_contained(parts, applied, items),
        Type::Applied(id, args) => {
            if !at(applied, id.0 as usize) {
                // a handle
                return Held::default();
            }
            items.push(*id);
            all_contained(args, applied, items)
        }
        Type::Named(id) => {
            items.push(*id);
            Held::default()
        }
    }
}

fn all_contained(parts: &[Type], applied: &[bool], items: &mut Vec<ItemId>) -> Held {
    let parts = parts.iter().map(|it| contained(it, applied, items));
    parts.fold(Held::default(), Held::and)
}

/// The types of what an item contains.
fn contents(kind: &ItemKind) -> Box<dyn Iterator<Item = &Type> + '_> {
    match kind {
        ItemKind::Record(record) => Box::new(record.all_fields().map(|field| &field.ty)),
        ItemKind::Union(union) => Box::new(union.members.iter().map(|member| &member.ty)),
        ItemKind::Alias(_)
        | ItemKind::Interface(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Class(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => Box::new(std::iter::empty()),
    }
}

/// The items that an item contains, and what it holds itself.
fn parts(kind: &ItemKind, applied: &[bool]) -> (Vec<ItemId>, Held) {
    let mut items = Vec::new();
    let held = contents(kind).fold(Held::default(), |held, ty| {
        held.and(contained(ty, applied, &mut items))
    });
    (items, held)
}

fn at<T: Copy + Default>(list: &[T], index: usize) -> T {
    list.get(index).copied().unwrap_or_default()
}

/// Tarjan's algorithm without recursion: no input can exhaust the stack.
struct Walk {
    edges: Vec<Vec<usize>>,
    found: Containment,
    /// The order of the first visits, from 1; 0 before.
    order: Vec<usize>,
    /// The earliest item that an item leads to, among those without a group.
    low: Vec<usize>,
    visited: usize,
    /// Items without a group.
    open: Vec<usize>,
    /// The way from the root, with the next edge of each.
    path: Vec<(usize, usize)>,
}

/// In place of a group.
const NO_GROUP: usize = usize::MAX;

impl Walk {
    fn of(model: &Model) -> Self {
        let count = model.items.len();
        let is_applied = |kind: &ItemKind| match kind {
            ItemKind::Record(it) => !it.type_params.is_empty(),
            _ => false,
        };
        let applied: Vec<bool> = model.items.iter().map(|it| is_applied(&it.kind)).collect();
        let parts = model.items.iter().map(|item| parts(&item.kind, &applied));
        let (items, held): (Vec<_>, Vec<_>) = parts.unzip();
        let edges = items.into_iter().map(|items| {
            let inside = items.into_iter().map(|id| id.0 as usize);
            inside.filter(|index| *index < count).collect()
        });
        Self {
            edges: edges.collect(),
            found: Containment {
                groups: vec![NO_GROUP; count],
                recursive: vec![false; count],
                held,
                applied,
                ..Containment::default()
            },
            order: vec![0; count],
            low: vec![0; count],
            visited: 0,
            open: Vec::new(),
            path: Vec::new(),
        }
    }

    fn visit(&mut self, root: usize) {
        self.enter(root);
        while let Some((node, edge)) = self.path.last_mut() {
            let (node, edge) = (*node, {
                *edge += 1;
                *edge - 1
            });
            match self.edges.get(node).and_then(|edges| edges.get(edge)) {
                Some(&next) => {
                    self.enter(next);
                    // of one that was entered, its place is taken over when it is left
                    if self.found.groups.get(next) == Some(&NO_GROUP) {
                        let order = self.order.get(next).copied().unwrap_or_default();
                        self.reach(node, order);
                    }
                }
                None => self.leave(node),
            }
        }
    }

    fn enter(&mut self, node: usize) {
        let (Some(order), Some(low)) = (self.order.get_mut(node), self.low.get_mut(node)) else {
            return;
        };
        if *order == 0 {
            self.visited += 1;
            *order = self.visited;
            *low = self.visited;
            self.open.push(node);
            self.path.push((node, 0));
        }
    }

    fn reach(&mut self, node: usize, order: usize) {
        if let Some(low) = self.low.get_mut(node) {
            *low = order.min(*low);
        }
    }

    fn leave(&mut self, node: usize) {
        self.path.pop();
        let low = self.low.get(node).copied().unwrap_or_default();
        if let Some((before, _)) = self.path.last() {
            self.reach(*before, low);
        }
        if self.order.get(node) == Some(&low) {
            let start = self.open.iter().rposition(|open| *open == node);
            let group = self.open.split_off(start.unwrap_or_default());
            self.close(&group);
        }
    }

    /// Everything that the items of a group lead to has a group already.
    fn close(&mut self, group: &[usize]) {
        let [first, more @ ..] = group else { return };
        let edges = |node: &usize| self.edges.get(*node).into_iter().flatten();
        let inside = || group.iter().flat_map(edges);
        let recursive = !more.is_empty() || inside().any(|next| next == first);
        let reached = group.iter().chain(inside());
        let of_all = reached.map(|node| at(&self.found.held, *node));
        let of_all = of_all.fold(Held::default(), Held::and);
        for node in group {
            let Containment {
                groups,
                recursive: all,
                held,
                ..
            } = &mut self.found;
            if let (Some(group), Some(is_recursive), Some(holds)) = (
                groups.get_mut(*node),
                all.get_mut(*node),
                held.get_mut(*node),
            ) {
                *group = *first;
                *is_recursive = recursive;
                *holds = of_all;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsi_idl::model::{Field, Item, Prim, Record};
    use jsi_idl::source::{FileId, Span};

    fn record(types: &[Type]) -> Item {
        let fields = types.iter().map(|ty| Field {
            name: String::new(),
            span: Span::default(),
            js_name: String::new(),
            rust_name: String::new(),
            docs: String::new(),
            deprecated: None,
            ty: ty.clone(),
            optional: false,
        });
        Item {
            file: FileId(0),
            name: String::new(),
            name_span: Span::default(),
            span: Span::default(),
            rust_name: String::new(),
            docs: String::new(),
            deprecated: None,
            kind: ItemKind::Record(Record {
                type_params: Vec::new(),
                extends: None,
                base_args: Vec::new(),
                inherited: Vec::new(),
                fields: fields.collect(),
            }),
        }
    }

    fn named(id: u32) -> Type {
        Type::Named(ItemId(id))
    }

    fn model(records: &[&[Type]]) -> Model {
        Model {
            files: Vec::new(),
            items: records.iter().map(|types| record(types)).collect(),
        }
    }

    #[test]
    fn items_in_a_cycle_are_recursive() {
        let list = |id| Type::Array(Box::new(named(id)));
        let model = model(&[
            &[list(1)],
            &[Type::Nullable(Box::new(named(2))), named(3)],
            &[list(1)],
            &[Type::Prim(Prim::String)],
            &[list(4)],
        ]);
        let found = Containment::new(&model);
        let recursive: Vec<bool> = (0..5).map(|id| found.is_recursive(ItemId(id))).collect();
        assert_eq!(recursive, [false, true, true, false, true]);
        assert!(found.in_one_cycle(ItemId(1), ItemId(2)));
        assert!(!found.in_one_cycle(ItemId(1), ItemId(4)));
        assert!(!found.in_one_cycle(ItemId(0), ItemId(0)));
    }

    #[test]
    fn the_containers_around_values_of_a_cycle_are_its_layers() {
        let list = |ty| Type::Array(Box::new(ty));
        let nullable = |ty| Type::Nullable(Box::new(ty));
        let model = model(&[
            &[nullable(named(0)), list(list(list(list(named(3)))))],
            &[list(Type::Tuple(vec![named(3), list(nullable(named(1)))]))],
            &[list(named(2)), nullable(list(named(2)))],
            &[Type::Prim(Prim::String)],
        ]);
        let found = Containment::new(&model);
        let layers: Vec<usize> = (0..4).map(|id| found.layers(&model, ItemId(id))).collect();
        assert_eq!(layers, [0, 3, 1, 0]);
    }

    #[test]
    fn promises_and_functions_are_held_at_any_depth() {
        let promise = |content| Type::Promise(Box::new(content));
        let model = model(&[
            &[named(1)],
            &[Type::Array(Box::new(named(2)))],
            &[promise(Type::Prim(Prim::String)), named(3)],
            &[Type::Nullable(Box::new(named(2)))],
            &[Type::Function(None)],
            &[Type::Prim(Prim::String)],
        ]);
        let found = Containment::new(&model);
        let holds: Vec<bool> = (0..5).map(|id| found.holds_promise(&named(id))).collect();
        assert_eq!(holds, [true, true, true, true, false]);
        let calls: Vec<bool> = (0..6).map(|id| found.holds_call(&named(id))).collect();
        assert_eq!(calls, [true, true, true, true, true, false]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let chain: Vec<Vec<Type>> = (1..50_000).map(|next| vec![named(next)]).collect();
        let chain: Vec<&[Type]> = chain.iter().map(Vec::as_slice).collect();
        assert!(!Containment::new(&model(&chain)).is_recursive(ItemId(0)));
    }
}
