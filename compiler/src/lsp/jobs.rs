//! Work that takes long: it is done on another thread, while the server answers other messages.

use crossbeam_channel::{Receiver, Sender, unbounded};

/// What is done with a result, by the server with the state `S`.
pub(super) type Done<S> = Box<dyn FnOnce(&mut S) + Send>;

/// The results of other threads.
#[cfg_attr(
    not(feature = "import"),
    allow(dead_code, reason = "nothing takes long without it")
)]
pub(super) struct Jobs<S> {
    sender: Sender<Done<S>>,
    receiver: Receiver<Done<S>>,
}

impl<S: 'static> Jobs<S> {
    pub(super) fn new() -> Self {
        let (sender, receiver) = unbounded();
        Self { sender, receiver }
    }

    /// Does work on another thread; the server calls what it returns.
    #[cfg_attr(
        not(feature = "import"),
        allow(dead_code, reason = "nothing takes long without it")
    )]
    pub(super) fn start(&self, work: impl FnOnce() -> Done<S> + Send + 'static) {
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            // a server that has ended needs no result
            let _ = sender.send(work());
        });
    }

    /// Where the results arrive.
    pub(super) fn done(&self) -> &Receiver<Done<S>> {
        &self.receiver
    }
}
