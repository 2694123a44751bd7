//! Where a host module's url is looked for: relative to the page, the worker's script, or the current directory.

use jsi_runtime::{Any, Callback, JsError, Object, module};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Absolute as _, Blob as _, Data as _, Given as _, JsAbsolute, JsBlob, JsData, JsGiven,
    JsRelative, JsUnsettled, Relative as _, Unsettled as _,
};
use crate::support::text;

/// The folder of the test's package is both what the page is served from and the current directory.
const RELATIVE: &str = "./e2e/urls/module.mjs";

/// What relative urls are relative to, found in another way than the runtime does.
fn base() -> Result<String, JsError> {
    let source = "typeof document === 'object' ? new URL('.', document.baseURI).href : typeof self === 'object' && \
                  self.location ? new URL('.', self.location.href).href : \
                  process.getBuiltinModule('url').pathToFileURL(process.cwd() + '/').href";
    Object::global().call("eval", (source,))
}

#[wasm_bindgen_test]
async fn a_relative_url_is_resolved_against_the_base() -> Result<(), JsError> {
    let relative = module::import("UrlRelative", RELATIVE).await?;
    assert_eq!(JsRelative.answer()?, 42);
    // The same module under its whole address, so that is where it was found.
    let whole = base()? + "e2e/urls/module.mjs";
    assert_eq!(module::import("UrlRelative", &whole).await?, relative);
    assert_eq!(
        module::import("UrlRelative", "e2e/urls/../urls/module.mjs").await?,
        relative
    );
    Ok(())
}

#[wasm_bindgen_test]
async fn an_absolute_url_is_not_changed() -> Result<(), JsError> {
    let whole = base()? + "e2e/urls/module.mjs";
    assert!(whole.starts_with("file:///") || whole.starts_with("http://"));
    module::import("UrlAbsolute", &whole).await?;
    assert_eq!(JsAbsolute.answer()?, 42);
    module::import(
        "UrlData",
        "data:text/javascript,export const answer = () => 7",
    )
    .await?;
    assert_eq!(JsData.answer()?, 7);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_blob_url_is_imported_if_the_engine_supports_it() -> Result<(), JsError> {
    let source = "URL.createObjectURL(new Blob(['export const answer = () => 8'], { type: 'text/javascript' }))";
    let url: String = Object::global().call("eval", (source,))?;
    let imported = module::import("UrlBlob", &url).await;
    if Object::global().has("document")? {
        imported?;
        assert_eq!(JsBlob.answer()?, 8);
    } else if let Err(error) = imported {
        // Node has no loader for it, and says so.
        assert!(error.message().contains(&format!("import of {url} failed")));
    } else {
        assert_eq!(JsBlob.answer()?, 8);
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn the_same_name_with_another_url_is_an_error() -> Result<(), JsError> {
    let first = module::import(
        "UrlGiven",
        "data:text/javascript,export const answer = () => 1",
    );
    // Also while the first one is still on its way.
    let other = module::import("UrlGiven", RELATIVE)
        .await
        .expect_err("another url");
    assert!(
        other
            .message()
            .starts_with("module \"UrlGiven\" is already registered from data:")
            && other.message().ends_with("/e2e/urls/module.mjs"),
        "{other}"
    );
    first.await?;
    assert_eq!(JsGiven.answer()?, 1);
    assert!(module::import("UrlGiven", RELATIVE).await.is_err());
    assert_eq!(JsGiven.answer()?, 1);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_failed_import_names_the_url_and_can_be_tried_again() -> Result<(), JsError> {
    let error = module::import("UrlUnsettled", "./e2e/urls/gone.mjs")
        .await
        .expect_err("there is no such file");
    let whole = base()? + "e2e/urls/gone.mjs";
    assert!(
        error.message().starts_with(&format!(
            "module \"UrlUnsettled\": import of {whole} failed: "
        )),
        "{error}"
    );
    assert!(error.cause().is_some());
    let before = "host module \"UrlUnsettled\" is not registered: await module::import or call module::register before";
    assert_eq!(text(JsUnsettled.answer()), before);
    // With another url, and without one.
    module::import("UrlUnsettled", RELATIVE).await?;
    assert_eq!(JsUnsettled.answer()?, 42);
    let broken = "http://[not a host]/x.js";
    let error = module::import("UrlOdd", broken).await.expect_err("no url");
    // `Invalid URL`, or `… is not a valid URL`
    let message = error.message().to_lowercase();
    assert!(message.contains("valid url"), "{error}");
    let odd = Object::new();
    odd.set("answer", Callback::new(|| 3).into_js())?;
    module::register("UrlOdd", &odd)?;
    Ok(())
}

#[wasm_bindgen_test]
async fn a_registration_fetches_nothing() -> Result<(), JsError> {
    let given = Object::new();
    given.set("answer", Any::from(5))?;
    module::register("UrlRegistered", &given)?;
    assert_eq!(
        text(module::import("UrlRegistered", RELATIVE).await),
        format!(
            "module \"UrlRegistered\" is already registered without a url, not from {}e2e/urls/module.mjs",
            base()?
        )
    );
    Ok(())
}
