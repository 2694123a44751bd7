//! How blocks are read.

#[path = "../src/blocks.rs"]
#[allow(dead_code)]
mod blocks;

use blocks::Page;

fn page(markdown: &str) -> Page {
    Page {
        path: "docs/src/guide/a-page.md".to_owned(),
        blocks: blocks::blocks(markdown),
    }
}

#[test]
fn a_block_without_a_reason_is_reported() {
    let marked = "<!-- not compiled: it shows an error -->\n";
    let block = "```rust,ignore\nlet x;\n```\n";
    assert_eq!(page(&format!("{marked}{block}")).unmarked().len(), 0);
    let found = page(&format!("{marked}\nA sentence.\n\n{block}")).unmarked();
    assert_eq!(found.len(), 1);
    assert!(
        found
            .concat()
            .starts_with("docs/src/guide/a-page.md:5: `rust,ignore`")
    );
    assert_eq!(page("```rust,no_run\n```\n").unmarked().len(), 1);
    assert_eq!(
        page("<!-- after: nothing -->\n```rust\n```\n")
            .unmarked()
            .len(),
        1
    );
}

#[test]
fn a_block_has_what_is_stated_above() {
    let page = page(
        "# A\n```jsi,file=api.jsi\nrecord R { n: i32; }\n```\n## B\n```jsi\nrecord R {} // error: JSI0001\n```\n\
         <!-- name: first -->\n```rust\nfirst();\n```\n<!--\nalso:\nfn a() {}\n-->\n<!-- given: x: i32 -->\n\
         <!-- after: first -->\n- in a list\n  ```rust\n  a();\n  ```\n",
    );
    let interfaces: Vec<String> = page.interfaces().map(|(name, _)| name).collect();
    assert_eq!(interfaces, ["guide_a_page_2"]);
    let [first, second] = &page.compiled().collect::<Vec<_>>()[..] else {
        panic!("two blocks")
    };
    assert_eq!(second.text, "a();\n");
    assert_eq!(second.given, None, "a sentence is between");
    assert_eq!(first.text, "first();\n");
    assert!(page.nearest(first).is_none(), "another section");
    let stated =
        blocks::blocks("<!--\nalso:\nfn a() {}\n-->\n<!-- given: x: i32 -->\n```rust\n```\n");
    let [block] = &stated[..] else {
        panic!("one block")
    };
    assert_eq!(block.also, "fn a() {}");
    assert_eq!(block.given.as_deref(), Some("x: i32"));
}
