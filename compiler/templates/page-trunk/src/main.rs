//! The program of the page: Rust counts, and `page.js` shows.

jsi_runtime::bindings!(); // the module `app`, made of app.jsi

use std::rc::Rc;

use crate::app::{JsPage, Page};
use jsi_runtime::{Callback, JsError};

fn main() -> Result<(), JsError> {
    // the page owns the listener from now on
    count_clicks(Rc::new(JsPage))?.into_js();
    Ok(())
}

/// Shows the number of clicks after each one, as long as the returned callback exists.
fn count_clicks(page: Rc<impl Page + 'static>) -> Result<Callback<'static, (), ()>, JsError> {
    let shown = Rc::clone(&page);
    let mut count = 0;
    let listener = Callback::new(move || {
        count += 1;
        shown.show_count(count)
    });
    page.on_click(&listener)?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A page that only remembers what it shows.
    #[derive(Default)]
    struct Shown(Cell<u32>);

    impl Page for Shown {
        fn show_count(&self, count: u32) -> Result<(), JsError> {
            self.0.set(count);
            Ok(())
        }
        fn on_click(&self, _listener: &Callback<'_, (), ()>) -> Result<(), JsError> {
            Ok(())
        }
    }

    #[test]
    fn each_click_counts() -> Result<(), JsError> {
        let page = Rc::new(Shown::default());
        let listener = count_clicks(Rc::clone(&page))?;
        listener.call(())?;
        listener.call(())?;
        assert_eq!(page.0.get(), 2);
        Ok(())
    }
}
