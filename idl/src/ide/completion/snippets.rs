//! Items and members as forms to fill.

use super::{Completion, keyword};

const EITHER_SIDE: &str = "Objects that either side implements.";

/// The rest of a callback interface, after `callback`.
pub(super) fn callback_interface() -> Vec<Completion> {
    let it = Completion::snippet("interface", "interface ${1:Name} {\n\t$0\n}");
    vec![it.about(EITHER_SIDE)]
}

/// Items; after `export` those that can be exported.
pub(super) fn items(exported: bool) -> Vec<Completion> {
    let it = Completion::snippet;
    if exported {
        return vec![
            it("interface", "interface ${1:Name} {\n\t$0\n}")
                .about("Functions and properties that Rust implements."),
            it("class", "class ${1:Name} {\n\tconstructor($2);\n\t$0\n}")
                .about("Objects of Rust that JavaScript creates and uses."),
        ];
    }
    vec![
        it(
            "interface",
            "interface ${1:Name} from \"${2:./module.js}\" {\n\t$0\n}",
        )
        .about("Functions and properties of a module or an object."),
        it(
            "class",
            "class ${1:Name} from \"${2:./module.js}\" {\n\tconstructor($3);\n\t$0\n}",
        )
        .about("A class of JavaScript."),
        it(
            "callback interface",
            "callback interface ${1:Name} {\n\t$0\n}",
        )
        .about(EITHER_SIDE),
        it("record", "record ${1:Name} { ${2:field}: ${3:String}; }$0")
            .about("A plain object, copied."),
        it("enum", "enum ${1:Name} { \"${2:value}\" }$0")
            .about("One of several strings or numbers."),
        it("type", "type ${1:Name} = ${2:String};$0").about("Another name for a type."),
        it("use", "use \"${1:./file.jsi}\" { $0 };").about("Names from another file."),
        it("export interface", "export interface ${1:Name} {\n\t$0\n}")
            .about("Functions and properties that Rust implements."),
        it(
            "export class",
            "export class ${1:Name} {\n\tconstructor($2);\n\t$0\n}",
        )
        .about("Objects of Rust that JavaScript creates and uses."),
        it(
            "module",
            "/// ${1:The purpose of the module.}\ninterface ${2:Name} from \"${3:./name.js}\" {\n\t/// ${4:The effect of the function.}\n\t${5:call}($6): ${7:Void};$0\n}",
        )
        .about("A module with a first function."),
        it(
            "global",
            "/// ${1:The parts that are used.}\ninterface ${2:Page} from globalThis.${3:document} {\n\treadonly ${4:title}: ${5:String};$0\n}",
        )
        .about("Parts of a global object."),
        it(
            "open enum",
            "/// ${1:The meaning of the values.}\nenum ${2:Kind} { \"${3:one}\", \"${4:two}\", ... }$0",
        )
        .about("Strings, with unknown ones allowed."),
        it(
            "handle",
            "/// ${1:The meaning of the handle.}\nclass ${2:Handle};$0",
        )
        .about("An object that Rust only stores and passes."),
        keyword("export").about("What follows is implemented in Rust, for JavaScript."),
    ]
}

/// Forms of functions that JavaScript has.
fn forms_of_imports() -> [Completion; 3] {
    let it = Completion::snippet;
    [
        it(
            "listener",
            "/// ${1:When the callback is called.}\n${2:onChange}(${3:listener}: Function<(${4:value}: ${5:String}) => Void>): Void;$0",
        )
        .about("A function that takes a callback."),
        it(
            "promised array",
            "/// ${1:The value of the promise}: an array, whose elements `to_array` copies.\n${2:load}($3): Promise<Object>;$0",
        )
        .about("A promise of an array by reference; in Rust, `to_array` copies its elements."),
        it(
            "lent memory",
            "/// ${1:The use of the numbers.}\n${2:draw}(@readonly ${3:values}: MemoryView<${4:f32}>): Void;$0",
        )
        .about("A function that reads Rust's memory during the call."),
    ]
}

/// Members of an item of this kind, after these words.
pub(super) fn members(of: &str, words: &[&str]) -> Vec<Completion> {
    let it = Completion::snippet;
    let method = || it("method", "${1:name}($2): ${3:Void};$0").about("A function.");
    let property = || it("property", "${1:name}: ${2:String};$0").about("A property.");
    match words {
        [] => {
            let readonly =
                it("readonly", "readonly ${1:name}: ${2:String};$0").about("A read-only property.");
            let mut found = vec![method(), readonly, property()];
            if matches!(of, "class" | "interface") {
                found.extend(forms_of_imports());
                let events = it("events", "events {\n\t\"${1:name}\": ${2:Void};$0\n}");
                found.push(events.about("Events by name."));
            }
            if matches!(of, "class" | "export class") {
                found.push(it("constructor", "constructor($1);$0").about("Called with `new`."));
                found.push(keyword("static").about("A member of the class itself."));
            }
            found
        }
        ["static"] => vec![
            method(),
            keyword("readonly").about("A property that cannot be set."),
            property(),
        ],
        _ => Vec::new(),
    }
}
