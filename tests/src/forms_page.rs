//! Generates the list of the forms of the language's second edition with what shows each one: `docs/src/internals/forms.md`. Everything
//! that it names must exist. `JSI_BLESS=1` updates the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use jsi_idl::analyze;
use jsi_idl::resolve::MemoryLoader;

use crate::inventory::{Runs, inventory, read, root};

const PAGE: &str = "docs/src/internals/forms.md";
const MATRIX: &str = "idl/tests/data/type-matrix.csv";

/// A form of the language.
struct Form {
    /// A declaration that uses it, without an error.
    jsi: &'static str,
    /// Types of rows of the matrix; none of a form that is no type.
    matrix: &'static [&'static str],
    /// Cases of `idl/tests/ui/check`, one for each way to write it wrongly.
    wrong: &'static [&'static str],
    /// Cases of `compiler/tests/golden/cases`.
    golden: &'static [&'static str],
    /// Tests that run in the engines.
    e2e: &'static [&'static str],
    /// A text of `docs/src/reference/language.md`.
    language: &'static str,
}

/// The forms by the sections of the specification of the second edition.
const SECTIONS: [(&str, &[Form]); 10] = [
    (
        "Values anywhere",
        &[
            Form {
                jsi: r#"interface I from "x" { m(p: Array<Array<Date?>>): Array<[Number, String]?>; }"#,
                matrix: &["Array<Array<String>>", "Array<String?>", "Array<Date>"],
                wrong: &["jsi0203_in_array", "jsi0201_array_in_promise"],
                golden: &["anywhere", "arrays"],
                e2e: &["arrays_hold_every_value_type"],
                language: "| `Array<T>` |",
            },
            Form {
                jsi: "record R { label?: Function<(Number) => String>; all: Array<Function>; }",
                matrix: &[
                    "Array<Function<() => String>>",
                    "Function<(Function) => Void>",
                ],
                wrong: &["jsi0204_in_function", "jsi0204_function_parts"],
                golden: &["anywhere", "functions"],
                e2e: &[
                    "functions_in_records_have_the_declared_types",
                    "functions_are_elements_arguments_and_results",
                    "a_function_is_passed_where_a_callback_is_taken",
                ],
                language: "| `Function<(A, B) => R>` |",
            },
            Form {
                jsi: r#"interface I from "x" { m(f: Function<(a: Number, b?: String, ...c: Array<Number>) => Void>): Void; }"#,
                matrix: &[
                    "Function<(a?: String) => Void>",
                    "Function<(...a: Array<String>) => Void>",
                ],
                wrong: &["jsi0213_too_many", "jsi0204_function_parts"],
                golden: &["functions"],
                e2e: &[
                    "parameters_of_functions_may_be_optional",
                    "the_last_parameter_of_a_function_takes_all_further_arguments",
                    "functions_have_sixteen_parameters",
                ],
                language: "| `Function<(A, B) => R>` |",
            },
            Form {
                jsi: r#"record R { later: Promise<String>; } interface I from "x" { m(): Promise<String?>; }"#,
                matrix: &["P", "Promise<String?>"],
                wrong: &["jsi0202_in_promise", "jsi0201_unions"],
                golden: &["promises"],
                e2e: &[
                    "records_hold_promises",
                    "contents_of_promises_may_be_null",
                    "promises_may_be_null_missing_and_arguments",
                ],
                language: "| `Promise<T>` |",
            },
            Form {
                jsi: "record Tree { value: String; children: Array<Tree>; parent: Tree?; }",
                matrix: &[],
                wrong: &["jsi0104_circles", "jsi0104_unions"],
                golden: &["records"],
                e2e: &[
                    "records_contain_themselves_two_thousand_levels_deep",
                    "deeper_records_are_errors_that_name_the_place",
                    "a_value_that_contains_itself_is_too_deep",
                ],
                language: "## Records and enums",
            },
        ],
    ),
    (
        "This",
        &[Form {
            jsi: r#"class C from "x" { constructor(); append(name: String): This; later(): Promise<This>; }"#,
            matrix: &["This", "This?", "Promise<This>"],
            wrong: &["jsi0221_this", "jsi0106_this"],
            golden: &["class_members", "exports_this"],
            e2e: &[
                "this_is_the_object_of_the_call",
                "this_of_a_subclass_is_of_the_subclass",
                "this_is_checked",
                "an_exported_method_returns_its_object",
            ],
            language: "| `This` |",
        }],
    ),
    (
        "Unions and literals",
        &[
            Form {
                jsi: "record Circle { kind: \"circle\"; r: Number; } record Square { kind: \"square\"; s: Number; } type Figure = Circle | Square;",
                matrix: &["U", "List", "Later"],
                wrong: &[
                    "jsi0215_alike",
                    "jsi0216_nullable_member",
                    "jsi0217_anonymous",
                    "jsi0106_union_members",
                ],
                golden: &["unions", "export_unions"],
                e2e: &[
                    "every_member_arrives_in_javascript",
                    "values_of_every_sort_find_their_member",
                    "records_are_distinguished_by_a_field_that_rust_does_not_have",
                    "unions_may_hold_unions_and_themselves",
                    "one_form_takes_conversions_and_closures",
                    "exports_take_and_return_unions",
                ],
                language: "| `type U = A \\| B;`, then `U` |",
            },
            Form {
                jsi: r#"type Size = "auto" | Number; interface I from "x" { m(kind: "2d", size: Size): Void; }"#,
                matrix: &["2", "2 | 3"],
                wrong: &["jsi0206_literals", "jsi0304_literal_after_optional"],
                golden: &["unions"],
                e2e: &[
                    "literals_are_variants",
                    "literal_parameters_are_sent",
                    "a_record_that_stands_alone_has_its_literal",
                ],
                language: "| `\"text\"`, `1`, `true` |",
            },
        ],
    ),
    (
        "Tuples and maps",
        &[
            Form {
                jsi: r#"interface I from "x" { m(at: [Number, String]): [Number, Number]; }"#,
                matrix: &["[String, Number]"],
                wrong: &["jsi0219_tuples"],
                golden: &["collections"],
                e2e: &[
                    "tuples_are_copied_both_ways",
                    "a_tuple_of_another_length_or_type_is_an_error",
                ],
                language: "| `[A, B]` |",
            },
            Form {
                jsi: r#"interface I from "x" { m(p: Record<Number>): Map<String, Date>; all(): Set<Object>; }"#,
                matrix: &["Record<String>", "Map<String, Number>", "Set<String>"],
                wrong: &["jsi0214_keys", "jsi0209_maps", "jsi0209_keys_of_records"],
                golden: &["collections", "export_collections", "export_declared_map"],
                e2e: &[
                    "a_record_of_any_keys_is_a_plain_object",
                    "proto_is_a_key_like_others",
                    "maps_and_sets_are_copied_in_their_order",
                    "objects_are_keys_by_identity",
                    "exports_take_and_return_collections",
                ],
                language: "| `Map<K, V>` |",
            },
            Form {
                jsi: r#"interface I from "x" { m(p: ArrayBuffer): ArrayBuffer; }"#,
                matrix: &["ArrayBuffer", "Array<ArrayBuffer>"],
                wrong: &["jsi0209_no_form"],
                golden: &["collections"],
                e2e: &["an_array_buffer_is_bytes"],
                language: "| `ArrayBuffer` |",
            },
        ],
    ),
    (
        "Classes as they are",
        &[
            Form {
                jsi: r#"class C from "x" { constructor(); label?: String; both?: String?; }"#,
                matrix: &[],
                wrong: &["jsi0206_not_optional", "jsi0303_optional_property"],
                golden: &["class_members"],
                e2e: &[
                    "an_optional_property_may_be_undefined",
                    "an_optional_property_tells_null_from_undefined",
                ],
                language: "A property `p?: T` is `None` if it is undefined",
            },
            Form {
                jsi: r#"class C from "x" { constructor(); @rust("of") constructor(text: String); }"#,
                matrix: &[],
                wrong: &["jsi0102_constructors"],
                golden: &["class_members"],
                e2e: &["a_class_may_have_several_constructors"],
                language: "An imported class may have several constructors",
            },
            Form {
                jsi: r#"class C { (value: Number): Number; } class H from "x" { [name: String]: String; }"#,
                matrix: &[],
                wrong: &[
                    "jsi0102_unnamed_members",
                    "jsi0222_index",
                    "jsi0303_unnamed_members",
                ],
                golden: &["unnamed_members"],
                e2e: &[
                    "an_object_can_be_called",
                    "an_interface_can_be_a_function",
                    "properties_are_reached_by_their_keys",
                ],
                language: "A member without a name is a call signature",
            },
            Form {
                jsi: r#"class C from "x" { constructor(name: String); } interface I from "x" { m(p: Class<C>): Class<C>; }"#,
                matrix: &["Class<C>"],
                wrong: &["jsi0223_class_argument", "jsi0106_class_values"],
                golden: &["class_values"],
                e2e: &[
                    "a_class_is_a_value",
                    "a_class_as_a_value_makes_objects",
                    "a_class_as_a_value_is_checked",
                ],
                language: "| `Class<C>` |",
            },
            Form {
                jsi: r#"class A; class B extends A; record P { x: Number; } record Q extends P { y: Number; } interface I from "x" { a(): Void; } interface J from "y" extends I { b(): Void; }"#,
                matrix: &[],
                wrong: &[
                    "jsi0104_extends",
                    "jsi0211_extends",
                    "jsi0102_inherited_fields",
                ],
                golden: &["extending"],
                e2e: &[
                    "a_handle_converts_to_every_ancestor",
                    "a_record_has_the_fields_that_it_inherits",
                    "an_interface_has_the_members_that_it_inherits",
                ],
                language: "## What extends what",
            },
            Form {
                jsi: r#"@js("default") interface I from "x" { m(): Void; } class C from "x" { @js("[Symbol.dispose]") end(): Void; }"#,
                matrix: &[],
                wrong: &["jsi0302_attributes", "jsi0302_symbols"],
                golden: &["looking", "attributes"],
                e2e: &[
                    "an_interface_can_be_an_object_that_a_module_exports",
                    "well_known_symbols_are_names",
                ],
                language: "`@js(\"default\")` or `@js(\"a.b\")`",
            },
        ],
    ),
    (
        "Iteration",
        &[Form {
            jsi: r#"interface I from "x" { m(p: Iterable<Number>): AsyncIterable<String>; }"#,
            matrix: &["Array<Iterable<Number>>", "Array<AsyncIterable<Number>>"],
            wrong: &["jsi0203_in_iterable", "jsi0209_iterables"],
            golden: &["iterables", "export_iterables"],
            e2e: &[
                "anything_with_an_iterator_is_an_iterator",
                "an_iteration_that_ends_early_calls_return",
                "an_error_in_the_middle_is_the_last_item",
                "anything_with_an_async_iterator_is_a_stream",
                "iterators_of_rust_are_iterators_of_javascript",
                "streams_of_rust_are_async_iterators_of_javascript",
                "an_unfinished_iterator_of_rust_is_freed",
                "exports_take_and_return_iterables",
            ],
            language: "| `Iterable<T>` |",
        }],
    ),
    (
        "Callback interfaces",
        &[Form {
            jsi: "callback interface P { provide(text: String): Promise<String>; dispose?(): Void; readonly name?: String; }",
            matrix: &["I", "Array<I>"],
            wrong: &["jsi0303_callback_interface"],
            golden: &["callback_interfaces", "export_callback_interfaces"],
            e2e: &[
                "javascript_calls_an_object_of_rust",
                "rust_calls_an_object_of_javascript",
                "optional_members_of_rust_are_asked_for_once",
                "one_rc_is_one_object_of_javascript",
                "a_handle_that_is_passed_on_is_the_original_object",
                "javascript_keeps_an_object_of_rust_until_it_is_collected",
            ],
            language: "## Callback interfaces",
        }],
    ),
    (
        "Type parameters",
        &[
            Form {
                jsi: r#"class C from "x"; interface I from "x" { get<T>(key: String): Promise<T?>; find<T extends C>(id: String): T; }"#,
                matrix: &[],
                wrong: &[
                    "jsi0230_type_parameters",
                    "jsi0231_bounds",
                    "jsi0233_type_arguments",
                    "jsi0233_functions",
                    "jsi0234_static",
                ],
                golden: &["type_parameters", "type_parameters_in_functions"],
                e2e: &[
                    "a_type_parameter_is_what_the_caller_chooses",
                    "types_with_several_forms_are_chosen_by_their_markers",
                    "the_variant_for_any_is_one_of_trait_objects",
                    "a_function_gets_values_of_the_type_argument",
                ],
                language: "Methods of imports may have type parameters.",
            },
            Form {
                jsi: r#"class Signal<T> from "x" { constructor(value: T); value: T; }"#,
                matrix: &["Array<G<Number>>", "Array<G<C>>"],
                wrong: &[
                    "jsi0230_class",
                    "jsi0209_class_arguments",
                    "jsi0106_class_type_parameters",
                ],
                golden: &["type_parameters_of_classes"],
                e2e: &[
                    "the_type_arguments_of_an_object_are_the_types_of_its_members",
                    "a_class_with_type_arguments_stands_everywhere",
                    "the_type_argument_may_have_a_bound",
                    "the_trait_of_the_class_is_over_any",
                ],
                language: "Imported classes may have type parameters, too",
            },
            Form {
                jsi: "record Page<T> { items: Array<T>; next?: String; }",
                matrix: &["Array<H<Number>>", "Array<J<Number>>"],
                wrong: &[
                    "jsi0230_record",
                    "jsi0235_growing",
                    "jsi0209_records",
                    "jsi0233_records",
                ],
                golden: &[
                    "type_parameters_of_records",
                    "export_records_with_type_parameters",
                ],
                e2e: &[
                    "a_field_has_the_type_of_its_type_argument",
                    "a_record_may_contain_itself_with_its_type_arguments",
                    "a_record_with_type_arguments_stands_everywhere",
                ],
                language: "Records may have type parameters",
            },
        ],
    ),
    (
        "Events",
        &[Form {
            jsi: r#"class C from "x" { events { "click": Object; "exit": (code: Number?, signal: String?); "close": Void; } }"#,
            matrix: &[],
            wrong: &["jsi0228_events"],
            golden: &["events"],
            e2e: &[
                "a_listener_receives_events_until_its_guard_is_dropped",
                "an_emitter_passes_several_values",
                "a_subclass_has_the_events_of_its_superclass",
                "a_forgotten_listener_stays",
                "an_error_of_removing_is_returned_or_reported",
            ],
            language: "## Events",
        }],
    ),
    (
        "Exports",
        &[
            Form {
                jsi: "export interface I { language: String; readonly count: u32; } export class C { constructor(); label: String; }",
                matrix: &[],
                wrong: &[
                    "jsi0303_members",
                    "jsi0303_certain",
                    "jsi0303_optional_property",
                ],
                golden: &["export_properties"],
                e2e: &[
                    "properties_of_an_exported_interface_are_getters_and_setters",
                    "a_wrong_value_of_a_property_is_an_error_that_names_it",
                ],
                language: "## Exports",
            },
            Form {
                jsi: "export class Overdrawn extends Error { readonly missing: Number; }",
                matrix: &[],
                wrong: &["jsi0303_error_classes", "jsi0303_extends"],
                golden: &["export_errors"],
                e2e: &[
                    "an_error_class_creates_errors_of_javascript",
                    "the_source_of_an_error_class_is_its_cause",
                ],
                language: "`extends Error` makes the objects errors of JavaScript.",
            },
            Form {
                jsi: "record Options { passive?: Boolean; once?: Boolean; }",
                matrix: &["R"],
                wrong: &["jsi0106_forms_of_letters"],
                golden: &["records"],
                e2e: &["a_builder_sets_only_the_fields_that_are_named"],
                language: "If all fields are optional, the record implements `Default`",
            },
        ],
    ),
];

const OPENING: &str = "\
# Forms and their tests

<!-- generated by `JSI_BLESS=1 cargo test -p jsi-e2e forms` -->

The forms of the language's second edition, and what shows that each one works. The test that writes this page checks that the declarations
have no error and that everything else is there.

- *Matrix*: types that have rows in the type matrix, which has a verdict for each position. A form that is no type has none.
- *Wrong*: cases in `idl/tests/ui/check`, one for each way to write the form wrongly.
- *Golden*: cases in `compiler/tests/golden/cases`, with the generated Rust, JavaScript and TypeScript.
- *Engines*: tests that run in Node, Chromium, Firefox, Deno and Bun. Forms of exports have theirs in `tests/packages`.
";

/// The names of one column, each once in code; an error for each that `exists` does not know.
fn names(
    column: &str,
    names: &[&str],
    exists: impl Fn(&str) -> bool,
    wrong: &mut Vec<String>,
) -> String {
    for name in names.iter().filter(|name| !exists(name)) {
        wrong.push(format!("{column}: there is no `{name}`"));
    }
    let all: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    all.join(", ").replace(" | ", " \\| ")
}

/// The types that have rows in the matrix.
fn types_of_the_matrix() -> BTreeSet<String> {
    let of_line = |line: &str| {
        let ty = line.rsplitn(3, ',').nth(2)?;
        Some(ty.trim_matches('"').replace("\"\"", "\""))
    };
    read(MATRIX).lines().skip(1).filter_map(of_line).collect()
}

/// The tests that run in the engines, by name.
fn tests() -> BTreeSet<String> {
    let in_engines = |(name, places): (String, Vec<(Runs, String)>)| {
        let runs = places.iter().any(|(runs, _)| *runs == Runs::InEngines);
        runs.then_some(name)
    };
    inventory().into_iter().filter_map(in_engines).collect()
}

/// The whole page, or everything that it names and that does not exist.
fn page() -> Result<String, Vec<String>> {
    let (matrix, tests) = (types_of_the_matrix(), tests());
    let language = read("docs/src/reference/language.md");
    let is_file = |path: String| root().join(path).is_file();
    let mut wrong = Vec::new();
    let mut page = OPENING.to_owned();
    for (section, forms) in &SECTIONS {
        writeln!(page, "\n## {section}").expect("memory takes anything");
        for form in *forms {
            let loader = MemoryLoader::new().with("m.jsi", form.jsi);
            let analysis = analyze(&loader, &["m.jsi"]);
            if analysis.checked().is_none() {
                wrong.push(format!("{}: {:?}", form.jsi, analysis.diagnostics));
            }
            if !language.contains(form.language) {
                wrong.push(format!("language.md has no {:?}", form.language));
            }
            if form.wrong.is_empty() || form.golden.is_empty() || form.e2e.is_empty() {
                wrong.push(format!("{}: something is missing", form.jsi));
            }
            let columns = [
                (
                    "Matrix",
                    names("matrix", form.matrix, |it| matrix.contains(it), &mut wrong),
                ),
                (
                    "Wrong",
                    names(
                        "wrong",
                        form.wrong,
                        |it| is_file(format!("idl/tests/ui/check/{it}.jsi")),
                        &mut wrong,
                    ),
                ),
                (
                    "Golden",
                    names(
                        "golden",
                        form.golden,
                        |it| is_file(format!("compiler/tests/golden/cases/{it}.md")),
                        &mut wrong,
                    ),
                ),
                (
                    "Engines",
                    names("engines", form.e2e, |it| tests.contains(it), &mut wrong),
                ),
            ];
            let source = jsi_idl::format::format(form.jsi).unwrap_or_else(|_| form.jsi.to_owned());
            write!(page, "\n```jsi\n{}\n```\n\n", source.trim_end())
                .expect("memory takes anything");
            for (heading, names) in columns.iter().filter(|(_, names)| !names.is_empty()) {
                writeln!(page, "- {heading}: {names}").expect("memory takes anything");
            }
        }
    }
    if wrong.is_empty() {
        Ok(page)
    } else {
        Err(wrong)
    }
}

#[test]
fn the_page_of_forms_is_current() {
    let page = page().unwrap_or_else(|wrong| panic!("{}", wrong.join("\n")));
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(root().join(PAGE), page).expect("writing the page");
        return;
    }
    assert!(read(PAGE) == page, "JSI_BLESS=1 updates {PAGE}");
}
