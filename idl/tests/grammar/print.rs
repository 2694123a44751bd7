//! The table as Rust, with one line for each rule.

use std::fmt::Write as _;

use super::first::Firsts;
use super::lower::{Class, Expr, Grammar, Kind};

const HEAD: &str = "\
//! @generated from grammar.pest; changes are lost. JSI_BLESS=1 cargo test -p jsi-idl --test grammar

";

const IMPORTS: &str = "\
use super::expression::{Class, Definition, Expr, Kind, Node, Other};
use super::rule::Rule;
use pest::unicode;

/// What may stand between the parts of a rule.
";

const NODE: &str = "
const fn n(first: u128, expr: Expr) -> Node {
    Node { first, expr }
}

";

const RULE: &str = "\
/// The rules that give nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::upper_case_acronyms, non_camel_case_types, reason = \"the names of the grammar\")]
pub(in crate::syntax::parse) enum Rule {
    EOI,
";

/// The file with the names of the rules.
pub fn rules(grammar: &Grammar) -> String {
    let mut out = format!("{HEAD}{RULE}");
    for rule in &grammar.rules {
        if rule.kind != Kind::Silent {
            let _ = writeln!(out, "    {},", rule.name);
        }
    }
    out + "}\n"
}

/// The file with their expressions.
pub fn table(grammar: &Grammar) -> String {
    let mut printer = Printer {
        firsts: Firsts::of(grammar),
        sets: Vec::new(),
    };
    let mut rules = String::new();
    for rule in &grammar.rules {
        let kind = match rule.kind {
            Kind::Silent => "Kind::Silent".to_owned(),
            Kind::Node => format!("Kind::Node(Rule::{})", rule.name),
            Kind::Token => format!("Kind::Token(Rule::{})", rule.name),
        };
        let body = printer.node(&rule.expr);
        let name = rule.name.to_uppercase();
        let _ = writeln!(
            rules,
            "pub(in crate::syntax::parse) static {name}: Definition = Definition {{ kind: {kind}, body: {body} }};"
        );
    }
    let mut out = format!("{HEAD}{IMPORTS}");
    let _ = writeln!(
        out,
        "pub(super) const SPACE: u128 = {:#x};\n",
        grammar.space
    );
    for (index, set) in printer.sets.iter().enumerate() {
        let _ = writeln!(out, "const S{index}: u128 = {set:#x};");
    }
    out.push_str(NODE);
    out + &rules
}

struct Printer<'g> {
    firsts: Firsts<'g>,
    /// Sets of characters, each of which gets a name.
    sets: Vec<u128>,
}

impl Printer<'_> {
    fn node(&mut self, expr: &Expr) -> String {
        let first = self.firsts.expr(expr).tried();
        let first = self.set(first);
        let expr = match expr {
            Expr::Text(text) => format!("Text({text:?})"),
            Expr::One(class) => format!("One({})", self.class(class)),
            Expr::Start => "Start".to_owned(),
            Expr::End => "End".to_owned(),
            Expr::Rule(name) => format!("Rule(&{})", name.to_uppercase()),
            Expr::And(inner) => format!("And(&{})", self.node(inner)),
            Expr::Not(inner) => format!("Not(&{})", self.node(inner)),
            Expr::Optional(inner) => format!("Optional(&{})", self.node(inner)),
            Expr::Repeat(inner) => format!("Repeat(&{})", self.node(inner)),
            Expr::Sequence(parts) => format!("Sequence(&[{}])", self.nodes(parts)),
            Expr::Choice(parts) => format!("Choice(&[{}])", self.nodes(parts)),
            Expr::Until(stops) => format!("Until({stops:?})"),
        };
        format!("n({first}, Expr::{expr})")
    }

    fn nodes(&mut self, parts: &[Expr]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.node(part)).collect();
        parts.join(", ")
    }

    fn class(&mut self, class: &Class) -> String {
        let ranges = class
            .ranges
            .iter()
            .map(|(from, to)| format!("Other::Range({from:?}, {to:?})"));
        let properties = class
            .properties
            .iter()
            .map(|name| format!("Other::Property(unicode::{name})"));
        let others: Vec<String> = ranges.chain(properties).collect();
        format!(
            "Class {{ ascii: {}, others: &[{}] }}",
            self.set(class.ascii),
            others.join(", ")
        )
    }

    fn set(&mut self, set: u128) -> String {
        let index = self
            .sets
            .iter()
            .position(|it| *it == set)
            .unwrap_or_else(|| {
                self.sets.push(set);
                self.sets.len() - 1
            });
        format!("S{index}")
    }
}
