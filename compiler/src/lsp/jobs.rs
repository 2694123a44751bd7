//! Work that takes long: it is done on another thread, while the server answers other messages.

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::state::State;

/// What is done with a result, by the server.
pub(super) type Done = Box<dyn FnOnce(&mut State) + Send>;

/// The results of other threads.
pub(super) struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
}

impl Jobs {
    pub(super) fn new() -> Self {
        let (sender, receiver) = unbounded();
        Self { sender, receiver }
    }

    /// Does work on another thread; the server calls what it returns.
    pub(super) fn start(&self, work: impl FnOnce() -> Done + Send + 'static) {
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            // a server that has ended needs no result
            let _ = sender.send(work());
        });
    }

    /// Where the results arrive.
    pub(super) fn done(&self) -> &Receiver<Done> {
        &self.receiver
    }
}
