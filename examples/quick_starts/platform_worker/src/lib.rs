//! A worker that runs the same program: the page moves a buffer to it, and gets it back. A buffer that was moved has no bytes where it was.

jsi_runtime::bindings!();

mod queue;
mod task;

use crate::es_buffers::{
    ArrayBufferObject, JsArrayBufferObject, JsUint8ArrayObject, Uint8ArrayObject,
};
use crate::platform_worker::{Program, Task, export_program, export_task};
use crate::web_console::{Console, JsConsole};
use crate::web_files::{BlobPropertyBag, JsBlob};
use crate::web_history::{HistoryGlobals, JsHistoryGlobals, Location};
use crate::web_messages::{JsMessageEvent, MessageEvent};
use crate::web_url::{JsURL, JsURLSearchParams, URL, URLSearchParams};
use crate::web_workers::{JsWorker, Worker, WorkerOptions, WorkerType};
use jsi_runtime::{Any, JsError, Promise};
use queue::Queue;

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(exchange())
    }
}

export_program!(Start);

/// What runs in the worker.
struct Work;

impl Task for Work {
    fn start(&self) -> Result<(), JsError> {
        task::answer()
    }
}

export_task!(Work);

fn print(line: &str) -> Result<(), JsError> {
    JsConsole.log(&[&Any::from(line)])
}

async fn exchange() -> Result<(), JsError> {
    let worker = worker()?;
    let queue = Queue::default();
    let _listener = worker.on_message(
        queue.sender(|event: &JsMessageEvent| event.data().unwrap_or(Any::Undefined)),
        None,
    )?;
    let ready: String = queue.next().await.to()?;
    print(&ready)?;

    let buffer = JsArrayBufferObject::new(Some(65_536.0), None)?;
    let bytes = JsUint8ArrayObject::new_with_length(&buffer, None, None)?;
    bytes.fill(7.0, None, None)?;
    print(&format!("page: {} bytes", buffer.byte_length()?))?;
    worker.post_message(&buffer.clone().into(), &[buffer.clone().into()])?;
    print(&format!(
        "moved: {} bytes in the page",
        buffer.byte_length()?
    ))?;

    let back: JsArrayBufferObject = queue.next().await.to()?;
    let bytes = JsUint8ArrayObject::new_with_length(&back, None, None)?;
    let (first, last) = (bytes.at(0.0)?, bytes.at(-1.0)?);
    print(&format!(
        "back: {} bytes, {first:?} to {last:?}",
        back.byte_length()?
    ))?;
    let left: f64 = queue.next().await.to()?;
    print(&format!("moved: {left} bytes in the worker"))?;
    worker.terminate()
}

/// A worker with the program of this page, whose address is in that of the page.
fn worker() -> Result<JsWorker, JsError> {
    let location = JsHistoryGlobals.location()?;
    let query = JsURLSearchParams::new(Some(&location.search()?.into()))?;
    let bundle = query.get("bundle")?;
    let bundle = bundle.ok_or_else(|| JsError::new("the address has no `bundle`"))?;
    let program = JsURL::new(&bundle, Some(&location.href()?))?.href()?;
    let script =
        format!("import start, {{ Task }} from {program:?};\nawait start();\nTask.start();\n");
    let script = JsBlob::new(
        Some(&[script.into()]),
        Some(&BlobPropertyBag {
            r#type: Some("text/javascript".to_owned()),
            ..Default::default()
        }),
    )?;
    let address = JsURL::create_object_url(&script.into())?;
    JsWorker::new(
        &address.into(),
        Some(&WorkerOptions {
            r#type: Some(WorkerType::Module),
            ..Default::default()
        }),
    )
}
