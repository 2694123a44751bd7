//! IndexedDB by idb: a loop over an asynchronous cursor, as `for await` in JavaScript.

jsi_runtime::bindings!();

use crate::idb::{
    Book, Console, Cursor, Database, Idb, Index, JsConsole, JsDatabase, JsIdb, Mode, OpenCallbacks,
    Program, Store, StoreOptions, Transaction, export_program,
};
use jsi_runtime::{Callback, JsError, Promise};

const NAME: &str = "library";

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(library())
    }
}

export_program!(Start);

async fn library() -> Result<(), JsError> {
    JsIdb.delete_db(NAME).await?;
    let database = JsIdb.open_db(NAME, 1, Some(&callbacks())).await?;
    fill(&database).await?;

    let transaction = database.transaction("books", Some(&Mode::Readwrite))?;
    let mut cursors = transaction.store()?.iterate()?;
    while let Some(cursor) = cursors.next().await {
        let cursor = cursor?;
        let mut book = cursor.value()?;
        print(&format!("{}: {}", cursor.key()?, book.title))?;
        if book.formats.is_empty() {
            cursor.delete().await?;
        } else {
            book.formats.push("audio".to_owned());
            cursor.update(&book).await?;
        }
    }
    transaction.done().await?;

    let transaction = database.transaction("books", None)?;
    let by_author = transaction.store()?.index("author")?;
    print(&format!("{} books", by_author.count().await?))?;
    let mut cursors = by_author.iterate(Some("Mann"))?;
    while let Some(cursor) = cursors.next().await {
        let book = cursor?.value()?;
        print(&format!("{} as {}", book.title, book.formats.join(", ")))?;
    }
    let lost = database.get("books", 2).await?;
    print(&format!("The second: {lost:?}"))?;
    database.close()
}

fn callbacks() -> OpenCallbacks {
    let upgrade = Callback::new(|database: JsDatabase, old: i32| -> Result<(), JsError> {
        print(&format!("upgrade from version {old}"))?;
        let options = StoreOptions::default().key_path("isbn");
        let store = database.create_object_store("books", Some(&options))?;
        store.create_index("author", "author", None)?;
        Ok(())
    });
    OpenCallbacks::default().upgrade(upgrade.into_js())
}

async fn fill(database: &JsDatabase) -> Result<(), JsError> {
    let books = [
        (1, "Buddenbrooks", "Mann", vec!["paper"]),
        (2, "The Trial", "Kafka", vec![]),
        (3, "The Magic Mountain", "Mann", vec!["paper", "screen"]),
    ];
    for (isbn, title, author, formats) in books {
        let book = Book {
            isbn,
            title: title.to_owned(),
            author: author.to_owned(),
            formats: formats.into_iter().map(str::to_owned).collect(),
        };
        database.put("books", &book).await?;
    }
    Ok(())
}

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}
