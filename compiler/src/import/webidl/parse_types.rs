//! Types, parameters and extended attributes of WebIDL.

use super::cursor::{Parsed, Parser};
use super::tokens::TokenKind;
use super::tree::{Attribute, Input, Type};

/// How deep types are nested.
const DEEPEST: usize = 64;

impl Parser<'_> {
    pub(super) fn attributes(&mut self) -> Parsed<Vec<Attribute>> {
        if self.take("[") {
            self.list("]", Self::attribute)
        } else {
            Ok(Vec::new())
        }
    }

    pub(super) fn attribute(&mut self) -> Parsed<Attribute> {
        let mut attribute = Attribute {
            name: self.name()?,
            values: Vec::new(),
            inputs: Vec::new(),
        };
        if self.take("=") {
            if self.take("(") {
                attribute.values = self.list(")", Self::value)?;
            } else {
                attribute.values.push(self.value()?);
            }
        }
        if self.take("(") {
            attribute.inputs = self.list(")", Self::input)?;
        }
        Ok(attribute)
    }

    /// The value of an attribute.
    pub(super) fn value(&mut self) -> Parsed<String> {
        match self.peek(0) {
            (TokenKind::Text, _) => self.string(),
            (TokenKind::Number, text) | (TokenKind::Mark, text @ "*") => {
                self.next += 1;
                Ok(text.to_owned())
            }
            (TokenKind::Word, _) => self.name(),
            _ => Err(self.problem("a value")),
        }
    }

    pub(super) fn inputs(&mut self) -> Parsed<Vec<Input>> {
        self.expect("(")?;
        self.list(")", Self::input)
    }

    pub(super) fn input(&mut self) -> Parsed<Input> {
        self.attributes()?;
        let optional = self.take("optional");
        let ty = self.ty()?;
        let rest = self.take("...");
        let name = self.name()?;
        if self.take("=") {
            self.default()?;
        }
        Ok(Input {
            name,
            ty,
            optional,
            rest,
        })
    }

    /// A value after `=`: it makes a parameter or field optional, and its type says the rest.
    pub(super) fn default(&mut self) -> Parsed<()> {
        if self.take("[") {
            return self.expect("]");
        }
        if self.take("{") {
            return self.expect("}");
        }
        match self.kind() {
            TokenKind::Text | TokenKind::Number | TokenKind::Word => {
                self.next += 1;
                Ok(())
            }
            _ => Err(self.problem("a value")),
        }
    }

    pub(super) fn ty(&mut self) -> Parsed<Type> {
        if self.depth >= DEEPEST {
            return Err(self.problem("a type that is nested less deeply"));
        }
        self.depth += 1;
        let ty = self.type_in_depth();
        self.depth -= 1;
        ty
    }

    pub(super) fn type_in_depth(&mut self) -> Parsed<Type> {
        self.attributes()?;
        let ty = if self.take("(") {
            let mut types = vec![self.ty()?];
            while self.take("or") {
                types.push(self.ty()?);
            }
            self.expect(")")?;
            Type::Union(types)
        } else if self.is_at(1, "<") {
            self.generic()?
        } else {
            Type::Name(self.type_name()?)
        };
        Ok(match self.take("?") {
            true => Type::Nullable(Box::new(ty)),
            false => ty,
        })
    }

    pub(super) fn generic(&mut self) -> Parsed<Type> {
        let make: fn(Box<Type>) -> Type = match self.peek(0).1 {
            "Promise" => Type::Promise,
            "sequence" | "FrozenArray" | "ObservableArray" => Type::List,
            "async_sequence" => Type::AsyncList,
            "record" => {
                self.next += 2;
                let key = self.ty()?;
                self.expect(",")?;
                let value = self.ty()?;
                self.expect(">")?;
                return Ok(Type::Record(Box::new(key), Box::new(value)));
            }
            _ => return Err(self.problem("a type with parameters")),
        };
        self.next += 2;
        let of = self.ty()?;
        self.expect(">")?;
        Ok(make(Box::new(of)))
    }

    /// The name of a type, of several words where it is built in.
    pub(super) fn type_name(&mut self) -> Parsed<String> {
        let mut words = vec![self.name()?];
        let first = words.first().map(String::as_str).unwrap_or_default();
        let more: &[&str] = match first {
            "unsigned" => &["short", "long"],
            "unrestricted" => &["float", "double"],
            "long" => &["long"],
            _ => &[],
        };
        if let Some(next) = more.iter().find(|it| self.is(it)) {
            self.next += 1;
            words.push((*next).to_owned());
            if *next == "long"
                && words.len() == 2
                && first_is(&words, "unsigned")
                && self.take("long")
            {
                words.push("long".to_owned());
            }
        } else if matches!(first, "unsigned" | "unrestricted") {
            return Err(self.problem("a number type"));
        }
        Ok(words.join(" "))
    }
}

fn first_is(words: &[String], wanted: &str) -> bool {
    words.first().is_some_and(|it| it == wanted)
}
