//! The program of the page: Rust counts, and `page.js` shows.

jsi_runtime::bindings!(); // the module `app`, made of app.jsi

use std::cell::Cell;

use crate::app::{Counter, JsPage, Page, export_counter};
use jsi_runtime::JsError;

/// Counts clicks, and shows their number on a page.
struct Clicks<P> {
    page: P,
    count: Cell<u32>,
}

impl<P: Page + 'static> Counter for Clicks<P> {
    fn click(&self) -> Result<(), JsError> {
        self.count.set(self.count.get() + 1);
        self.page.show_count(self.count.get())
    }
}

export_counter!(Clicks {
    page: JsPage,
    count: Cell::new(0),
});

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that only remembers what it shows.
    #[derive(Default)]
    struct Shown(Cell<u32>);

    impl Page for Shown {
        fn show_count(&self, count: u32) -> Result<(), JsError> {
            self.0.set(count);
            Ok(())
        }
    }

    #[test]
    fn each_click_counts() -> Result<(), JsError> {
        let clicks = Clicks {
            page: Shown::default(),
            count: Cell::new(0),
        };
        clicks.click()?;
        clicks.click()?;
        assert_eq!(clicks.page.0.get(), 2);
        Ok(())
    }
}
