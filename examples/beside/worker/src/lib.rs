//! Answers requests: a greeting, and the number of words in a text.

jsi_runtime::bindings!(); // the module `worker`, made of worker.jsi

use jsi_runtime::{JsError, JsMap, Promise};

use crate::worker::{
    Environment as _, JsEnvironment, JsRequest, JsResponse, Request as _, ResponseOptions, Words,
    export_words,
};

struct Worker;

impl Words for Worker {
    fn fetch(&self, request: &JsRequest, environment: &JsEnvironment) -> Promise<JsResponse> {
        let (request, environment) = (request.clone(), environment.clone());
        Promise::new(async move {
            let (method, url) = (request.method()?, request.url()?);
            let path = url.split('/').skip(3).collect::<Vec<_>>().join("/");
            match (method.as_str(), path.as_str()) {
                ("GET", "") => answer(200, &environment.greeting()?),
                ("POST", "words") => {
                    let text = request.text().await?;
                    answer(200, &text.split_whitespace().count().to_string())
                }
                _ => answer(404, "there is nothing here"),
            }
        })
    }
}

fn answer(status: u16, text: &str) -> Result<JsResponse, JsError> {
    let headers = JsMap::from([("content-type".to_owned(), "text/plain".to_owned())]);
    JsResponse::new(
        text,
        Some(&ResponseOptions {
            status: Some(status),
            headers: Some(headers),
        }),
    )
}

export_words!(Worker);
