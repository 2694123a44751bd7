//! Suggestions, from a file beside the page.

use crate::reading_list::Catalogue;
use crate::web_fetch::{FetchGlobals, JsFetchGlobals, Response};
use jsi_runtime::JsError;

// ANCHOR: titles
/// The titles of catalogue.json.
pub async fn titles() -> Result<Vec<String>, JsError> {
    let response = JsFetchGlobals.fetch_with("./catalogue.json", None).await?;
    if !response.ok()? {
        let status = response.status()?;
        return Err(JsError::new(format!("no catalogue: status {status}")));
    }
    let catalogue: Catalogue = response.json().await?.to()?;
    Ok(catalogue.titles)
}
// ANCHOR_END: titles
