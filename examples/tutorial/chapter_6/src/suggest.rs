//! Suggestions, from a file beside the page.

use crate::page;
use crate::reading_list::{Catalogue, JsReadingList, ReadingList};
use crate::web_fetch::{FetchGlobals, JsFetchGlobals, Response};
use jsi_runtime::JsError;

/// Adds a suggestion, or shows that there is none.
pub async fn suggest(list: JsReadingList) -> Result<(), JsError> {
    if !add(&JsFetchGlobals, &list).await? {
        page::show("no more suggestions", "")?;
    }
    Ok(())
}

/// Adds the first title of the catalogue that is not in the list; returns whether there is one.
pub async fn add(net: &impl FetchGlobals, list: &impl ReadingList) -> Result<bool, JsError> {
    let titles = titles(net).await?;
    let books = list.books()?;
    let known = |title: &String| books.iter().any(|book| book.title == *title);
    match titles.iter().find(|title| !known(title)) {
        Some(title) => list.add(title).map(|()| true),
        None => Ok(false),
    }
}

/// The titles of catalogue.json.
async fn titles(net: &impl FetchGlobals) -> Result<Vec<String>, JsError> {
    let response = net.fetch(&"./catalogue.json".into(), None).await?;
    if !response.ok()? {
        let status = response.status()?;
        return Err(JsError::new(format!("no catalogue: status {status}")));
    }
    let catalogue: Catalogue = response.json().await?.to()?;
    Ok(catalogue.titles)
}
