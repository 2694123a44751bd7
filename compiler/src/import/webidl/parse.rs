//! Reads a WebIDL file: the grammar of the specification, by recursive descent.

use super::super::error::SyntaxError;
use super::cursor::{Parsed, Parser};
use super::tokens::TokenKind;
use super::tree::{Definition, EntityKind, Field, Kind, Member, MemberKind, Special};

/// Reads the definitions of a file; `path` is for the error.
///
/// # Errors
///
/// The first syntax error.
pub(super) fn parse(path: &str, text: &str) -> Result<Vec<Definition>, SyntaxError> {
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    while parser.kind() != TokenKind::End {
        let definition = parser.definition();
        found.push(definition.map_err(|problem| problem.in_file(path, text))?);
    }
    Ok(found)
}

impl Parser<'_> {
    fn definition(&mut self) -> Parsed<Definition> {
        let attributes = self.attributes()?;
        let partial = self.take("partial");
        let start = self.start();
        let (name, kind) = if self.is_at(1, "includes") {
            let name = self.name()?;
            self.expect("includes")?;
            (name, Kind::Includes(self.name()?))
        } else if self.take("callback") {
            self.callback(start)?
        } else if self.take("interface") {
            let mixin = self.take("mixin");
            let name = self.name()?;
            let base = self.base()?;
            let members = self.members()?;
            match mixin {
                true => (name, Kind::Mixin { members }),
                false => (name, Kind::Entity(EntityKind::Interface { base, members })),
            }
        } else if self.take("namespace") {
            let name = self.name()?;
            let members = self.members()?;
            (name, Kind::Entity(EntityKind::Namespace { members }))
        } else if self.take("dictionary") {
            let name = self.name()?;
            let base = self.base()?;
            let fields = self.body(Self::field)?;
            (name, Kind::Entity(EntityKind::Dictionary { base, fields }))
        } else if self.take("enum") {
            let name = self.name()?;
            self.expect("{")?;
            let values = self.list("}", Self::string)?;
            (name, Kind::Entity(EntityKind::Enum { values }))
        } else if self.take("typedef") {
            let ty = self.ty()?;
            (self.name()?, Kind::Entity(EntityKind::Typedef(ty)))
        } else {
            return Err(self.problem("a definition"));
        };
        self.expect(";")?;
        Ok(Definition {
            attributes,
            partial,
            name,
            kind,
            at: start,
        })
    }

    fn callback(&mut self, start: usize) -> Parsed<(String, Kind)> {
        if self.take("interface") {
            let name = self.name()?;
            let members = self.members()?;
            return Ok((
                name,
                Kind::Entity(EntityKind::CallbackInterface { members }),
            ));
        }
        // a constructor as a callback is a function here
        if self.is("constructor") && !self.is_at(1, "=") {
            self.next += 1;
        }
        let name = self.name()?;
        self.expect("=")?;
        let result = self.ty()?;
        let inputs = self.inputs()?;
        let text = self.written(start);
        Ok((
            name,
            Kind::Entity(EntityKind::Callback {
                result,
                inputs,
                text,
            }),
        ))
    }

    fn base(&mut self) -> Parsed<Option<String>> {
        if self.take(":") {
            Ok(Some(self.name()?))
        } else {
            Ok(None)
        }
    }

    fn body<T>(&mut self, mut one: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.expect("{")?;
        let mut found = Vec::new();
        while !self.take("}") {
            found.push(one(self)?);
        }
        Ok(found)
    }

    fn members(&mut self) -> Parsed<Vec<Member>> {
        self.body(Self::member)
    }

    fn member(&mut self) -> Parsed<Member> {
        let attributes = self.attributes()?;
        let start = self.start();
        let kind = self.member_kind()?;
        self.expect(";")?;
        Ok(Member {
            attributes,
            kind,
            text: self.written(start),
        })
    }

    fn member_kind(&mut self) -> Parsed<MemberKind> {
        // a keyword can be the name of a type, too: it is one before a name
        let is_keyword = |ahead: usize, after: &str| self.is_at(ahead, after);
        if self.is("const") {
            self.next += 1;
            let ty = self.ty()?;
            let name = self.name()?;
            self.expect("=")?;
            self.default()?;
            return Ok(MemberKind::Constant { name, ty });
        }
        if self.is("constructor") && is_keyword(1, "(") {
            self.next += 1;
            let inputs = self.inputs()?;
            return Ok(MemberKind::Constructor { inputs });
        }
        if self.is("stringifier") && is_keyword(1, ";") {
            self.next += 1;
            return Ok(MemberKind::Stringifier);
        }
        let is_async = self.is("async_iterable") || self.is("async") && is_keyword(1, "iterable");
        if is_async || self.is("iterable") && is_keyword(1, "<") {
            return self.iterable(is_async);
        }
        let special = self.special();
        let inherits = self.take("inherit");
        let readonly = self.take("readonly");
        if self.is("maplike") && self.is_at(1, "<") {
            self.next += 2;
            let key = self.ty()?;
            self.expect(",")?;
            let value = self.ty()?;
            self.expect(">")?;
            return Ok(MemberKind::Maplike {
                readonly,
                key,
                value,
            });
        }
        if self.is("setlike") && self.is_at(1, "<") {
            self.next += 2;
            let value = self.ty()?;
            self.expect(">")?;
            return Ok(MemberKind::Setlike { readonly, value });
        }
        if self.take("attribute") {
            let ty = self.ty()?;
            return Ok(MemberKind::Property {
                name: self.name()?,
                ty,
                readonly,
                is_static: special == Some(Special::Static),
                stringifier: special == Some(Special::Stringifier),
            });
        }
        if inherits || readonly {
            return Err(self.problem("`attribute`"));
        }
        let result = self.ty()?;
        let name = match self.is("(") {
            true => None,
            false => Some(self.name()?),
        };
        let inputs = self.inputs()?;
        Ok(MemberKind::Method {
            name,
            special,
            result,
            inputs,
        })
    }

    fn special(&mut self) -> Option<Special> {
        let special = match self.peek(0) {
            (TokenKind::Word, "static") => Special::Static,
            (TokenKind::Word, "getter") => Special::Getter,
            (TokenKind::Word, "setter") => Special::Setter,
            (TokenKind::Word, "deleter") => Special::Deleter,
            (TokenKind::Word, "stringifier") => Special::Stringifier,
            _ => return None,
        };
        self.next += 1;
        Some(special)
    }

    fn iterable(&mut self, is_async: bool) -> Parsed<MemberKind> {
        if !self.take("async_iterable") {
            self.take("async");
            self.expect("iterable")?;
        }
        self.expect("<")?;
        let first = self.ty()?;
        let second = match self.take(",") {
            true => Some(self.ty()?),
            false => None,
        };
        self.expect(">")?;
        let inputs = match self.is("(") {
            true => self.inputs()?,
            false => Vec::new(),
        };
        let (key, value) = match second {
            Some(value) => (Some(first), value),
            None => (None, first),
        };
        Ok(MemberKind::Iterable {
            is_async,
            key,
            value,
            inputs,
        })
    }

    fn field(&mut self) -> Parsed<Field> {
        self.attributes()?;
        let start = self.start();
        let required = self.take("required");
        let ty = self.ty()?;
        let name = self.name()?;
        if self.take("=") {
            self.default()?;
        }
        self.expect(";")?;
        Ok(Field {
            name,
            ty,
            required,
            text: self.written(start),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        match parse("a.idl", text) {
            Ok(found) => format!("no error: {found:?}"),
            Err(it) => format!("{}:{}:{}: {}", it.path, it.line, it.column, it.message),
        }
    }

    #[test]
    fn an_error_names_its_place_and_what_is_expected() {
        let cases = [
            (
                "interface A {\n  attribute long;\n};",
                "a.idl:2:17: expected a name, found `;`",
            ),
            (
                "interface A {",
                "a.idl:1:14: expected a name, found the end of the file",
            ),
            (
                "interface A {}",
                "a.idl:1:15: expected `;`, found the end of the file",
            ),
            (
                "enum E { \"a\" \"b\" };",
                "a.idl:1:14: expected `}`, found `\"b\"`",
            ),
            (
                "enum E { \"a };",
                "a.idl:1:10: expected a string, found a string without an end",
            ),
            (
                "/* open",
                "a.idl:1:1: expected a definition, found a comment without an end",
            ),
            ("é", "a.idl:1:1: expected a definition, found `é`"),
            (
                "dictionary D { unsigned x; };",
                "a.idl:1:25: expected a number type, found `x`",
            ),
            (
                "typedef Thing<long> T;",
                "a.idl:1:9: expected a type with parameters, found `Thing`",
            ),
            (
                "interface A { readonly long a(); };",
                "a.idl:1:24: expected `attribute`, found `long`",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(error(text), expected, "{text}");
        }
    }

    #[test]
    fn deep_types_end() {
        let text = format!(
            "typedef {}long{} T;",
            "sequence<".repeat(9999),
            ">".repeat(9999)
        );
        assert!(
            error(&text).contains("nested less deeply"),
            "{}",
            error(&text)
        );
        let text = format!("typedef {}", "(".repeat(99_999));
        assert!(
            error(&text).contains("nested less deeply"),
            "{}",
            error(&text)
        );
    }

    #[test]
    fn every_form_is_read() {
        let text = r#"
            // a comment
            [Exposed=(Window,Worker), LegacyFactoryFunction=Made(optional DOMString _a = "x")]
            interface A : B {
                const unsigned long long X = 0xFFFF;
                const double Y = -1.5e+3; const unrestricted float Z = -Infinity;
                constructor([Clamp] optional octet a = 0, any... rest);
                stringifier; stringifier attribute USVString href;
                inherit attribute long b; static readonly attribute FrozenArray<A?>? c;
                getter A? item(unsigned long index); setter undefined (DOMString n, long v); deleter undefined (DOMString n);
                iterable<long, A>; async iterable<A>(optional D d = {}); async_iterable<long, A>;
                readonly maplike<DOMString, (long or sequence<DOMString>)>; setlike<long>;
                static Promise<record<DOMString, any>> f(async_sequence<long> a);
                undefined async(); attribute long required; [X] unsigned short includes([Y] long partial);
            };
            callback F = undefined (long a); callback constructor G = long (); callback interface H { long f(); };
            partial interface mixin M { }; A includes M; namespace N { undefined g(); };
            dictionary D : E { required long a; sequence<long> b = []; boolean c = true; A? d = null; };
            enum K { "a", "", };
            typedef (long long or unsigned long) T;
        "#;
        let found = parse("a.idl", text).unwrap_or_default();
        let names: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(
            names,
            ["A", "F", "G", "H", "M", "A", "N", "D", "K", "T"],
            "{}",
            error(text)
        );
        let Some(Kind::Entity(EntityKind::Interface { members, .. })) =
            found.first().map(|it| &it.kind)
        else {
            panic!("no interface");
        };
        assert_eq!(members.len(), 20);
    }
}
