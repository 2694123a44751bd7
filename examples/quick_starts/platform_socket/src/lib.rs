//! A WebSocket: a text, and bytes. The server sends back what it gets.

jsi_runtime::bindings!();

mod queue;

use crate::es_buffers::{JsArrayBufferObject, JsUint8ArrayObject};
use crate::platform_socket::{Program, export_program};
use crate::web_console::{Console, JsConsole};
use crate::web_dom::{JsHTMLElement, Node, NodeList};
use crate::web_history::{HistoryGlobals, JsHistoryGlobals, Location};
use crate::web_messages::MessageEvent;
use crate::web_websocket::{BinaryType, CloseEvent, JsWebSocket, WebSocket};
use jsi_runtime::{Any, JsError, Promise, TypedArray};
use queue::Queue;

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(async {
            // an element of the other crate
            let list = platform_parts::list()?;
            talk(&list).await?;
            let lines = list.child_nodes()?.length()?;
            print(&format!("{lines} lines: {:?}", list.text_content()?))
        })
    }
}

export_program!(Start);

fn print(line: &str) -> Result<(), JsError> {
    JsConsole.log(&[&Any::from(line)])
}

/// What happens at the socket.
enum Happening {
    Open,
    Message(Any),
    Closed(String),
}

async fn talk(list: &JsHTMLElement) -> Result<(), JsError> {
    let host = JsHistoryGlobals.location()?.host()?;
    let socket = JsWebSocket::new(&format!("ws://{host}/echo"), None)?;
    socket.set_binary_type(&BinaryType::Arraybuffer)?;
    let queue = Queue::default();
    let _open = socket.on_open(queue.sender(|_| Happening::Open), None)?;
    let _message = socket.on_message(
        queue.sender(|event: &crate::web_messages::JsMessageEvent| {
            Happening::Message(event.data().unwrap_or(Any::Undefined))
        }),
        None,
    )?;
    let _close = socket.on_close(
        queue.sender(|event: &crate::web_websocket::JsCloseEvent| {
            let code = event.code().unwrap_or_default();
            let reason = event.reason().unwrap_or_default();
            let clean = event.was_clean().unwrap_or_default();
            Happening::Closed(format!("{code} {reason:?}, clean: {clean}"))
        }),
        None,
    )?;
    loop {
        match queue.next().await {
            Happening::Open => {
                print("open")?;
                socket.send(&"hello".into())?;
            }
            Happening::Message(data) => {
                if let Ok(text) = data.to::<String>() {
                    platform_parts::line(list, &text)?;
                    socket.send(&vec![1, 2, 250].into())?;
                } else {
                    let buffer: JsArrayBufferObject = data.to()?;
                    let bytes = JsUint8ArrayObject::new_with_length(&buffer, None, None)?;
                    let TypedArray(bytes) = bytes.to::<TypedArray<u8>>()?;
                    platform_parts::line(list, &format!("{bytes:?}"))?;
                    socket.close(Some(4000), Some("over"))?;
                }
            }
            Happening::Closed(why) => return print(&why),
        }
    }
}
