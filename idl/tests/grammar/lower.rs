//! From pest's expressions to those of the table.

use std::collections::BTreeMap;

use pest_meta::ast::RuleType;
use pest_meta::optimizer::{OptimizedExpr, OptimizedRule};

/// One character of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// A bit for each character of ASCII.
    pub ascii: u128,
    /// Ranges of others, and names of pest's Unicode properties.
    pub ranges: Vec<(char, char)>,
    pub properties: Vec<String>,
}

/// An expression of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    Text(String),
    One(Class),
    Start,
    End,
    Rule(String),
    And(Box<Expr>),
    Not(Box<Expr>),
    Optional(Box<Expr>),
    Repeat(Box<Expr>),
    Sequence(Vec<Expr>),
    Choice(Vec<Expr>),
    /// To the first of these characters, or to the end.
    Until(String),
}

/// What a rule adds to what it matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Nothing.
    Silent,
    /// A node with nodes.
    Node,
    /// A node without nodes, and without white space between its parts.
    Token,
}

#[derive(Debug)]
pub struct Rule {
    pub name: String,
    pub kind: Kind,
    pub expr: Expr,
}

/// All rules.
#[derive(Debug)]
pub struct Grammar {
    pub rules: Vec<Rule>,
    /// What may stand between the parts of a rule.
    pub space: u128,
}

impl Grammar {
    /// The rules of pest's grammar, without those that are only sets of characters.
    pub fn of(rules: &[OptimizedRule]) -> Result<Self, String> {
        let by_name: BTreeMap<&str, &OptimizedRule> =
            rules.iter().map(|it| (it.name.as_str(), it)).collect();
        let lowering = Lowering { by_name };
        let mut grammar = Self {
            rules: Vec::new(),
            space: 0,
        };
        for rule in rules {
            let expr = lowering.expr(&rule.expr)?;
            let kind = match rule.ty {
                RuleType::Silent => Kind::Silent,
                RuleType::Normal => Kind::Node,
                RuleType::Atomic => Kind::Token,
                RuleType::CompoundAtomic | RuleType::NonAtomic => {
                    return Err(format!(
                        "{}: a kind of rule that the table has not",
                        rule.name
                    ));
                }
            };
            match (rule.name.as_str(), kind, expr) {
                ("WHITESPACE", Kind::Silent, Expr::One(class)) => grammar.space = class.ascii,
                ("WHITESPACE" | "COMMENT", ..) => return Err("white space is one set".to_owned()),
                (_, Kind::Silent, Expr::One(_)) => {}
                (name, kind, expr) => grammar.rules.push(Rule {
                    name: name.to_owned(),
                    kind,
                    expr,
                }),
            }
        }
        Ok(grammar)
    }
}

struct Lowering<'r> {
    by_name: BTreeMap<&'r str, &'r OptimizedRule>,
}

impl Lowering<'_> {
    fn expr(&self, expr: &OptimizedExpr) -> Result<Expr, String> {
        Ok(match expr {
            OptimizedExpr::Str(text) => match single(text) {
                Some(it) => Expr::One(range(it, it)),
                None => Expr::Text(text.clone()),
            },
            OptimizedExpr::Range(from, to) => match (single(from), single(to)) {
                (Some(from), Some(to)) => Expr::One(range(from, to)),
                _ => return Err(format!("no range: {from:?}..{to:?}")),
            },
            OptimizedExpr::Ident(name) => self.named(name)?,
            OptimizedExpr::PosPred(inner) => Expr::And(Box::new(self.expr(inner)?)),
            OptimizedExpr::NegPred(inner) => Expr::Not(Box::new(self.expr(inner)?)),
            OptimizedExpr::Opt(inner) => Expr::Optional(Box::new(self.expr(inner)?)),
            OptimizedExpr::Rep(inner) => Expr::Repeat(Box::new(self.expr(inner)?)),
            OptimizedExpr::Seq(first, rest) => {
                let mut parts = vec![self.expr(first)?];
                let mut rest = rest;
                while let OptimizedExpr::Seq(next, others) = &**rest {
                    parts.push(self.expr(next)?);
                    rest = others;
                }
                parts.push(self.expr(rest)?);
                Expr::Sequence(parts)
            }
            OptimizedExpr::Choice(first, rest) => {
                let mut parts = vec![self.expr(first)?];
                let mut rest = rest;
                while let OptimizedExpr::Choice(next, others) = &**rest {
                    parts.push(self.expr(next)?);
                    rest = others;
                }
                parts.push(self.expr(rest)?);
                union(parts)
            }
            OptimizedExpr::Skip(strings) => {
                let stops: Option<String> = strings.iter().map(|it| single(it)).collect();
                match stops.filter(|it| it.is_ascii()) {
                    Some(stops) => Expr::Until(stops),
                    None => return Err(format!("more than a character ends it: {strings:?}")),
                }
            }
            OptimizedExpr::Insens(_)
            | OptimizedExpr::PeekSlice(..)
            | OptimizedExpr::Push(_)
            | OptimizedExpr::RestoreOnErr(_) => {
                return Err(format!("an expression that the table has not: {expr}"));
            }
        })
    }

    fn named(&self, name: &str) -> Result<Expr, String> {
        Ok(match name {
            "ANY" => Expr::One(range('\0', char::MAX)),
            "ASCII_DIGIT" => Expr::One(range('0', '9')),
            "SOI" => Expr::Start,
            "EOI" => Expr::End,
            "ID_START" | "ID_CONTINUE" => {
                let letters = range('A', 'Z').ascii | range('a', 'z').ascii;
                let others = range('0', '9').ascii | range('_', '_').ascii;
                Expr::One(Class {
                    ascii: if name == "ID_START" {
                        letters
                    } else {
                        letters | others
                    },
                    ranges: Vec::new(),
                    properties: vec![name.to_owned()],
                })
            }
            _ => {
                let rule = self
                    .by_name
                    .get(name)
                    .ok_or_else(|| format!("no rule {name}"))?;
                match (rule.ty, &rule.expr) {
                    // a set of characters stands for itself
                    (RuleType::Silent, OptimizedExpr::Choice(..) | OptimizedExpr::Range(..)) => {
                        match self.expr(&rule.expr)? {
                            Expr::One(class) => Expr::One(class),
                            _ => Expr::Rule(name.to_owned()),
                        }
                    }
                    _ => Expr::Rule(name.to_owned()),
                }
            }
        })
    }
}

/// A choice among characters is a set of them.
fn union(parts: Vec<Expr>) -> Expr {
    let classes: Option<Vec<&Class>> = parts
        .iter()
        .map(|part| match part {
            Expr::One(class) => Some(class),
            _ => None,
        })
        .collect();
    match classes {
        Some(classes) => Expr::One(Class {
            ascii: classes.iter().fold(0, |all, it| all | it.ascii),
            ranges: classes.iter().flat_map(|it| it.ranges.clone()).collect(),
            properties: classes
                .iter()
                .flat_map(|it| it.properties.clone())
                .collect(),
        }),
        None => Expr::Choice(parts),
    }
}

fn range(from: char, to: char) -> Class {
    let ascii = (0..128_u8).filter(|it| (from..=to).contains(&char::from(*it)));
    let beyond = from.max('\u{80}');
    Class {
        ascii: ascii.fold(0, |all, it| all | 1 << it),
        ranges: if beyond <= to {
            vec![(beyond, to)]
        } else {
            Vec::new()
        },
        properties: Vec::new(),
    }
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
