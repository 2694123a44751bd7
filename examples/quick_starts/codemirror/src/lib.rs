//! An editor of CodeMirror: an extension may be a list of extensions, and Rust listens to changes.

jsi_runtime::bindings!();

use crate::codemirror::{
    AttributesFacet, Change, Console, Document, EditorConfig, EditorState, EditorView, Element,
    Extension, JavaScript, JsConsole, JsDocument, JsEditorState, JsEditorView, JsJavaScript,
    JsSetup, JsViewUpdate, NumberFacet, Program, Setup, Text, Transaction, UpdateListener,
    ViewUpdate, export_program,
};
use jsi_runtime::{Callback, JsError};

/// Prints the lines of this example to the console; the page shows the editor.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let listener = Callback::new(|update: JsViewUpdate| -> Result<(), JsError> {
            // the view is also updated when it is shown
            if !update.doc_changed()? {
                return Ok(());
            }
            print(&format!(
                "changed: {} lines",
                update.state()?.doc()?.lines()?
            ))
        });
        // JavaScript keeps the function, and drops the closure with it.
        let listener = listener.into_js();
        let listener = JsEditorView::update_listener()?.of(&listener.into())?;
        let attributes = [("aria-label".to_owned(), "Program".to_owned())];
        let attributes =
            JsEditorView::content_attributes()?.of(&attributes.into_iter().collect())?;
        let extensions: Extension = vec![
            JsSetup.basic_setup()?,
            Extension::from(JsJavaScript.javascript()?),
            vec![
                Extension::from(JsEditorView::line_wrapping()?),
                vec![Extension::from(listener), Extension::from(attributes)].into(),
            ]
            .into(),
            Extension::from(JsEditorState::tab_size()?.of(2)?),
        ]
        .into();
        let view = JsEditorView::new(&EditorConfig {
            doc: Some("const answer = 41;\n".to_owned()),
            extensions: Some(extensions),
            parent: JsDocument.query_selector("#editor")?,
        })?;
        view.dispatch(&Transaction {
            changes: Some(
                Change {
                    from: 15,
                    to: Some(17),
                    insert: Some("42".to_owned()),
                }
                .into(),
            ),
        })?;
        let changes = vec![insert(0, "// Rust\n"), insert(19, "console.log(answer);\n")];
        view.dispatch(&Transaction {
            changes: Some(changes.into()),
        })?;
        print(&view.state()?.doc()?.to_string()?)?;
        let content = view
            .dom()?
            .query_selector("[aria-label=Program] .cm-line")?;
        let first = content
            .map(|line| line.text_content())
            .transpose()?
            .flatten();
        print(&format!("first line: {first:?}"))
    }
}

export_program!(Start);

fn insert(from: i32, text: &str) -> Change {
    Change {
        from,
        to: None,
        insert: Some(text.to_owned()),
    }
}

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}
