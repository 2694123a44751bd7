//! A page of what browsers have: elements, a drawing, kept values, a request, a timer, the history and a database. Its interface is
//! nothing but a `use` of modules of the platform.

jsi_runtime::bindings!();

mod signal;

use crate::platform::{Program, export_program};
use crate::web_canvas::{CanvasRenderingContext2D, ImageData, ImageDataArray};
use crate::web_console::{Console, JsConsole};
use crate::web_dom::{
    Document, DomGlobals, HTMLCanvasElement, HTMLElement, JsDomGlobals, JsHTMLCanvasElement,
    JsHTMLElement, Node, RenderingContext,
};
use crate::web_fetch::{FetchGlobals, JsFetchGlobals, Response};
use crate::web_history::{History, HistoryGlobals, JsHistoryGlobals};
use crate::web_indexeddb::{
    IDBDatabase, IDBFactory, IDBObjectStore, IDBRequest, IDBTransaction, IDBTransactionMode,
    IndexeddbGlobals, JsIDBDatabase, JsIDBRequest, JsIndexeddbGlobals,
};
use crate::web_storage::{JsStorageGlobals, Storage, StorageGlobals};
use crate::web_timers::{JsTimersGlobals, TimersGlobals};
use jsi_runtime::{Any, Callback, JsError, Promise};
use signal::Signal;

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(async {
            to_do()?;
            drawing()?;
            kept()?;
            requests().await?;
            timers().await?;
            database().await
        })
    }
}

export_program!(Start);

fn print(line: &str) -> Result<(), JsError> {
    JsConsole.log(&[&Any::from(line)])
}

/// An entry that a click removes.
fn to_do() -> Result<(), JsError> {
    let document = JsDomGlobals.document()?;
    let body = document.body()?.ok_or_else(|| JsError::new("no body"))?;
    let entry: JsHTMLElement = document.create_element("li", None)?.to()?;
    entry.set_text_content(Some("Write no bindings"))?;
    body.append_child(&entry)?;
    let listener = entry.on_click(
        {
            let (body, entry) = (body.clone(), entry.clone());
            move |_| {
                let removed = body.remove_child(&entry);
                let text = removed.and_then(|it| it.text_content());
                let _ = print(&format!("done: {text:?}"));
            }
        },
        None,
    )?;
    entry.click()?;
    drop(listener);
    Ok(())
}

/// A red square, and a pixel of it.
fn drawing() -> Result<(), JsError> {
    let document = JsDomGlobals.document()?;
    let canvas: JsHTMLCanvasElement = document.create_element("canvas", None)?.to()?;
    canvas.set_width(8)?;
    canvas.set_height(8)?;
    let Some(RenderingContext::CanvasRenderingContext2D(context)) =
        canvas.get_context("2d", None)?
    else {
        return Err(JsError::new("no drawing in two dimensions"));
    };
    context.set_fill_style(&"rgb(255 0 0)".into())?;
    context.fill_rect(2.0, 2.0, 4.0, 4.0)?;
    let pixel = |x, y| match context.get_image_data(x, y, 1, 1, None)?.data()? {
        ImageDataArray::Uint8ClampedArray(bytes) => Ok(bytes),
        other => Err(JsError::new(format!("{other:?}"))),
    };
    let (inside, outside): (Vec<u8>, Vec<u8>) = (pixel(3, 3)?, pixel(0, 0)?);
    print(&format!("inside {inside:?}, outside {outside:?}"))
}

/// A value in the storage, and a state of the history.
fn kept() -> Result<(), JsError> {
    let storage = JsStorageGlobals.local_storage()?;
    storage.set_item("platform", "kept")?;
    let value = storage.get_item("platform")?;
    storage.remove_item("platform")?;
    let gone = storage.get_item("platform")?;
    let history = JsHistoryGlobals.history()?;
    history.replace_state(&Any::from(3), "", None)?;
    let state: i32 = history.state()?.to()?;
    print(&format!("{value:?}, then {gone:?}; state {state}"))
}

/// A text from an address.
async fn requests() -> Result<(), JsError> {
    let response = JsFetchGlobals
        .fetch_with("data:text/plain,hello", None)
        .await?;
    let (status, text) = (response.status()?, response.text().await?);
    print(&format!("{status}: {text}"))
}

async fn timers() -> Result<(), JsError> {
    let signal = Signal::default();
    let over = signal.clone();
    let callback: Callback<'static, [Any], Any> = Callback::new(move |_: &[Any]| {
        over.raise();
        Any::Undefined
    });
    JsTimersGlobals.set_timeout_with(callback.into_js(), Some(1), &[])?;
    signal.raised().await;
    print("later")
}

/// A value in a database.
async fn database() -> Result<(), JsError> {
    let request = JsIndexeddbGlobals.indexed_db()?.open("platform", Some(1))?;
    let upgraded = request.on_upgradeneeded(
        {
            let request = request.clone();
            move |_| {
                let _ = request
                    .result()
                    .and_then(|it| it.to::<JsIDBDatabase>())
                    .and_then(|it| it.create_object_store("texts", None));
            }
        },
        None,
    )?;
    let database: JsIDBDatabase = over(&request).await?.to()?;
    drop(upgraded);
    let mode = IDBTransactionMode::Readwrite;
    let store = database
        .transaction_with("texts", Some(&mode), None)?
        .object_store("texts")?;
    let key = Any::from("first");
    over(&store.put(&Any::from("in the database"), Some(&key))?).await?;
    let found: String = over(&store.get(&key)?).await?.to()?;
    print(&found)
}

/// The result of a request, when it has one.
async fn over(request: &JsIDBRequest) -> Result<Any, JsError> {
    let signal = Signal::default();
    let success = signal.clone();
    let listener = request.on_success(move |_| success.raise(), None)?;
    signal.raised().await;
    drop(listener);
    request.result()
}
