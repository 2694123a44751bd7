//! Kits: the parts of `runtime/js`, each connected when it is first needed. What no code names is not linked, neither its
//! JavaScript nor the entries that JavaScript reaches Rust by.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use super::{callbacks, cells, entries, handover, js, panic};

/// One part of `runtime/js`.
#[derive(Debug)]
pub struct Kit {
    name: Name,
    needs: &'static [&'static Kit],
    install: fn(),
}

/// Each kit's own, so that no two have the same bit.
#[derive(Clone, Copy, Debug)]
enum Name {
    Core,
    Frames,
    Entries,
    Handover,
    Strings,
    Arrays,
    Numbers,
    Errors,
    Codecs,
    Callbacks,
    CodedCallbacks,
    Promises,
    Executor,
    Classes,
    Views,
    Modules,
    Exports,
    Payloads,
    Records,
    #[cfg(target_feature = "atomics")]
    Threads,
}

thread_local! {
    /// The kits of this instance: each instance has its own JavaScript, also where several share one memory.
    static INSTALLED: Cell<u32> = const { Cell::new(0) };
}

impl Kit {
    /// Connects the kit unless this instance has.
    #[inline]
    pub fn ensure(&self) {
        if INSTALLED.get() & self.bit() == 0 {
            self.connect();
        }
    }

    /// Its bit in what is installed.
    #[inline]
    const fn bit(&self) -> u32 {
        1 << self.name as u32
    }

    #[cold]
    fn connect(&self) {
        for needed in self.needs {
            needed.ensure();
        }
        (self.install)();
        // Last, since the core throws where the instance is refused, and then must throw again the next time.
        INSTALLED.set(INSTALLED.get() | self.bit());
    }
}

/// The address in the function table that JavaScript finds an entry by.
macro_rules! entry {
    ($function:path) => {
        cells::address($function as *const () as usize)
    };
}

/// The object `rt` for glue.
pub(crate) fn rt() -> JsValue {
    CORE.ensure();
    js::rt()
}

pub(super) static CORE: Kit = Kit {
    name: Name::Core,
    needs: &[],
    install: || {
        js::start(
            &wasm_bindgen::exports(),
            &wasm_bindgen::memory(),
            &wasm_bindgen::function_table(),
            cells::address_of_cells(),
        );
    },
};

/// Whatever writes to the region.
pub(super) static FRAMES: Kit = Kit {
    name: Name::Frames,
    needs: &[&CORE],
    install: || js::install_frames(entry!(entries::grow)),
};

/// Whatever JavaScript enters Rust by: a panic is told there.
pub(super) static ENTRIES: Kit = Kit {
    name: Name::Entries,
    needs: &[&CORE],
    install: panic::hook,
};

/// Results without a frame.
pub(super) static HANDOVER: Kit = Kit {
    name: Name::Handover,
    needs: &[&CORE],
    install: || js::install_handover(handover::place(), entry!(handover::block)),
};

/// Parameters and results that are strings.
pub static STRINGS: Kit = Kit {
    name: Name::Strings,
    needs: &[&HANDOVER],
    install: js::install_strings,
};

/// Parameters and results that are numbers in a row.
pub static ARRAYS: Kit = Kit {
    name: Name::Arrays,
    needs: &[&HANDOVER],
    install: js::install_arrays,
};

/// Results that are checked numbers, bigints, characters or dates.
pub static NUMBERS: Kit = Kit {
    name: Name::Numbers,
    needs: &[&CORE],
    install: js::install_numbers,
};

/// Results that are errors.
pub static ERRORS: Kit = Kit {
    name: Name::Errors,
    needs: &[&CORE],
    install: js::install_errors,
};

/// Values as bytes.
pub static CODECS: Kit = Kit {
    name: Name::Codecs,
    needs: &[&FRAMES],
    install: || js::install_codecs(entry!(entries::shape), entry!(entries::signature)),
};

/// Callbacks whose arguments and result are scalars.
pub static CALLBACKS: Kit = Kit {
    name: Name::Callbacks,
    needs: &[&ENTRIES],
    install: || {
        js::install_callbacks(
            entry!(callbacks::kinds),
            entry!(callbacks::call0),
            entry!(callbacks::call1),
            entry!(callbacks::call2),
            entry!(callbacks::call3),
            entry!(callbacks::call_many),
            entry!(callbacks::release),
        );
    },
};

/// All other callbacks, too.
pub static CODED_CALLBACKS: Kit = Kit {
    name: Name::CodedCallbacks,
    needs: &[&CALLBACKS, &CODECS],
    install: || js::install_coded_callbacks(entry!(callbacks::call)),
};

/// Promises that Rust waits for.
pub static PROMISES: Kit = Kit {
    name: Name::Promises,
    needs: &[&CODECS, &ENTRIES],
    install: || js::install_promises(entry!(entries::settle), entry!(entries::settle_number)),
};

/// The executor.
pub(super) static EXECUTOR: Kit = Kit {
    name: Name::Executor,
    needs: &[&ENTRIES],
    install: || js::install_executor(entry!(entries::run)),
};

/// Classes of JavaScript.
pub static CLASSES: Kit = Kit {
    name: Name::Classes,
    needs: &[&CORE],
    install: js::install_classes,
};

/// Memory views.
pub static VIEWS: Kit = Kit {
    name: Name::Views,
    needs: &[&ENTRIES],
    install: || js::install_views(entry!(entries::release_view)),
};

/// Modules registered at run time.
pub static MODULES: Kit = Kit {
    name: Name::Modules,
    needs: &[&CORE],
    install: js::install_modules,
};

/// What Rust gives to JavaScript.
pub(super) static EXPORTS: Kit = Kit {
    name: Name::Exports,
    needs: &[&CODECS, &ENTRIES],
    install: || {
        js::install_exports(
            entry!(entries::member),
            entry!(entries::invoke),
            entry!(entries::release_object),
        );
    },
};

/// Values of Rust inside of JavaScript objects.
pub(super) static PAYLOADS: Kit = Kit {
    name: Name::Payloads,
    needs: &[&ENTRIES],
    install: || js::install_payloads(entry!(entries::release_payload)),
};

/// What the codecs of records are made of.
pub static RECORDS: Kit = Kit {
    name: Name::Records,
    needs: &[&CODECS],
    install: js::install_records,
};

/// Waking across threads.
#[cfg(target_feature = "atomics")]
pub(super) static THREADS: Kit = Kit {
    name: Name::Threads,
    needs: &[&ENTRIES],
    install: || js::install_threads(entry!(entries::woken)),
};
