//! Names of JavaScript modules in completion, and definitions in them.

use serde_json::{Value, json};

use crate::client::{Client, folder};

const CHART: &str = "\
import { Point } from './lib/point.js';
export function draw(points, title = 'none', { a }, ...rest) {}
export const clear = () => {}, version = '1';
export { Point, helper as assist } from './lib/point.js';
export * from './lib/more.js';
export * as all from './lib/more.js';
import { scale as zoom } from './lib/more.js';
export { zoom };
class Base { common() {} }
export class Canvas extends Base {
    #hidden = 1;
    width = 1;
    constructor(size) { super(); this.depth = size; }
    get area() { return 1; }
    get name() { return ''; } set name(value) {}
    fill(color) {}
    static of(...shapes) {}
    [Symbol.iterator]() {}
}
export const tools = { inner: { cut() {} } };
// export function no() {}
export default draw;
";

const POINT: &str = "export class Point {}\nexport function helper(a) {}\n";
const MORE: &str =
    "export async function load(url) {}\nexport const scale = q => q;\nexport default 1;\n";
const COMMON: &str = "function plain(a, b) {}\nexports.plain = plain;\nexports.count = 1;\n";

/// A client with an interface whose text has `$0` at the cursor, and the answer to a request about it.
fn asked(method: &str, text: &str) -> (Value, String) {
    let (before, after) = text.split_once("$0").expect("a cursor");
    let api = format!("{before}{after}");
    let (_kept, uri) = folder(&[
        ("Cargo.toml", ""),
        ("chart.js", CHART),
        ("lib/point.js", POINT),
        ("lib/more.js", MORE),
        ("common.cjs", COMMON),
        (
            "node_modules/clock/package.json",
            r#"{ "main": "index.js", "type": "module" }"#,
        ),
        (
            "node_modules/clock/index.js",
            "export function now() {}\nexport class Timer {}\n",
        ),
        ("api.jsi", &api),
    ]);
    let (mut client, _) = Client::start(json!({
        "capabilities": { "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true, "labelDetailsSupport": true } },
            "definition": { "linkSupport": true },
        } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let file = format!("{uri}/api.jsi");
    client.open(&file, &api);
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().map_or(0, str::len);
    let position = json!({ "line": line, "character": column });
    let params = json!({ "textDocument": { "uri": file }, "position": position });
    let answer = client.request(method, params).unwrap();
    assert!(client.stop());
    (answer, uri)
}

/// The names of JavaScript that completion offers, with their parameters.
fn completed(text: &str, module: &str) -> Vec<String> {
    let (answer, _) = asked("textDocument/completion", text);
    let items = answer["items"].as_array().unwrap().iter();
    let of_module = items.filter(|it| it["detail"] == module);
    of_module
        .map(|it| {
            let params = it["labelDetails"]["detail"].as_str().unwrap_or_default();
            format!("{}{params}", it["label"].as_str().unwrap())
        })
        .collect()
}

/// Where the definition is: file, line, and the column of its range.
fn defined(text: &str) -> String {
    let (answer, uri) = asked("textDocument/definition", text);
    let target = answer[0]["targetUri"].as_str().unwrap();
    let path = target.strip_prefix(&format!("{uri}/")).unwrap();
    let range = &answer[0]["targetSelectionRange"];
    let (start, end) = (&range["start"], &range["end"]);
    format!(
        "{path}:{}:{}-{}",
        start["line"], start["character"], end["character"]
    )
}

#[test]
fn exports_are_offered_as_members() {
    let text = "interface Chart from \"./chart.js\" {\n    clear(): Void;\n    $0\n}\n";
    let wanted = [
        "draw(points, title, arg3, ...rest)",
        "version",
        "assist(a)",
        "all",
        "zoom(q)",
        "tools",
        "load(url)",
        "scale(q)",
    ];
    assert_eq!(completed(text, "./chart.js"), wanted);
}

#[test]
fn exports_are_offered_in_broken_code() {
    let text = "interface Chart from \"./chart.js\" {\n    draw(points: ): Void\n    cl$0\n\nrecord P { x: Number\n";
    let found = completed(text, "./chart.js");
    assert_eq!(found.first().map(String::as_str), Some("clear()"));
}

#[test]
fn exports_of_packages_and_of_commonjs_are_offered() {
    let text = "interface Clock from \"clock\" {\n    $0\n}\n";
    assert_eq!(completed(text, "clock"), ["now()"]);
    let text = "interface Common from \"./common.cjs\" {\n    $0\n}\n";
    assert_eq!(completed(text, "./common.cjs"), ["plain(a, b)", "count"]);
}

#[test]
fn members_of_a_class_are_offered_with_those_that_it_inherits() {
    let text = "@js(\"Canvas\")\nclass Surface from \"./chart.js\" {\n    fill(color: String): Void;\n    $0\n}\n";
    let wanted = ["width", "depth", "area", "name", "common()"];
    assert_eq!(completed(text, "./chart.js"), wanted);
    let text = "class Canvas from \"./chart.js\" {\n    static $0\n}\n";
    assert_eq!(completed(text, "./chart.js"), ["of(...shapes)"]);
}

#[test]
fn names_are_offered_in_attributes() {
    let text = "@js(\"$0\")\nclass Surface from \"./chart.js\" {}\n";
    let found = completed(text, "./chart.js");
    for name in ["Point", "Canvas", "draw(points, title, arg3, ...rest)"] {
        assert!(found.iter().any(|it| it == name), "{name}: {found:?}");
    }
}

#[test]
fn global_objects_are_offered_with_their_environment() {
    let text = "interface Math from globalThis.$0";
    let found = completed(text, "ECMAScript");
    assert!(found.iter().any(|it| it == "Math"), "{found:?}");
    let found = completed(text, "page");
    assert!(found.iter().any(|it| it == "document"), "{found:?}");
}

#[test]
fn definitions_are_found_in_the_module_that_declares_them() {
    let member =
        |member: &str| format!("interface Chart from \"./chart.js\" {{\n    {member}\n}}\n");
    for (text, place) in [
        ("$0clear(): Void;", "chart.js:2:13-18"),
        ("$0version: String;", "chart.js:2:31-38"),
        (
            "@js(\"assist\") $0help(a: i32): Void;",
            "lib/point.js:1:16-22",
        ),
        ("$0load(url: String): Promise<Void>;", "lib/more.js:0:22-26"),
        ("$0zoom(q: i32): i32;", "lib/more.js:1:13-18"),
        (
            "@js(\"all.load\") $0late(url: String): Promise<Void>;",
            "lib/more.js:0:22-26",
        ),
        (
            "@js(\"tools.inner.cut\") $0cut(): Void;",
            "chart.js:19:32-35",
        ),
        ("@js(\"default\") $0paint(): Void;", "chart.js:1:16-20"),
        // what is not there leads to the file
        ("$0nothing(): Void;", "chart.js:0:0-0"),
    ] {
        assert_eq!(defined(&member(text)), place, "{text}");
    }
    let class = |text: &str| format!("class Canvas from \"./chart.js\" {{\n    {text}\n}}\n");
    for (text, place) in [
        ("$0fill(color: String): Void;", "chart.js:15:4-8"),
        (
            "static $0of(...shapes: Array<Any>): Void;",
            "chart.js:16:11-13",
        ),
        ("readonly $0area: Number;", "chart.js:13:8-12"),
    ] {
        assert_eq!(defined(&class(text)), place, "{text}");
    }
    let text = "class Ca$0nvas from \"./chart.js\" {}\n";
    assert_eq!(defined(text), "chart.js:9:13-19");
    let text = "interface Common from \"./common.cjs\" {\n    $0plain(a: i32, b: i32): Void;\n}\n";
    assert_eq!(defined(text), "common.cjs:0:9-14");
}

#[test]
fn a_module_that_is_being_written_keeps_its_names() {
    let (_kept, uri) = folder(&[
        ("Cargo.toml", ""),
        ("shim.js", "export function add(a, b) {}\n"),
        ("api.jsi", ""),
    ]);
    let (mut client, _) = Client::start(json!({
        "capabilities": { "textDocument": { "completion": { "completionItem": {} } } },
        "workspaceFolders": [{ "uri": uri, "name": "w" }],
    }));
    let (api, shim) = (format!("{uri}/api.jsi"), format!("{uri}/shim.js"));
    client.open(&api, "interface Api from \"./shim.js\" {\n    \n}\n");
    let names = |client: &mut Client| {
        let position = json!({ "line": 1, "character": 4 });
        let params = json!({ "textDocument": { "uri": api }, "position": position });
        let answer = client.request("textDocument/completion", params).unwrap();
        let items = answer["items"].as_array().unwrap().iter();
        let items = items.filter(|it| it["detail"] == "./shim.js");
        let items = items.map(|it| it["label"].as_str().unwrap().to_owned());
        items.collect::<Vec<_>>()
    };
    assert_eq!(names(&mut client), ["add"]);
    client.open(&shim, "export function add(a, b) {}\nexport function sub(");
    assert_eq!(names(&mut client), ["add"]);
    client.change(&shim, 2, json!([{ "text": "export function sub() {}" }]));
    assert_eq!(names(&mut client), ["sub"]);
    assert!(client.stop());
}
