//! A terminal of xterm.js that asks Rust for the links of a line. The provider and its links are objects of Rust.

jsi_runtime::bindings!();

use std::cell::Cell;

use futures::channel::oneshot;

use crate::xterm::{
    Buffer, BufferLine, Buffers, Console, Disposable, Document, Element, JsConsole, JsDocument,
    JsElement, JsLink, JsLinkProvider, JsMouseEvent, JsTerminal, Link, LinkProvider, MouseEvent,
    MouseOptions, Position, Program, Range, Terminal, TerminalOptions, export_program,
};
use jsi_runtime::{Callback, Function, JsError, Promise};

const COLUMNS: i32 = 40;
const LINES: i32 = 4;

/// Prints the lines of this example to the console; the page shows the terminal.
struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(terminal())
    }
}

export_program!(Start);

async fn terminal() -> Result<(), JsError> {
    let terminal = JsTerminal::new(Some(&TerminalOptions {
        cols: Some(COLUMNS),
        rows: Some(LINES),
        cursor_blink: Some(false),
    }))?;
    terminal.open(&JsDocument.get_element_by_id("terminal")?)?;
    let tickets = JsLinkProvider::new(Tickets {
        terminal: terminal.clone(),
        asked: Cell::new(0),
    });
    let registered = terminal.register_link_provider(&tickets)?;
    write(&terminal, "fixed: #12 and #345\r\nopen: #6").await?;

    let Some(screen) = screen(&terminal)? else {
        return Err(JsError::new("no screen"));
    };
    // The mouse enters the first link, leaves it, and clicks on the second one.
    for (kind, column) in [
        ("mousemove", 9),
        ("mousemove", 12),
        ("mousemove", 17),
        ("mousedown", 17),
        ("mouseup", 17),
    ] {
        mouse(&screen, kind, column, 1)?;
    }
    mouse(&screen, "mousemove", 8, 2)?;
    // From now on the terminal asks for no links.
    registered.dispose()?;
    mouse(&screen, "mousemove", 9, 1)?;
    print("done")?;
    terminal.dispose()
}

/// Finds `#` and a number in a line.
struct Tickets {
    terminal: JsTerminal,
    asked: Cell<u32>,
}

impl LinkProvider for Tickets {
    fn provide_links(
        &self,
        line: i32,
        callback: &Function<(Option<Vec<JsLink>>,), ()>,
    ) -> Result<(), JsError> {
        self.asked.set(self.asked.get() + 1);
        let buffer = self.terminal.buffer()?.active()?;
        let text = match buffer.get_line(line - 1)? {
            Some(line) => line.translate_to_string(Some(true))?,
            None => String::new(),
        };
        let links = tickets(&text, line);
        let (count, asked) = (links.len(), self.asked.get());
        print(&format!("question {asked}: {count} links in line {line}"))?;
        callback.call((Some(links),))
    }
}

/// The links in a line of ASCII text, in which each character has one cell.
fn tickets(text: &str, line: i32) -> Vec<JsLink> {
    let mut links = Vec::new();
    for (start, _) in text.match_indices('#') {
        let digits = text.get(start + 1..).unwrap_or_default();
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        let Some(text) = text.get(start..=start + count).filter(|_| count > 0) else {
            continue;
        };
        let position = |column: usize| Position {
            x: i32::try_from(column + 1).unwrap_or(i32::MAX),
            y: line,
        };
        let range = Range {
            start: position(start),
            end: position(start + count),
        };
        links.push(JsLink::new(Ticket {
            text: text.to_owned(),
            range,
        }));
    }
    links
}

/// A link of the terminal.
struct Ticket {
    text: String,
    range: Range,
}

impl Link for Ticket {
    fn range(&self) -> Result<Range, JsError> {
        Ok(self.range.clone())
    }

    fn text(&self) -> Result<String, JsError> {
        Ok(self.text.clone())
    }

    fn activate(&self, event: &JsMouseEvent, text: &str) -> Result<(), JsError> {
        print(&format!("{}: open {text}", event.kind()?))
    }

    fn has_hover(&self) -> bool {
        true
    }

    fn hover(&self, event: &JsMouseEvent, text: &str) -> Result<Option<()>, JsError> {
        print(&format!("{}: over {text}", event.kind()?)).map(Some)
    }

    fn has_leave(&self) -> bool {
        true
    }

    fn leave(&self, _: &JsMouseEvent, text: &str) -> Result<Option<()>, JsError> {
        print(&format!("left {text}")).map(Some)
    }
}

/// Writes text; the future ends when the terminal has it in its buffer.
async fn write(terminal: &JsTerminal, text: &str) -> Result<(), JsError> {
    let (sender, receiver) = oneshot::channel();
    let mut sender = Some(sender);
    let done = Callback::new(move || {
        if let Some(sender) = sender.take() {
            // the receiver lives as long as this callback
            let _ = sender.send(());
        }
    });
    terminal.write(text, Some(&done))?;
    receiver.await.map_err(|_| JsError::new("not written"))
}

/// The element that has the cells of the terminal.
fn screen(terminal: &JsTerminal) -> Result<Option<JsElement>, JsError> {
    match terminal.element()? {
        Some(element) => element.query_selector(".xterm-screen"),
        None => Ok(None),
    }
}

/// Sends an event of the mouse to the middle of a cell.
fn mouse(screen: &JsElement, kind: &str, column: i32, line: i32) -> Result<(), JsError> {
    let place = screen.get_bounding_client_rect()?;
    let middle = |start: f64, size: f64, cell: i32, cells: i32| {
        start + size * (f64::from(cell) - 0.5) / f64::from(cells)
    };
    let event = JsMouseEvent::new(
        kind,
        Some(&MouseOptions {
            bubbles: Some(true),
            client_x: Some(middle(place.left, place.width, column, COLUMNS)),
            client_y: Some(middle(place.top, place.height, line, LINES)),
        }),
    )?;
    screen.dispatch_event(&event)?;
    Ok(())
}

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}
