//! The sources: a name or text of each list at each place, the same on every run.

/// A source, and the name of its file without the ending.
pub struct Source {
    pub file: String,
    pub text: String,
}

/// Numbers that look random.
struct Random(u64);

impl Random {
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        of[(self.0 % of.len() as u64) as usize]
    }
}

pub fn all() -> Vec<Source> {
    let mut random = Random(0x6a73_6963);
    let mut sources = Vec::new();
    // names that generated files, modules and crates have themselves
    for (index, file) in FILES.iter().enumerate() {
        let export = EXPORTS.get(index).map(|name| export(&mut random, name));
        let text = format!(
            "{}{}{}",
            file_docs(&mut random),
            record(&mut random, "Plain", "a"),
            export.unwrap_or_default()
        );
        sources.push(Source {
            file: (*file).to_owned(),
            text,
        });
    }
    let mut add = |kind: &str, text: String| {
        let file = format!("{kind}_{}", sources.len());
        sources.push(Source { file, text });
    };
    for name in TYPES {
        add("record", record(&mut random, name, "a"));
        add("interface", interface(&mut random, name, "run", "a"));
        add("class", class(&mut random, name, "run"));
        add("enumeration", enumeration(&mut random, name));
    }
    for name in MEMBERS {
        add("member", interface(&mut random, "Calls", name, "a"));
        add("method", class(&mut random, "Made", name));
        add("field", record(&mut random, "Fields", name));
    }
    for name in PARAMS {
        add("param", interface(&mut random, "Takes", "run", name));
    }
    for docs in DOCS {
        add(
            "docs",
            format!(
                "{}\n{}record R {{\n{}a: Number;\n}}\n",
                lines("//!", docs),
                lines("///", docs),
                lines("    ///", docs)
            ),
        );
    }
    for value in VALUES {
        add(
            "values",
            format!(
                "enum Named {{ {value}, \"other value\", ... }}\nrecord Uses {{ a: Named; @js({value}) b: String; }}\n"
            ),
        );
    }
    sources
}

fn lines(marker: &str, docs: &str) -> String {
    docs.split('\n')
        .map(|line| format!("{marker} {line}\n"))
        .collect()
}

fn file_docs(random: &mut Random) -> String {
    lines("//!", random.one(DOCS)) + "\n"
}

/// Documentation and, at times, a reason not to use it.
fn notes(random: &mut Random) -> String {
    lines("///", random.one(DOCS)) + random.one(DEPRECATED)
}

fn record(random: &mut Random, name: &str, field: &str) -> String {
    format!(
        "{}record {name} {{ {field}: Number; other?: Array<{name}>; {}left: String?; }}\n",
        notes(random),
        "\n"
    )
}

fn interface(random: &mut Random, name: &str, member: &str, param: &str) -> String {
    format!(
        "{}interface {name} from globalThis.hostile {{\n{}    {member}({param}: String, f: Function<(Number, String) => Void>): Promise<Boolean>;\n\
         other({param}?: Number): Any;\n    readonly left: Date;\n}}\n",
        notes(random),
        notes(random)
    )
}

fn class(random: &mut Random, name: &str, member: &str) -> String {
    format!(
        "{}class {name} from globalThis.hostile {{\n    constructor(other: {name}?);\n{}    {member}(a: String): {name};\n    static other(f: Function): Void;\n\
         left: Array<String>;\n}}\n",
        notes(random),
        notes(random)
    )
}

fn enumeration(random: &mut Random, name: &str) -> String {
    format!(
        "{}enum {name} {{ {name} = 1, Some = 2, None = 3, ... }}\n",
        notes(random)
    )
}

fn export(random: &mut Random, name: &str) -> String {
    format!(
        "{}export interface {name} {{\n{}    hostile(text: String): String;\n}}\n",
        notes(random),
        notes(random)
    )
}

const FILES: &[&str] = &[
    "std",
    "core",
    "alloc",
    "jsi_runtime",
    "proc_macro",
    "self",
    "super",
    "crate",
    "mod",
    "type",
    "fn",
    "async",
    "gen",
    "dyn",
    "try",
    "é",
    "cafe\u{301}",
    "имя",
    "名前",
    "ﬁ",
    "a\u{202e}b",
    "a\nb c",
    "2d",
    "String",
    "Vec",
    "main",
    "lib",
    "test",
    "macro_rules",
    "u8",
    "bool",
    "wasm_bindgen",
    "js_sys",
    "default",
    "undefined",
    "paths",
    "q\"b",
    "export",
    "i\u{307}",
];

/// What exports are called, one in each of the first files.
const EXPORTS: &[&str] = &[
    "Std", "Café", "café", "Имя", "名前", "Drop", "Clone", "Result", "Option", "String", "Box",
    "Vec", "Some", "Into", "Iterator", "Default", "Debug", "Fn", "Send", "Future", "JsError",
    "Callback", "Here", "Trait_", "It", "T", "$x", "_y", "ꟷz", "Async", "type_", "Any2",
];

const TYPES: &[&str] = &[
    "Option",
    "Result",
    "Box",
    "Vec",
    "String2",
    "Ok",
    "Err",
    "Some",
    "None",
    "Self",
    "Default",
    "Clone",
    "Debug",
    "Copy",
    "Drop",
    "Iterator",
    "Into",
    "From",
    "Fn",
    "FnMut",
    "Send",
    "Sync",
    "Sized",
    "Unpin",
    "Future",
    "PartialEq",
    "Hash",
    "ToString",
    "ToOwned",
    "AsRef",
    "Deref",
    "Callback",
    "JsError",
    "JsValue",
    "FromJs",
    "ToJs",
    "Shape",
    "Exported",
    "Café",
    "Cafe\u{301}",
    "Имя",
    "名前",
    "ﬁle",
    "µ",
    "T",
    "__T",
    "r",
    "str",
    "Closure",
    "Rc",
    "Arc",
    "Cell",
    "Pin",
    "Waker",
    "Unknown",
    "Other",
    "Void2",
    "Type",
    "type",
    "async",
    "dyn",
];

const MEMBERS: &[&str] = &[
    "clone",
    "drop",
    "into",
    "from",
    "tryInto",
    "deref",
    "borrow",
    "toOwned",
    "toString",
    "asRef",
    "eq",
    "ne",
    "cmp",
    "fmt",
    "hash",
    "default",
    "typeId",
    "new",
    "then",
    "catch",
    "constructor",
    "prototype",
    "await",
    "self",
    "Self",
    "crate",
    "super",
    "type",
    "match",
    "async",
    "gen",
    "static",
    "readonly",
    "é",
    "e\u{301}",
    "имя",
    "ﬁ",
    "µ",
    "$",
    "$a",
    "_",
    "__a",
    "_0",
    "setA",
    "a",
    "runWith",
    "get",
    "set",
    "of",
    "null",
    "true",
    "undefined",
    "object",
    "value",
    "handle",
    "fromObject",
    "asObject",
    "toJs",
    "fromJs",
    "length",
    "name",
    "call",
    "apply",
    "bind",
    "with",
    "averylongnamethatgoesonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandonandon",
];

const PARAMS: &[&str] = &[
    "self",
    "this",
    "arguments",
    "eval",
    "result",
    "value",
    "error",
    "it",
    "out",
    "place",
    "args",
    "arg",
    "text",
    "v",
    "x",
    "t",
    "s",
    "r",
    "e",
    "n",
    "i",
    "p",
    "a0",
    "_0",
    "__0",
    "ok",
    "Ok",
    "Some",
    "None",
    "Box",
    "Err",
    "String",
    "Vec",
    "std",
    "core",
    "jsi_runtime",
    "crate",
    "super",
    "type",
    "fn",
    "async",
    "await",
    "yield",
    "let",
    "static",
    "package",
    "undefined",
    "null",
    "NaN",
    "Object",
    "Promise",
    "Symbol",
    "globalThis",
    "wasm",
    "module",
    "é",
    "e\u{301}",
    "имя",
    "µ",
    "$",
    "$$",
    "_",
    "callback",
    "closure",
    "future",
    "promise",
    "status",
    "region",
    "address",
    "cx",
    "m",
    "u8",
];

const DOCS: &[&str] = &[
    "Plain.",
    "",
    "Turned \u{202e} around \u{2066}.",
    "Ends */ /* and #[attr] #![attr].",
    "    indented();\n\n    let x = ;",
    "a\n\n    indented(",
    "\tindented(",
    "```\nno_rust(\n```",
    "```rust\nno_rust(\n```",
    "```should_panic\n{{{\n```",
    "```never closed\nno(",
    "~~~\ntilde(\n~~~",
    "> ```\n> quoted(\n> ```",
    "- a\n\n      in_list(",
    "- ```\n  in_list(\n  ```",
    "1.     numbered(",
    "[broken] [`link`](Nowhere) [a][b]",
    "<b> <T> Vec<u8>",
    "http://bare.url `unclosed",
    "\"#; evil(); r#\"",
    "\"##\" \"###",
    "${x} `${y}` \\u{0} \\",
    "</script><!--",
    "\u{1b}[31m \u{7f} \u{85}",
    "\u{2028} \u{2029} \u{feff}",
    "//! /// //",
    "$crate $x ## #",
    "{} {{ }} {0} %s",
    "@deprecated in the text",
    "  \u{a0} spaces\u{3000}",
    "| a |\n|---|\n| b(",
    "    \n    x(",
];

const DEPRECATED: &[&str] = &[
    "",
    "",
    "@deprecated\n",
    "@deprecated(\"\")\n",
    "@deprecated(\"turned \\u202e around\")\n",
    "@deprecated(\"\u{202e}\u{2066}\")\n",
    "@deprecated(\"*/ \\\"#; \\\\ \\n\\r\\u0000\")\n",
    "@deprecated(\"{} `x` #[y] \u{2028}\")\n",
];

const VALUES: &[&str] = &[
    "\"Self\"",
    "\"self\"",
    "\"Other\"",
    "\"Some\"",
    "\"a b\"",
    "\"é\"",
    "\"e\\u0301\"",
    "\"\u{202e}x\"",
    "\"x\\u202e\"",
    "\"*/ x\"",
    "\"x\\\"#\"",
    "\"x\\\\\"",
    "\"x\\n\"",
    "\"${x}\"",
    "\"`x\"",
    "\"x\\u0000\"",
    "\"__proto__\"",
    "\"constructor\"",
    "\"type\"",
    "\"ﬁ\"",
    "\"x\u{2028}\"",
    "\"</script>\"",
];
