//! Which values of JavaScript a type has: whether every value of a type of one version is a value of a type of the other.

use jsi_idl::model::{
    FunctionType, Item, ItemId, ItemKind, Literal, Model, NumberWidth, Prim, Type,
};

use super::Of;
use super::pairs::Pairs;

/// How deep two types are compared. Records that contain each other, of which neither has a counterpart, end here.
const DEPTH: u32 = 32;

/// The values of the types of both versions.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) old: &'a Model,
    pub(super) new: &'a Model,
    pub(super) pairs: &'a Pairs,
}

impl<'a> Values<'a> {
    fn model(&self, of: Of) -> &'a Model {
        match of {
            Of::Old => self.old,
            Of::New => self.new,
        }
    }

    /// Whether every value of `value`, a type of the version `of`, is one of `target`, a type of the other version.
    /// A change of an item that both versions have is none of the types that name it: it is reported where the item is.
    pub(super) fn fits(&self, of: Of, value: &Type, target: &Type) -> bool {
        self.fit(of, value, target, DEPTH)
    }

    fn fit(&self, of: Of, value: &Type, target: &Type, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        let (own, other) = (self.model(of), self.model(of.other()));
        match target {
            // a result that is ignored
            Type::Void | Type::Prim(Prim::Any) | Type::Parameter(_) => return true,
            Type::Nullable(inner) => {
                let value = match value {
                    Type::Nullable(value) => value,
                    value => value,
                };
                return self.fit(of, value, inner, depth);
            }
            _ => {}
        }
        if let (Type::Named(value), Type::Named(target)) = (value, target)
            && self.pairs.counterpart(of, *value) == Some(*target)
        {
            return true;
        }
        if let Some(union) = own.as_union(value) {
            let mut leaves = own.leaves(union).into_iter();
            return leaves.all(|leaf| self.fit(of, leaf.ty, target, depth));
        }
        if let Some(union) = other.as_union(target) {
            let leaves = other.leaves(union);
            if let Some(values) = own.values(value) {
                let mut values = values.into_iter();
                return values.all(|it| {
                    let it = Type::Literal(it);
                    leaves.iter().any(|leaf| self.fit(of, &it, leaf.ty, depth))
                });
            }
            return leaves
                .iter()
                .any(|leaf| self.fit(of, value, leaf.ty, depth));
        }
        match value {
            Type::Void | Type::Nullable(_) | Type::Error => false,
            Type::Parameter(_) => false,
            Type::This => match target {
                Type::This => true,
                _ => is_object(other, target),
            },
            Type::Prim(prim) => self.prim_fits(*prim, target, of, depth),
            Type::Literal(literal) => literal_fits(literal, other, target),
            Type::Named(id) => self.named_fits(of, *id, target, depth),
            Type::Applied(id, args) => match target {
                Type::Applied(target, wanted) => {
                    let same = self.pairs.counterpart(of, *id) == Some(*target);
                    same && args.len() == wanted.len()
                        && args.iter().zip(wanted).all(|(arg, wanted)| {
                            self.fit(of, arg, wanted, depth)
                                && self.fit(of.other(), wanted, arg, depth)
                        })
                }
                _ => is_any_object(target),
            },
            Type::Constructor(id) => match target {
                Type::Constructor(wanted) => {
                    self.fit(of, &Type::Named(*id), &Type::Named(*wanted), depth)
                }
                _ => is_any_object(target),
            },
            Type::Array(element) => match target {
                Type::Array(wanted) | Type::Iterable(wanted) => {
                    self.fit(of, element, wanted, depth)
                }
                _ => is_any_object(target),
            },
            Type::Tuple(elements) => match target {
                Type::Tuple(wanted) => {
                    elements.len() == wanted.len()
                        && elements
                            .iter()
                            .zip(wanted)
                            .all(|(element, wanted)| self.fit(of, element, wanted, depth))
                }
                Type::Array(wanted) | Type::Iterable(wanted) => elements
                    .iter()
                    .all(|element| self.fit(of, element, wanted, depth)),
                _ => is_any_object(target),
            },
            Type::Dictionary(content) => match target {
                Type::Dictionary(wanted) => self.fit(of, content, wanted, depth),
                _ => is_any_object(target),
            },
            Type::Map(key, content) => match target {
                Type::Map(wanted_key, wanted) => {
                    self.fit(of, key, wanted_key, depth) && self.fit(of, content, wanted, depth)
                }
                _ => is_any_object(target),
            },
            Type::Set(element) => match target {
                Type::Set(wanted) | Type::Iterable(wanted) => self.fit(of, element, wanted, depth),
                _ => is_any_object(target),
            },
            Type::Iterable(element) => match target {
                Type::Iterable(wanted) => self.fit(of, element, wanted, depth),
                _ => is_any_object(target),
            },
            Type::AsyncIterable(element) => match target {
                Type::AsyncIterable(wanted) => self.fit(of, element, wanted, depth),
                _ => is_any_object(target),
            },
            Type::Promise(content) => match target {
                Type::Promise(wanted) => self.fit(of, content, wanted, depth),
                _ => is_any_object(target),
            },
            Type::MemoryView(element) => match target {
                Type::MemoryView(wanted) => element == wanted,
                _ => false,
            },
            Type::Function(function) => match target {
                Type::Function(wanted) => match (function.as_deref(), wanted.as_deref()) {
                    (_, None) => true,
                    (None, Some(wanted)) => {
                        self.fit(of, &Type::Prim(Prim::Any), &wanted.result, depth)
                    }
                    (Some(function), Some(wanted)) => {
                        self.function_fits(of, function, wanted, depth)
                    }
                },
                _ => is_any_object(target),
            },
        }
    }

    /// Whether a function can stand where another one is expected: it takes what that one is given, and gives what that one gives.
    fn function_fits(
        &self,
        of: Of,
        function: &FunctionType,
        wanted: &FunctionType,
        depth: u32,
    ) -> bool {
        let params = function.params.iter().enumerate().all(|(index, param)| {
            match wanted.params.get(index) {
                None => param.optional || param.rest,
                Some(given) => {
                    given.rest == param.rest
                        && (param.optional || !given.optional)
                        && self.fit(of.other(), &given.ty, &param.ty, depth)
                }
            }
        });
        params && self.fit(of, &function.result, &wanted.result, depth)
    }

    fn prim_fits(&self, prim: Prim, target: &Type, of: Of, depth: u32) -> bool {
        match target {
            Type::Prim(wanted) => prim_fits_prim(prim, *wanted),
            Type::Named(id) => match &self.model(of.other()).item(*id).kind {
                // an open enum takes every value of its kind
                ItemKind::StringEnum(it) => it.open && matches!(prim, Prim::String | Prim::Char),
                ItemKind::NumberEnum(it) => {
                    it.open && prim_fits_prim(prim, Prim::Number(NumberWidth::I32))
                }
                ItemKind::Alias(_)
                | ItemKind::Interface(_)
                | ItemKind::CallbackInterface(_)
                | ItemKind::Class(_)
                | ItemKind::Record(_)
                | ItemKind::Union(_) => false,
            },
            Type::Iterable(element) => match prim {
                Prim::String => self.fit(of, &Type::Prim(Prim::String), element, depth),
                _ => false,
            },
            _ => false,
        }
    }

    /// An item without the target as its counterpart.
    fn named_fits(&self, of: Of, id: ItemId, target: &Type, depth: u32) -> bool {
        let (own, other) = (self.model(of), self.model(of.other()));
        let wanted = match target {
            Type::Named(wanted) => Some(other.item(*wanted)),
            _ => None,
        };
        match &own.item(id).kind {
            ItemKind::Alias(_) | ItemKind::Interface(_) => false,
            ItemKind::Union(_) => true,
            ItemKind::StringEnum(it) => {
                let all = it.variants.iter();
                let mut all = all.map(|it| Literal::String(it.value.clone()));
                match (it.open, wanted) {
                    (true, _) => self.fit(of, &Type::Prim(Prim::String), target, depth),
                    (false, _) => all.all(|it| literal_fits(&it, other, target)),
                }
            }
            ItemKind::NumberEnum(it) => {
                let mut all = it.variants.iter();
                if it.open {
                    let number = Type::Prim(Prim::Number(NumberWidth::I32));
                    self.fit(of, &number, target, depth)
                } else {
                    all.all(|it| {
                        literal_fits(&Literal::Number(it.value.to_string()), other, target)
                    })
                }
            }
            ItemKind::Class(_) => {
                let mut above = Some(id);
                for _ in 0..=own.items.len() {
                    let Some(id) = above else { break };
                    let counterpart = self.pairs.counterpart(of, id);
                    if counterpart.is_some_and(|it| *target == Type::Named(it)) {
                        return true;
                    }
                    above = match &own.item(id).kind {
                        ItemKind::Class(it) => it.extends,
                        _ => None,
                    };
                }
                is_any_object(target)
            }
            ItemKind::CallbackInterface(_) => is_any_object(target),
            ItemKind::Record(it) => match wanted.map(|it| &it.kind) {
                Some(ItemKind::Record(wanted)) => wanted.all_fields().all(|field| {
                    let given = it.all_fields().find(|it| it.js_name == field.js_name);
                    match given {
                        None => field.optional,
                        Some(given) => {
                            (field.optional || !given.optional)
                                && self.fit(of, &given.ty, &field.ty, depth)
                        }
                    }
                }),
                _ => is_any_object(target),
            },
        }
    }
}

/// Whether a type takes every object.
fn is_any_object(target: &Type) -> bool {
    matches!(target, Type::Prim(Prim::Object))
}

/// Whether a type takes objects of classes.
fn is_object(model: &Model, target: &Type) -> bool {
    match target {
        Type::Named(id) | Type::Applied(id, _) => {
            matches!(model.item(*id).kind, ItemKind::Class(_))
        }
        _ => is_any_object(target),
    }
}

fn literal_fits(literal: &Literal, model: &Model, target: &Type) -> bool {
    match target {
        Type::Literal(wanted) => literal == wanted,
        Type::Prim(prim) => match (literal, prim) {
            (Literal::Number(text), Prim::Number(width)) => match number_range(*width) {
                None => true,
                Some((least, most)) => text
                    .parse::<i128>()
                    .is_ok_and(|it| least <= it && it <= most),
            },
            (Literal::String(text), Prim::Char) => text.chars().count() == 1,
            _ => literal.is_of(*prim),
        },
        Type::Named(id) => item_takes(literal, model.item(*id)),
        _ => false,
    }
}

fn item_takes(literal: &Literal, item: &Item) -> bool {
    match (&item.kind, literal) {
        (ItemKind::StringEnum(it), Literal::String(text)) => {
            it.open || it.variants.iter().any(|it| it.value == *text)
        }
        (ItemKind::NumberEnum(it), Literal::Number(_)) => {
            let value = literal.as_i32();
            value.is_some_and(|value| it.open || it.variants.iter().any(|it| it.value == value))
        }
        _ => false,
    }
}

fn prim_fits_prim(prim: Prim, wanted: Prim) -> bool {
    match (prim, wanted) {
        (_, Prim::Any) => true,
        (Prim::Number(width), Prim::Number(wanted)) => {
            match (number_range(width), number_range(wanted)) {
                // a fraction that is no f32 is rounded
                (_, None) => true,
                (None, Some(_)) => false,
                (Some((least, most)), Some((low, high))) => low <= least && most <= high,
            }
        }
        (Prim::BigInt(width), Prim::BigInt(wanted)) => {
            let ((least, most), (low, high)) = (bigint_range(width), bigint_range(wanted));
            low <= least && most <= high
        }
        (Prim::Char, Prim::String) => true,
        (Prim::Date | Prim::Error | Prim::ArrayBuffer | Prim::TypedArray(_), Prim::Object) => true,
        _ => prim == wanted,
    }
}

/// The whole numbers of a width; none of one that has fractions.
fn number_range(width: NumberWidth) -> Option<(i128, i128)> {
    const SAFE: i128 = (1 << 53) - 1;
    Some(match width {
        NumberWidth::I8 => (i8::MIN.into(), i8::MAX.into()),
        NumberWidth::U8 => (0, u8::MAX.into()),
        NumberWidth::I16 => (i16::MIN.into(), i16::MAX.into()),
        NumberWidth::U16 => (0, u16::MAX.into()),
        NumberWidth::I32 | NumberWidth::Isize => (i32::MIN.into(), i32::MAX.into()),
        NumberWidth::U32 | NumberWidth::Usize => (0, u32::MAX.into()),
        NumberWidth::I64 => (-SAFE, SAFE),
        NumberWidth::U64 => (0, SAFE),
        NumberWidth::F32 | NumberWidth::F64 => return None,
    })
}

/// The least and the greatest value: negative ones as they are, and how many bits the others have.
fn bigint_range(width: jsi_idl::model::BigIntWidth) -> (i128, u128) {
    use jsi_idl::model::BigIntWidth;
    match width {
        BigIntWidth::I64 => (i64::MIN.into(), i64::MAX as u128),
        BigIntWidth::U64 => (0, u64::MAX.into()),
        BigIntWidth::I128 => (i128::MIN, i128::MAX as u128),
        BigIntWidth::U128 => (0, u128::MAX),
    }
}
