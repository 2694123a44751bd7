//! What the cases look at between two calls.

use std::cell::Cell;
use std::rc::Rc;

use jsi_runtime::{Any, JsError, PinnedBuffer, live_counts};

use crate::canary;
use crate::control::{Alive, Control, export_control};
use crate::wait::give_up;

#[derive(Default)]
struct It {
    rounds: Cell<usize>,
}

impl Control for It {
    fn alive(&self) -> Result<Alive, JsError> {
        let now = live_counts();
        Ok(Alive {
            handles: now.handles.try_into()?,
            callbacks: now.callbacks.try_into()?,
            promises: now.promises.try_into()?,
            views: now.views.try_into()?,
            objects: now.objects.try_into()?,
        })
    }

    fn unharmed(&self) -> Result<bool, JsError> {
        self.rounds.set(self.rounds.get() + 1);
        Ok(canary::unharmed(self.rounds.get()))
    }

    #[cfg(target_family = "wasm")]
    fn memory(&self) -> Result<f64, JsError> {
        Ok(core::arch::wasm32::memory_size(0) as f64 * 65536.0)
    }

    #[cfg(not(target_family = "wasm"))]
    fn memory(&self) -> Result<f64, JsError> {
        Ok(0.0)
    }

    fn cancel(&self) -> Result<(), JsError> {
        give_up();
        Ok(())
    }

    fn churn(&self, bytes: u32) -> Result<(), JsError> {
        std::hint::black_box(vec![1_u8; bytes as usize]);
        Ok(())
    }

    fn scribble(&self) -> Result<(), JsError> {
        canary::scribble();
        Ok(())
    }

    fn opaque(&self) -> Result<Any, JsError> {
        Ok(Any::Rust(Rc::new("opaque")))
    }

    fn pinned(&self) -> Result<PinnedBuffer<u8>, JsError> {
        Ok(PinnedBuffer::new(16))
    }
}

export_control!(It::default());
