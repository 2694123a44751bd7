//! Applies the table to a text.

use pest::{ParseResult, ParserState};

use super::Nodes;
use super::expression::{Class, Definition, Expr, Kind, Node};
use super::rule::Rule;
use super::table::SPACE;

type State<'t> = Box<ParserState<'t, Rule>>;
type Outcome<'t> = ParseResult<State<'t>>;

/// Applies a rule to the start of a text.
pub(super) fn apply<'t>(rule: &'static Definition, text: &'t str) -> Option<Nodes<'t>> {
    let matcher = Matcher { text };
    pest::state(text, |state| matcher.rule(rule, state)).ok()
}

/// Whether a set of first characters, as in [`Node::first`], has the one that follows.
fn has(set: u128, next: Option<u8>) -> bool {
    let bit = next.unwrap_or_default().min(127);
    // a shift of 128 bits is slower
    let half = if bit < 64 { set } else { set >> 64 } as u64;
    half >> (bit % 64) & 1 != 0
}

#[derive(Clone, Copy)]
struct Matcher<'t> {
    text: &'t str,
}

impl<'t> Matcher<'t> {
    fn rest(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    fn next(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Whether a part may begin at a place.
    fn may_begin(self, node: &Node, at: usize) -> bool {
        has(node.first, self.next(at))
    }

    /// Moves to a place behind the current one.
    fn advance(self, state: State<'t>, to: usize) -> Outcome<'t> {
        let from = state.position().pos();
        state.match_string(self.text.get(from..to).unwrap_or_default())
    }

    fn rule(self, rule: &'static Definition, state: State<'t>) -> Outcome<'t> {
        match rule.kind {
            Kind::Silent => self.node(&rule.body, state),
            Kind::Node(name) => state.rule(name, |state| self.node(&rule.body, state)),
            // nothing is recorded of a token that is not there
            Kind::Token(name) => match self.token(&rule.body, state.position().pos()) {
                Some(end) => state.rule(name, |state| self.advance(state, end)),
                None => Err(state),
            },
        }
    }

    fn node(self, node: &'static Node, state: State<'t>) -> Outcome<'t> {
        let at = state.position().pos();
        if !self.may_begin(node, at) {
            return Err(state);
        }
        match &node.expr {
            Expr::Text(text) => state.match_string(text),
            Expr::One(class) => state.match_char_by(|it| class.has(it)),
            Expr::Start => state.start_of_input(),
            Expr::End => state.rule(Rule::EOI, ParserState::end_of_input),
            Expr::Rule(rule) => self.rule(rule, state),
            Expr::And(inner) => match self.character(inner, at) {
                Some(true) => Ok(state),
                Some(false) => Err(state),
                None => state.lookahead(true, |state| self.node(inner, state)),
            },
            Expr::Not(inner) => match self.character(inner, at) {
                Some(true) => Err(state),
                Some(false) => Ok(state),
                None => state.lookahead(false, |state| self.node(inner, state)),
            },
            Expr::Optional(inner) => self.optional(inner, state),
            Expr::Repeat(inner) => self.repeat(inner, state),
            Expr::Sequence(parts) => state.sequence(|state| self.sequence(parts, state)),
            Expr::Choice(parts) => {
                let next = self.next(at);
                let mut state = state;
                for part in parts.iter().filter(|part| has(part.first, next)) {
                    match self.node(part, state) {
                        Ok(state) => return Ok(state),
                        Err(unchanged) => state = unchanged,
                    }
                }
                Err(state)
            }
            Expr::Until(_) => match self.token(node, at) {
                Some(end) => self.advance(state, end),
                None => Err(state),
            },
        }
    }

    /// Whether a part matches, if the next characters decide that without pest's state.
    fn character(self, node: &Node, at: usize) -> Option<bool> {
        if !self.may_begin(node, at) {
            return Some(false);
        }
        match &node.expr {
            Expr::Text(text) => Some(self.rest(at).starts_with(text)),
            Expr::One(class) => Some(self.one(class, at).is_some()),
            _ => None,
        }
    }

    fn sequence(self, parts: &'static [Node], state: State<'t>) -> Outcome<'t> {
        let mut state = state;
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                state = self.skip_space(state)?;
            }
            state = self.node(part, state)?;
        }
        Ok(state)
    }

    /// Where white space from a place on ends.
    fn space_end(self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let spaces = rest
            .iter()
            .take_while(|byte| byte.is_ascii() && SPACE >> **byte & 1 != 0);
        at + spaces.count()
    }

    fn skip_space(self, state: State<'t>) -> Outcome<'t> {
        let at = state.position().pos();
        if !has(SPACE, self.next(at)) {
            return Ok(state);
        }
        self.advance(state, self.space_end(at))
    }

    fn optional(self, inner: &'static Node, state: State<'t>) -> Outcome<'t> {
        if !self.may_begin(inner, state.position().pos()) {
            return Ok(state);
        }
        state.optional(|state| self.node(inner, state))
    }

    fn repeat(self, inner: &'static Node, state: State<'t>) -> Outcome<'t> {
        let mut before = state.position().pos();
        let mut state = self.optional(inner, state)?;
        loop {
            let at = state.position().pos();
            // what matches no text would match again and again
            if at == before {
                return Ok(state);
            }
            before = at;
            let end = self.space_end(at);
            if !self.may_begin(inner, end) {
                return Ok(state);
            }
            state = if end == at {
                state.optional(|state| self.node(inner, state))?
            } else {
                state.optional(|state| {
                    state.sequence(|state| self.node(inner, self.advance(state, end)?))
                })?
            };
        }
    }

    /// Where a part of a token ends. A token has no nodes, so pest's state need not follow.
    fn token(self, node: &Node, at: usize) -> Option<usize> {
        if !self.may_begin(node, at) {
            return None;
        }
        match &node.expr {
            Expr::Text(text) => self.rest(at).starts_with(text).then_some(at + text.len()),
            Expr::One(class) => self.one(class, at),
            Expr::Start => (at == 0).then_some(at),
            Expr::End => (at == self.text.len()).then_some(at),
            Expr::Rule(rule) => self.token(&rule.body, at),
            Expr::And(inner) => self.token(inner, at).map(|_| at),
            Expr::Not(inner) => match self.token(inner, at) {
                Some(_) => None,
                None => Some(at),
            },
            Expr::Optional(inner) => Some(self.token(inner, at).unwrap_or(at)),
            Expr::Repeat(inner) => {
                let mut at = at;
                while let Some(end) = self.token(inner, at).filter(|end| *end > at) {
                    at = end;
                }
                Some(at)
            }
            Expr::Sequence(parts) => parts.iter().try_fold(at, |at, part| self.token(part, at)),
            Expr::Choice(parts) => parts.iter().find_map(|part| self.token(part, at)),
            Expr::Until(stops) => {
                let rest = self.rest(at);
                let mut chars = stops.chars();
                let length = match (chars.next(), chars.next()) {
                    (Some(stop), None) => rest.find(stop),
                    _ => rest
                        .bytes()
                        .position(|byte| stops.as_bytes().contains(&byte)),
                };
                Some(length.map_or(self.text.len(), |length| at + length))
            }
        }
    }

    /// Where a character of this set ends.
    fn one(self, class: &Class, at: usize) -> Option<usize> {
        let it = self.rest(at).chars().next()?;
        class.has(it).then_some(at + it.len_utf8())
    }
}
