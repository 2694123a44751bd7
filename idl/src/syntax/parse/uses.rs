//! Parses `use`, and `import` in its place.

use super::grammar::{Node, Rule};
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{ItemKind, StrLit, Use, UseMember, UseMembers, UseName};

impl TreeBuilder<'_> {
    /// `keyword` is the place of the word it starts with.
    pub(super) fn uses(&mut self, keyword: Span, import: bool, node: Node<'_>) -> ItemKind {
        let mut path = None;
        let mut list = None;
        let mut path_first = false;
        let mut list_text = Span::default();
        let mut is_complete = true;
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::string => {
                    path_first = list.is_none();
                    path = Some(self.string(&part));
                }
                Rule::use_list => {
                    list_text = self.trimmed(&part);
                    list = Some(self.use_list(part));
                }
                Rule::kw_type => {}
                Rule::bare_path => {
                    path_first = true;
                    path = Some(self.bare_path(&part));
                }
                Rule::missing => self.no_use_path(keyword, import, at),
                Rule::missing_semi | Rule::item_junk if list.is_none() => {
                    is_complete = false;
                    self.problems
                        .expected(at, "`{` and names after the path of the `use`", |it| it);
                }
                Rule::missing_semi => self.missing_semi(at, "the `use`"),
                Rule::item_junk => self.junk(&part, "`;` after the `use`"),
                _ => {}
            }
        }
        if let Some(path) = path.as_ref().filter(|_| list.is_none() && is_complete) {
            let at = self.problems.token_after(path.span.end);
            let whole = self.whole_lines(Span::new(keyword.start, at + 1));
            self.problems
                .expected(at, "`{` and names after the path of the `use`", |it| {
                    it.offer("remove the `use`", whole, "")
                });
        }
        if let Some(path) = &path
            && (import || !path_first)
        {
            self.foreign_use(keyword, import, path_first, path, list_text);
        }
        match (path, list) {
            (Some(path), names) => ItemKind::Use(Use {
                path,
                names: names.unwrap_or_default(),
            }),
            (None, Some(_)) => {
                let at = self.problems.token_after(list_text.end);
                self.problems
                    .expected(at, "`from` and a path after the names", |it| it);
                ItemKind::Bad(None)
            }
            (None, None) => ItemKind::Bad(None),
        }
    }

    fn no_use_path(&mut self, keyword: Span, import: bool, at: u32) {
        if import {
            let problem = self
                .error(
                    Code::JSI0006,
                    keyword,
                    "`import` is not a keyword of `.jsi`; use `use`",
                )
                .help("import the names of another file with `use \"./other.jsi\" { Name };`");
            let line = Span::new(at, self.text.len() as u32).of(self.text);
            let line = line.lines().next().unwrap_or_default();
            let problem = match line.find(';') {
                Some(semi) if line.starts_with('*') => {
                    let whole = Span::new(keyword.start, at + semi as u32 + 1);
                    problem.offer("remove the `import`", self.whole_lines(whole), "")
                }
                _ => problem,
            };
            self.problems.add(problem);
            self.problems.suppress(Span::new(keyword.start, at));
        } else {
            self.problems.expected(
                at,
                "the path of a `.jsi` file as a string after `use`",
                |it| it,
            );
        }
    }

    /// `import { A } from "./x.jsi"` and mixtures of it with `use`.
    fn foreign_use(
        &mut self,
        keyword: Span,
        import: bool,
        path_first: bool,
        path: &StrLit,
        list: Span,
    ) {
        let problem = if import {
            let message = "`import` is not a keyword of `.jsi`; use `use`";
            self.error(Code::JSI0006, keyword, message)
        } else {
            let message = "expected the path after `use`, found the names";
            self.error(Code::JSI0001, list, message)
        };
        let problem = if path_first {
            problem.fix("write `use`", keyword, "use")
        } else {
            let text = format!("use {} {}", path.span.of(self.text), list.of(self.text));
            problem.fix(
                format!("write `{}`", super::on_one_line(&text)),
                keyword.to(path.span),
                text,
            )
        };
        self.problems.add(problem);
    }

    fn use_list(&mut self, node: Node<'_>) -> Vec<UseName> {
        let open = self.start(&node);
        let mut names = Vec::new();
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::use_name => names.extend(self.use_name(part)),
                Rule::use_junk if names.is_empty() => {
                    self.problems.expected(at, "the name of an item", |it| it);
                }
                Rule::use_junk => {
                    self.problems
                        .expected(at, "`,` or `}` after the name", |it| it);
                }
                _ => self.problems.unclosed(open, at, "{", "the `use`"),
            }
        }
        names
    }

    fn use_name(&mut self, node: Node<'_>) -> Option<UseName> {
        let mut name = None;
        let mut rename = None;
        let mut members = None;
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::ident if name.is_none() => name = Some(self.ident(&part)),
                Rule::ident => rename = Some(self.ident(&part)),
                Rule::colon => {
                    let span = self.span(&part);
                    let next = self.problems.token_after(span.end);
                    let place = Span::new(self.problems.end_before(span.start), next);
                    let problem = self
                        .error(Code::JSI0006, span, "another name is given by `as`")
                        .fix("write `as`", place, " as ");
                    self.problems.add(problem);
                }
                Rule::missing => self.problems.expected(at, "a name after `as`", |it| it),
                Rule::use_members => members = Some(self.use_members(part)),
                Rule::missing_comma => self.missing_comma(at, "`,` or `}` after the name"),
                _ => {}
            }
        }
        name.map(|name| UseName {
            name,
            rename,
            members,
        })
    }

    fn use_members(&mut self, node: Node<'_>) -> UseMembers {
        let open = self.start(&node);
        let span = self.trimmed(&node);
        let mut names = Vec::new();
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::use_member => {
                    for part in part.into_inner() {
                        let at = self.start(&part);
                        match part.as_rule() {
                            Rule::ident => names.push(UseMember::Name(self.ident(&part))),
                            Rule::string => names.push(UseMember::Event(self.string(&part))),
                            _ => self.missing_comma(at, "`,` or `}` after the member"),
                        }
                    }
                }
                Rule::use_junk if names.is_empty() => {
                    self.problems.expected(at, "the name of a member", |it| it);
                }
                Rule::use_junk => {
                    self.problems
                        .expected(at, "`,` or `}` after the member", |it| it);
                }
                _ => self.problems.unclosed(open, at, "{", "the members"),
            }
        }
        UseMembers { names, span }
    }
}
