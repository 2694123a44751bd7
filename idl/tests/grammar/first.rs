//! With which characters the text of an expression can begin: where the next one is another, the expression is not tried.

use std::collections::BTreeMap;

use super::lower::{Class, Expr, Grammar};

/// The bit for everything that is not ASCII, and for U+007F.
const OTHERS: u128 = 1 << 127;

/// What is known of an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct First {
    /// A bit for each character with which a text that is not empty begins.
    set: u128,
    /// It can match without any text.
    empty: bool,
}

impl First {
    const NOTHING: Self = Self {
        set: 0,
        empty: true,
    };

    fn text(set: u128) -> Self {
        Self { set, empty: false }
    }

    /// The characters before which the expression is tried.
    pub fn tried(self) -> u128 {
        if self.empty { u128::MAX } else { self.set }
    }
}

/// The sets of all rules.
pub struct Firsts<'g> {
    grammar: &'g Grammar,
    rules: BTreeMap<&'g str, First>,
}

impl<'g> Firsts<'g> {
    /// Grows the sets until they no longer change.
    pub fn of(grammar: &'g Grammar) -> Self {
        let none = First::text(0);
        let rules = grammar.rules.iter().map(|rule| (rule.name.as_str(), none));
        let mut firsts = Self {
            grammar,
            rules: rules.collect(),
        };
        loop {
            let next: BTreeMap<&str, First> = grammar
                .rules
                .iter()
                .map(|rule| (rule.name.as_str(), firsts.expr(&rule.expr)))
                .collect();
            if next == firsts.rules {
                return firsts;
            }
            firsts.rules = next;
        }
    }

    /// The set of an expression.
    pub fn expr(&self, expr: &Expr) -> First {
        match expr {
            Expr::Text(text) => match text.bytes().next() {
                None => First::NOTHING,
                Some(byte) => First::text(1 << byte.min(127)),
            },
            Expr::One(class) => First::text(class_set(class)),
            Expr::Rule(name) => self
                .rules
                .get(name.as_str())
                .copied()
                .unwrap_or(First::NOTHING),
            Expr::Choice(parts) => {
                let parts = parts.iter().map(|part| self.expr(part));
                parts.fold(First::text(0), |all, it| First {
                    set: all.set | it.set,
                    empty: all.empty || it.empty,
                })
            }
            Expr::Sequence(parts) => self.sequence(parts),
            Expr::Optional(inner) | Expr::Repeat(inner) => First {
                empty: true,
                ..self.expr(inner)
            },
            Expr::Until(_) => First {
                set: u128::MAX,
                empty: true,
            },
            Expr::And(_) | Expr::Not(_) | Expr::Start | Expr::End => First::NOTHING,
        }
    }

    fn sequence(&self, parts: &[Expr]) -> First {
        let demanded = match parts.first() {
            Some(Expr::And(inner)) => self.expr(inner).tried(),
            _ => u128::MAX,
        };
        let mut set = 0;
        for (index, part) in parts.iter().enumerate() {
            let first = self.expr(part);
            set |= first.set;
            if index > 0 {
                // where white space is not allowed, this is only more than necessary
                set |= self.grammar.space;
            }
            if !first.empty {
                return First::text(set & demanded);
            }
        }
        match demanded {
            u128::MAX => First { set, empty: true },
            _ => First::text(demanded),
        }
    }
}

fn class_set(class: &Class) -> u128 {
    let others = !class.ranges.is_empty() || !class.properties.is_empty();
    if others {
        class.ascii | OTHERS
    } else {
        class.ascii
    }
}
