//! What is too deep is an error, and never the end of the stack.

use jsi_runtime::{Any, Callback, JsError, Object, live_counts};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Branch, Depth as _, JsDepth, Tree, Wide};

const API: JsDepth = JsDepth;

/// The most levels there may be.
const MOST: u32 = 2048;

fn tree(depth: u32) -> Tree {
    let innermost = Tree {
        id: -1,
        children: vec![],
    };
    (1..depth).fold(innermost, |inner, _| Tree {
        id: 0,
        children: vec![inner],
    })
}

fn measure(mut tree: &Tree) -> (u32, i32) {
    let mut depth = 1;
    while let Some(inner) = tree.children.first() {
        tree = inner;
        depth += 1;
    }
    (depth, tree.id)
}

fn measure_wide(mut wide: &Wide) -> u32 {
    let mut depth = 1;
    while let Some(Branch { wide: inner, .. }) = wide.branches.get(1) {
        wide = inner.as_ref().and_then(|inner| inner.first()).expect("one");
        depth += 1;
    }
    depth
}

fn assert_too_deep<T>(result: Result<T, JsError>, place: &str) {
    let error = result.err().expect("an error");
    assert_eq!(error.name(), "RangeError", "{error}");
    let message = error.message();
    assert!(message.starts_with(&format!("{place}: ")), "{message}");
    assert!(message.ends_with(": nested too deep"), "{message}");
    assert!(message.len() < 400, "{message}");
}

#[wasm_bindgen_test]
fn values_cross_two_thousand_levels_deep() -> Result<(), JsError> {
    let before = live_counts();
    for depth in [1, 31, 32, 33, 64, 65, 2000, MOST] {
        assert_eq!(measure(&API.tree(depth)?), (depth, -1));
        assert_eq!(API.measure(&tree(depth))?, format!("{depth} -1"));
    }
    assert_eq!(API.echo_tree(&tree(2000))?, tree(2000));
    // Two lists a level.
    for depth in [1, 20, 1000, MOST / 2 - 1] {
        let wide = API.wide(depth)?;
        assert_eq!(measure_wide(&wide), depth);
        assert_eq!(API.measure_wide(&wide)?, format!("{depth} true ü"));
        drop(wide);
    }
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn deeper_values_are_errors_that_name_the_place() -> Result<(), JsError> {
    let before = live_counts();
    for depth in [MOST + 1, 2500, 100_000] {
        assert_too_deep(API.tree(depth), "Depth.tree: result");
        assert_too_deep(API.wide(depth), "Depth.wide: result");
        assert_too_deep(API.trees(depth), "Depth.trees: result");
    }
    assert_too_deep(
        API.measure(&tree(MOST + 1)),
        "Depth.measure: parameter value",
    );
    let deeper = tree(2500);
    assert_too_deep(API.measure(&deeper), "Depth.measure: parameter value");
    let object = Object::new();
    assert_too_deep(object.set("tree", &deeper), "property tree");
    drop(object);
    assert_eq!(live_counts(), before);
    // The instance lives.
    assert_eq!(measure(&API.tree(5)?), (5, -1));
    Ok(())
}

#[wasm_bindgen_test]
fn a_value_that_contains_itself_is_too_deep() -> Result<(), JsError> {
    assert_too_deep(API.circle(), "Depth.circle: result");
    assert_too_deep(API.twice(), "Depth.twice: result");
    assert_too_deep(API.endless(), "Depth.endless: result");
    assert_eq!(measure(&API.tree(5)?), (5, -1));
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_value_deep_inside_is_named() {
    let error = API.wrong(100).expect_err("a text").to_string();
    assert!(
        error.starts_with("Depth.wrong: result: …: field children: "),
        "{error}"
    );
    assert!(
        error.ends_with(": element 0: field id: expected an integer, found \"x\" (string)"),
        "{error}"
    );
    let error = API.wrong(3).expect_err("a text").to_string();
    let steps = "field children: element 0: field children: element 0: field id";
    assert_eq!(
        error,
        format!("Depth.wrong: result: {steps}: expected an integer, found \"x\" (string)")
    );
}

#[wasm_bindgen_test]
async fn promises_and_callbacks_are_bounded_alike() -> Result<(), JsError> {
    assert_eq!(measure(&API.later(MOST).await?), (MOST, -1));
    assert_too_deep(API.later(MOST + 1).await, "Depth.later: result");

    let deep = Callback::scoped(|tree: Tree| measure(&tree).0.cast_signed());
    assert_eq!(API.give(MOST, &deep)?, MOST.to_string());
    let text = API.give(MOST + 1, &deep)?;
    assert!(
        text.starts_with("RangeError: ") && text.ends_with(": nested too deep"),
        "{text}"
    );

    assert_eq!(
        API.take(&Callback::scoped(|| tree(MOST)))?,
        format!("{MOST} -1")
    );
    let text = API.take(&Callback::scoped(|| tree(MOST + 1)))?;
    assert!(
        text.starts_with("RangeError: ") && text.ends_with(": nested too deep"),
        "{text}"
    );
    Ok(())
}

/// The caller has used a part of the stack.
#[wasm_bindgen_test]
fn a_part_of_the_stack_is_enough() -> Result<(), JsError> {
    let f = Callback::scoped(|| {
        assert_eq!(measure(&API.tree(2000)?), (2000, -1));
        assert_eq!(measure_wide(&API.wide(1000)?), 1000);
        assert_too_deep(API.circle(), "Depth.circle: result");
        Ok::<(), JsError>(())
    });
    API.below(3000, &f)
}

#[wasm_bindgen_test]
fn getters_may_call_rust_at_any_depth() -> Result<(), JsError> {
    let calls = std::cell::Cell::new(0);
    let f = Callback::scoped(|given: Tree| {
        calls.set(calls.get() + 1);
        assert_eq!(measure(&given), (100, -1));
        Tree {
            id: 100,
            children: vec![tree(90)],
        }
    });
    assert_eq!(measure(&API.busy(500, &f)?), (500, -1));
    assert_eq!(calls.get(), 9);
    Ok(())
}

#[wasm_bindgen_test]
fn any_becomes_deep_values() -> Result<(), JsError> {
    let object = Object::new();
    object.set("deep", tree(2000))?;
    let any: Any = object.get("deep")?;
    assert_eq!(measure(&any.to::<Tree>()?), (2000, -1));
    object.set("outer", tree(2))?;
    let outer: Object = object.get("outer")?;
    outer.set("children", vec![object.get::<Object>("deep")?])?;
    assert_eq!(measure(&object.get::<Tree>("outer")?), (2001, -1));
    let list = outer.get::<Any>("children")?.to_array::<Tree>()?;
    assert_eq!(list.len(), 1);
    outer.set("children", vec![&outer])?;
    assert_too_deep(object.get::<Tree>("outer"), "property outer");
    assert_too_deep(object.get::<Any>("outer")?.to::<Tree>(), "value");
    Ok(())
}

#[wasm_bindgen_test]
fn deep_values_are_printed_in_part() {
    assert_eq!(
        format!("{:?}", tree(2)),
        "Tree { id: 0, children: [Tree { id: -1, children: [] }] }"
    );
    assert_eq!(
        format!("{:#?}", tree(1)),
        "Tree {\n    id: -1,\n    children: [],\n}"
    );
    let deep = tree(MOST);
    let printed = format!("{deep:?}");
    assert_eq!(printed.matches("Tree {").count(), 64);
    assert!(printed.contains("children: […]"));
    assert!(format!("{deep:#?}").contains("…"));
    assert_eq!(deep, deep.clone());
}
