//! Exported classes whose objects are errors.

use std::cell::RefCell;
use std::error::Error;
use std::fmt;

use jsi_runtime::{Function, JsError, Promise};

use crate::behaviour::{
    JsOutOfStock, JsShopClosed, OutOfStock, OutOfStockStatics, Shop, ShopClosed,
    export_out_of_stock, export_shop, export_shop_closed,
};

#[derive(Debug)]
struct Missing {
    item: String,
    left: u32,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is out of stock", self.item)
    }
}

impl Error for Missing {}

impl OutOfStock for Missing {
    fn left(&self) -> Result<u32, JsError> {
        Ok(self.left)
    }

    fn advice(&self, loud: bool) -> Result<String, JsError> {
        let advice = format!("take {} of {}", self.left, self.item);
        Ok(if loud { advice.to_uppercase() } else { advice })
    }
}

impl OutOfStockStatics for Missing {
    fn new(item: &str, left: Option<u32>) -> Result<Self, JsError> {
        if item.is_empty() {
            return Err(JsError::type_error("an item has a name"));
        }
        Ok(Self {
            item: item.to_owned(),
            left: left.unwrap_or_default(),
        })
    }

    fn limit() -> Result<u32, JsError> {
        Ok(9)
    }
}

/// An error with a chain of causes.
#[derive(Debug)]
struct Closed(std::num::ParseIntError);

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("closed")
    }
}

impl Error for Closed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl ShopClosed for Closed {}

#[derive(Default)]
struct Corner {
    last: RefCell<Option<JsOutOfStock>>,
}

impl Corner {
    fn missing(&self, item: &str, left: u32) -> JsOutOfStock {
        let item = item.to_owned();
        let error = JsOutOfStock::new(Missing { item, left });
        *self.last.borrow_mut() = Some(error.clone());
        error
    }
}

impl Shop for Corner {
    fn buy(&self, item: &str, count: u32) -> Result<(), JsError> {
        if count > 2 {
            return Err(self.missing(item, 2).into());
        }
        Ok(())
    }

    fn buy_later(&self, item: &str) -> Promise<()> {
        let error = self.missing(item, 0);
        Promise::new(async move { Err(error.into()) })
    }

    fn open(&self) -> Result<(), JsError> {
        Ok(())
    }

    fn broken(&self) -> Result<(), JsError> {
        "x".parse::<i32>()
            .map(drop)
            .map_err(|error| JsShopClosed::new(Closed(error)).into())
    }

    fn last(&self) -> Result<JsOutOfStock, JsError> {
        let last = self.last.borrow().clone();
        last.ok_or_else(|| JsError::new("nothing is missing"))
    }

    fn caught(&self, f: Function<(), ()>) -> Result<i32, JsError> {
        let Err(error) = f.call(()) else {
            return Ok(-2);
        };
        match JsOutOfStock::try_from(&error) {
            Ok(error) => Ok(error.left()?.cast_signed()),
            Err(_) => Ok(-1),
        }
    }

    fn echo(&self, error: &JsOutOfStock) -> Result<JsOutOfStock, JsError> {
        Ok(error.clone())
    }

    fn message(&self, error: &JsError) -> Result<String, JsError> {
        Ok(format!("{}: {}", error.name(), error.message()))
    }
}

export_out_of_stock!(Missing);
export_shop_closed!(Closed);
export_shop!(Corner::default());
