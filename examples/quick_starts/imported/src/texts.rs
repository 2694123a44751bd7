//! Packages for texts.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use jsi_runtime::{Callback, JsError};

use crate::codemirror::{
    ChangeSpec, ChangeSpecValue, EditorState, EditorStateConfig, JsEditorState, Text, Transaction,
    TransactionSpec,
};
use crate::print;
use crate::xterm::{IBuffer, IBufferLine, JsTerminal, Terminal};

/// A document, changed.
pub fn codemirror() -> Result<(), JsError> {
    let config = EditorStateConfig {
        doc: Some("Hello".into()),
        ..EditorStateConfig::default()
    };
    let state = JsEditorState::create(Some(&config))?;
    let change = ChangeSpecValue {
        from: 5.0,
        to: None,
        insert: Some(", Rust".into()),
    };
    let spec = TransactionSpec {
        changes: Some(ChangeSpec::from(change)),
        ..TransactionSpec::default()
    };
    let changed = state.update(&[&spec])?.state()?;
    print(&format!("codemirror: {}", changed.doc()?.to_string()?))
}

/// Whether a terminal has a text, and what waits for it.
#[derive(Default)]
struct Written {
    done: bool,
    waker: Option<Waker>,
}

/// What a terminal has on its first line.
pub async fn xterm() -> Result<(), JsError> {
    let terminal = JsTerminal::new(None)?;
    let written = Rc::new(RefCell::new(Written::default()));
    let done = Callback::new({
        let written = Rc::clone(&written);
        move || {
            let mut written = written.borrow_mut();
            written.done = true;
            if let Some(waker) = written.waker.take() {
                waker.wake();
            }
        }
    });
    terminal.write_with("\u{1b}[1mready\u{1b}[0m", Some(&done))?;
    poll_fn(|context| {
        let mut written = written.borrow_mut();
        if written.done {
            return Poll::Ready(());
        }
        written.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await;
    let line = terminal.buffer()?.active.get_line(0.0)?;
    let text = match line {
        Some(line) => line.translate_to_string(Some(true), None, None)?,
        None => String::new(),
    };
    print(&format!("xterm: {text}"))
}
