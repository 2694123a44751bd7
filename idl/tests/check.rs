//! Rules that need several files, a model to look at, or a large input.

use std::fmt::Write as _;

use jsi_idl::check::local_modules::above_root;
use jsi_idl::diagnostics::Code;
use jsi_idl::model::{ItemId, ItemKind, MemberKind, Prim, Source, Type};
use jsi_idl::resolve::MemoryLoader;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::{Analysis, analyze};

fn files(files: &[(&str, &str)]) -> MemoryLoader {
    let empty = MemoryLoader::new();
    files
        .iter()
        .fold(empty, |loader, (path, text)| loader.with(path, *text))
}

fn one(text: &str) -> Analysis {
    analyze(&files(&[("m.jsi", text)]), &["m.jsi"])
}

fn codes(analysis: &Analysis) -> Vec<&'static str> {
    analysis
        .diagnostics
        .iter()
        .map(|it| it.code.as_str())
        .collect()
}

#[test]
fn a_diamond_of_files_is_loaded_once_and_is_no_cycle() {
    let loader = files(&[
        (
            "a.jsi",
            r#"use "./l/b.jsi" { B }; use "./l/c.jsi" { C }; record A { b: B; c: C; }"#,
        ),
        ("l/b.jsi", r#"use "../d.jsi" { D }; record B { d: D; }"#),
        (
            "l/c.jsi",
            r#"use "./../d.jsi" { D as E }; record C { e: E; }"#,
        ),
        ("d.jsi", "record D { x: Number; }"),
    ]);
    let analysis = analyze(&loader, &["./a.jsi", "a.jsi", "d.jsi"]);
    assert_eq!(codes(&analysis), [""; 0]);
    let model = analysis.checked().expect("no errors").model();
    let paths: Vec<&str> = model.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["a.jsi", "d.jsi", "l/b.jsi", "l/c.jsi"]);
    assert_eq!(analysis.sources[0].path, "./a.jsi");
    assert_eq!(model.files[3].uses[0].local, "E");
    assert_eq!(model.item(model.files[3].uses[0].item).name, "D");
}

#[test]
fn a_declaration_shadows_a_newer_built_in_name() {
    let loader = files(&[
        (
            "a.jsi",
            "class Symbol from \"a\"; class Sub from \"a\" extends Symbol; record A { x: Symbol?; }",
        ),
        (
            "b.jsi",
            r#"use "./a.jsi" { Symbol }; record B { x: Symbol; }"#,
        ),
        ("c.jsi", "record C { x: Symbol; }"),
        (
            "d.jsi",
            r#"use "./c.jsi" { Symbol }; type String = Object;"#,
        ),
    ]);
    let analysis = analyze(&loader, &["a.jsi", "b.jsi", "c.jsi"]);
    assert_eq!(codes(&analysis), [""; 0]);
    let model = analysis.checked().expect("no errors").model();
    let field = |name: &str| {
        let item = model.items.iter().find(|item| item.name == name);
        match &item.expect("the record").kind {
            ItemKind::Record(record) => record.fields[0].ty.clone(),
            kind => panic!("{name} is {kind:?}"),
        }
    };
    let symbol = model.items.iter().position(|item| item.name == "Symbol");
    let declared = Type::Named(ItemId(symbol.expect("the class") as u32));
    assert_eq!(field("A"), Type::Nullable(Box::new(declared.clone())));
    assert_eq!(field("B"), declared);
    assert_eq!(field("C"), Type::Prim(Prim::Symbol));
    let wrong = analyze(&loader, &["d.jsi"]);
    assert_eq!(codes(&wrong), ["JSI0105", "JSI0102"]);
}

#[test]
fn names_of_a_circle_of_files_are_known_all_the_same() {
    let loader = files(&[
        (
            "a.jsi",
            r#"use "./b.jsi" { B }; record A { x: AB; } type AB = Array<B>;"#,
        ),
        ("b.jsi", r#"use "./c.jsi" { C }; record B { c: C; }"#),
        ("c.jsi", r#"use "./a.jsi" { A }; record C { a: A; }"#),
    ]);
    let analysis = analyze(&loader, &["a.jsi"]);
    assert_eq!(codes(&analysis), ["JSI0104"]);
    assert_eq!(analysis.diagnostics[0].secondary.len(), 2);
    assert!(analysis.checked().is_none());
}

#[test]
fn what_is_not_found_is_reported_once() {
    let loader = files(&[(
        "a.jsi",
        r#"use "./b.jsi" { B, C }; record A { b: B; c: Array<C>; }"#,
    )]);
    assert_eq!(codes(&analyze(&loader, &["a.jsi"])), ["JSI0103"]);
    assert_eq!(codes(&analyze(&loader, &["no.jsi"])), ["JSI0103"]);
}

#[test]
fn diagnostics_of_several_files_come_file_by_file() {
    let loader = files(&[
        (
            "a.jsi",
            r#"record A { x: Nope; } use "./b.jsi" { B }; record C { x: Nope; b: B; }"#,
        ),
        ("b.jsi", "record B { y: Nope; "),
    ]);
    let analysis = analyze(&loader, &["a.jsi"]);
    let found = analysis.diagnostics.iter();
    let places: Vec<(u32, u32)> = found
        .map(|it| (it.primary.file.0, it.primary.span.start))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(codes(&analysis)[..2], ["JSI0101", "JSI0101"]);
    assert!(codes(&analysis)[2..].contains(&"JSI0101"));
}

#[test]
fn a_name_that_another_file_defines_is_pointed_to() {
    let loader = files(&[
        (
            "a.jsi",
            r#"use "./b.jsi" { B }; record A { b: B; x: Handle; }"#,
        ),
        ("b.jsi", "record B { y: Number; } class Handle;"),
    ]);
    let analysis = analyze(&loader, &["a.jsi"]);
    assert_eq!(codes(&analysis), ["JSI0101"]);
    let helps = &analysis.diagnostics[0].helps;
    assert!(
        helps.iter().any(|help| help.contains("`./b.jsi`")),
        "{helps:?}"
    );
}

#[test]
fn names_of_broken_items_are_not_unknown() {
    let analysis = one("record Point { x: Number y Number }
        interface Broken from { a(): Void; }
        interface Uses from \"uses\" { m(a: Point, b: Nowhere): Void; }");
    let unknown = analysis
        .diagnostics
        .iter()
        .filter(|it| it.code == Code::JSI0101);
    let unknown: Vec<&str> = unknown.map(|it| it.message.as_str()).collect();
    assert_eq!(unknown, ["unknown type `Nowhere`"]);
    let heads = analysis
        .diagnostics
        .iter()
        .filter(|it| it.code == Code::JSI0303);
    assert_eq!(heads.count(), 0, "a broken `from` is not a missing one");
}

#[test]
fn aliases_are_expanded_in_any_order() {
    let analysis = one("interface I from \"i\" { m(f: Listener): Maybe; }
        type Listener = Function<(name: Text, n: i32) => Promise<Maybe>>;
        type Maybe = Text?;
        type Text = String;");
    let model = analysis.checked().expect("no errors").model();
    let ItemKind::Interface(interface) = &model.items[0].kind else {
        panic!("an interface");
    };
    let MemberKind::Method { params, result, .. } = &interface.members[0].kind else {
        panic!("a method");
    };
    let maybe = Type::Nullable(Box::new(Type::Prim(Prim::String)));
    assert_eq!(*result, maybe);
    let Type::Function(Some(function)) = &params[0].ty else {
        panic!("a function");
    };
    assert_eq!(function.result, Type::Promise(Box::new(maybe)));
    assert_eq!(function.params[0].name.as_deref(), Some("name"));
    assert_eq!(function.params[0].ty, Type::Prim(Prim::String));
}

#[test]
fn the_model_says_where_javascript_is() {
    let loader = files(&[
        (
            "src/a.jsi",
            r#"
            interface Local from "../js/a.js" { @js("default.log") logInt(value: i32): Void; }
            interface Page from globalThis.document.body { title: String; }
            interface Whole from globalThis { fetch(url: String): Promise<Object>; }
            interface Bare from "three" { }
            interface Host from host "Chart" { }
            @js("default") class Counter from "../js/a.js" { constructor(start?: i32); }
            export interface Greeter { @js("sayHello") greet(): Void; }
            "#,
        ),
        ("js/a.js", ""),
    ]);
    let analysis = analyze(&loader, &["src/a.jsi"]);
    let model = analysis.checked().expect("no errors").model();
    let source = |index: usize| match &model.items[index].kind {
        ItemKind::Interface(it) => it.source.clone(),
        ItemKind::Class(it) => it.source.clone(),
        _ => None,
    };
    let parts = |parts: &[&str]| {
        parts
            .iter()
            .map(|part| (*part).to_owned())
            .collect::<Vec<_>>()
    };
    let Some(Source::Local {
        specifier, path, ..
    }) = source(0)
    else {
        panic!("a local module");
    };
    assert_eq!(
        (specifier.as_str(), path.as_str()),
        ("../js/a.js", "js/a.js")
    );
    assert_eq!(
        source(1),
        Some(Source::Global(parts(&["document", "body"])))
    );
    assert_eq!(source(2), Some(Source::Global(Vec::new())));
    assert_eq!(source(3), Some(Source::Bare("three".to_owned())));
    assert_eq!(source(4), Some(Source::Host("Chart".to_owned())));
    assert_eq!(source(6), None);
    let ItemKind::Interface(local) = &model.items[0].kind else {
        panic!("an interface");
    };
    assert_eq!(local.members[0].js_path, ["default", "log"]);
    assert_eq!(local.members[0].rust_name, "log_int");
    let ItemKind::Class(counter) = &model.items[5].kind else {
        panic!("a class");
    };
    assert_eq!(counter.js_path, ["default"]);
    assert_eq!(counter.members[0].rust_name, "new");
    let ItemKind::Interface(greeter) = &model.items[6].kind else {
        panic!("an interface");
    };
    assert_eq!(greeter.js_name, "Greeter");
    assert_eq!(greeter.members[0].js_path, ["sayHello"]);
}

#[test]
fn shims_above_the_crate_are_found() {
    let loader = files(&[
        (
            "/p/src/a.jsi",
            r#"use "../../q/b.jsi" { B }; interface I from "../js/i.js" { m(): B; }"#,
        ),
        (
            "/q/b.jsi",
            r#"record B { x: Number; } interface J from "./j.js" { }"#,
        ),
        ("/p/js/i.js", ""),
        ("/q/j.js", ""),
    ]);
    let analysis = analyze(&loader, &["/p/src/a.jsi"]);
    assert_eq!(codes(&analysis), [""; 0]);
    let found = above_root(&analysis.model, &analysis.sources, "/p/");
    let codes: Vec<(Code, u32)> = found
        .iter()
        .map(|it| (it.code, it.primary.file.0))
        .collect();
    assert_eq!(codes, [(Code::JSI0107, 0), (Code::JSI0107, 1)]);
    assert!(above_root(&analysis.model, &analysis.sources, "/").is_empty());
}

#[test]
fn enum_values_count_on_from_the_one_before() {
    let analysis = one("enum E { A, B = 7, C, D = -3, E, F } enum G { Last = 2147483647, Beyond }");
    assert_eq!(codes(&analysis), ["JSI0004"]);
    let ItemKind::NumberEnum(it) = &analysis.model.items[0].kind else {
        panic!("an enum of numbers");
    };
    let values: Vec<i32> = it.variants.iter().map(|value| value.value).collect();
    assert_eq!(values, [0, 7, 8, -3, -2, -1]);
}

#[test]
fn long_ways_do_not_overflow_the_stack() {
    let mut text = String::new();
    for n in 0..5_000 {
        let next = (n + 1) % 5_000;
        writeln!(
            text,
            "record R{n} {{ x: R{next}; }} type A{n} = A{next}; class C{n} extends C{next};"
        )
        .unwrap();
    }
    let analysis = one(&text);
    assert_eq!(codes(&analysis), ["JSI0104"; 3]);
}

/// A platform of three modules, two of which name each other.
const PLATFORM: Platform = Platform(&[
    (
        "web:a",
        "use \"web:b\" { Other, Options };\n\n/// [MDN]\nclass Base from globalThis {\n    /// [MDN]\n    inherited(): Void;\n    other: Other;\n}\n\n@js(\"Deep.Thing\")\nclass Thing extends Base from globalThis {\n    constructor();\n    configure(options: Options): Void;\n    @js(\"configure\") configureLater(): Void;\n    events {\n        \"open\": Base;\n        \"close\": Void;\n    }\n}\n\nenum Kind {\n    \"a\",\n    \"b\",\n}\n",
    ),
    (
        "web:b",
        "use \"web:a\" { Kind, Thing };\n\nclass Other from globalThis {\n    thing: Thing;\n}\n\nrecord Options {\n    kind?: Kind;\n    other?: Other;\n}\n",
    ),
]);

fn of_platform(text: &str) -> Vec<(String, String)> {
    let loader = MemoryLoader::new()
        .with("main.jsi", text)
        .with_platform(PLATFORM);
    let analysis = analyze(&loader, &["main.jsi"]);
    assert!(
        analysis.diagnostics.is_empty(),
        "{:#?}",
        analysis.diagnostics
    );
    let modules = analysis.sources.iter().skip(1);
    modules
        .map(|it| (it.path.clone(), it.text.to_string()))
        .collect()
}

#[test]
fn a_use_of_the_platform_takes_what_it_lists_and_what_that_needs() {
    let found = of_platform("use \"web:a\" { Thing { configure, inherited, \"open\" } };");
    let [(first, a), (second, b)] = found.as_slice() else {
        panic!("{found:#?}");
    };
    assert_eq!((first.as_str(), second.as_str()), ("web:a", "web:b"));
    for part in [
        "/// [MDN](https://developer.mozilla.org/docs/Web/API/Base/inherited)\n    inherited(): Void;",
        "@js(\"Deep.Thing\")\nclass Thing extends Base from globalThis {",
        "configure(options: Options): Void;",
        "@js(\"configure\") configureLater(): Void;",
        "\"open\": Base;",
        "enum Kind {",
        "use \"web:b\" { Options };",
    ] {
        assert!(a.contains(part), "{part} in\n{a}");
    }
    for absent in ["constructor", "\"close\"", "other: Other"] {
        assert!(!a.contains(absent), "{absent} in\n{a}");
    }
    assert!(b.contains("class Other from globalThis;"), "{b}");
    assert!(b.contains("record Options {\n    kind?: Kind;"), "{b}");
}

#[test]
fn files_that_use_the_same_item_share_it_with_the_members_of_all() {
    let loader = MemoryLoader::new()
        .with("main.jsi", "use \"./other.jsi\" { Page };\nuse \"web:b\" { Other };\nclass Main from \"m\" { page: Page; other: Other; }")
        .with("other.jsi", "use \"web:a\" { Base as Root { inherited }, Thing { \"close\" } };\nclass Page from \"p\" { root: Root; thing: Thing; }")
        .with_platform(PLATFORM);
    let analysis = analyze(&loader, &["main.jsi"]);
    assert!(
        analysis.diagnostics.is_empty(),
        "{:#?}",
        analysis.diagnostics
    );
    let module = analysis.sources.iter().find(|it| it.path == "web:a");
    let text = &module.expect("the module").text;
    assert_eq!(text.matches("class Thing ").count(), 1, "{text}");
    assert!(
        text.contains("inherited(): Void;") && text.contains("\"close\": Void;"),
        "{text}"
    );
}

#[test]
fn a_program_without_the_platform_says_so() {
    let loader = MemoryLoader::new().with(
        "main.jsi",
        "use \"web:a\" { Base };\nclass C from \"c\" { base: Base; }",
    );
    let found = analyze(&loader, &["main.jsi"]).diagnostics;
    let codes: Vec<Code> = found.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::JSI0801], "{found:#?}");
    assert!(found[0].helps[0].contains("feature `web`"), "{found:#?}");
}
