//! The program of the worker: counts primes, without blocking the page.

jsi_runtime::bindings!(); // the module `app`, made of app.jsi

use crate::app::{JsMessages, Messages, Primes, export_primes};
use jsi_runtime::JsError;

/// Counts primes, and sends their number to the page.
struct Sieve<M>(M);

impl<M: Messages + 'static> Primes for Sieve<M> {
    fn count(&self, below: u32) -> Result<(), JsError> {
        self.0.found(below, primes(below))
    }
}

export_primes!(Sieve(JsMessages));

/// The number of primes below a number, by the sieve of Eratosthenes.
fn primes(below: u32) -> u32 {
    let size = below as usize;
    let mut composite = vec![false; size];
    let mut count = 0;
    for number in 2..size {
        if composite[number] {
            continue;
        }
        count += 1;
        for multiple in (number * 2..size).step_by(number) {
            composite[multiple] = true;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A page that only remembers the last message.
    #[derive(Default)]
    struct Last(Cell<(u32, u32)>);

    impl Messages for Last {
        fn found(&self, below: u32, count: u32) -> Result<(), JsError> {
            self.0.set((below, count));
            Ok(())
        }
    }

    #[test]
    fn primes_are_counted() -> Result<(), JsError> {
        let sieve = Sieve(Last::default());
        for (below, count) in [(0, 0), (3, 1), (100, 25)] {
            sieve.count(below)?;
            assert_eq!(sieve.0.0.get(), (below, count));
        }
        Ok(())
    }
}
