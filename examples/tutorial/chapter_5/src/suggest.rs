//! Suggestions, from a file beside the page.

use crate::page;
use crate::reading_list::{Catalogue, JsReadingList, ReadingList};
use crate::web_fetch::{FetchGlobals, JsFetchGlobals, Response};
use jsi_runtime::JsError;

/// Adds the first title of the catalogue that is not in the list.
pub async fn suggest(list: JsReadingList) -> Result<(), JsError> {
    let titles = titles().await?;
    let books = list.books()?;
    let known = |title: &String| books.iter().any(|book| book.title == *title);
    match titles.iter().find(|title| !known(title)) {
        Some(title) => list.add(title),
        None => page::show("no more suggestions", ""),
    }
}

/// The titles of catalogue.json.
async fn titles() -> Result<Vec<String>, JsError> {
    let response = JsFetchGlobals.fetch_with("./catalogue.json", None).await?;
    if !response.ok()? {
        let status = response.status()?;
        return Err(JsError::new(format!("no catalogue: status {status}")));
    }
    let catalogue: Catalogue = response.json().await?.to()?;
    Ok(catalogue.titles)
}
