//! Runtime modules: the files of `runtime/js`, each connected when it is first needed. A module that no code names is not linked,
//! neither its JavaScript nor the entries by which JavaScript calls Rust. So each `static` is in the file that has the entries.

use std::cell::Cell;

/// One file of `runtime/js`, and the modules it depends on.
#[derive(Debug)]
pub struct RuntimeModule {
    name: Name,
    needs: &'static [&'static RuntimeModule],
    install: fn(),
}

/// One name for each module, so that no two have the same bit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Name {
    Core,
    Frames,
    Entries,
    Transfer,
    Strings,
    Arrays,
    NumberLists,
    Numbers,
    Errors,
    Codecs,
    Callbacks,
    EncodedCallbacks,
    Promises,
    Executor,
    Classes,
    Views,
    Modules,
    Exports,
    EncodedExports,
    Payloads,
    Records,
    Collections,
    Tuples,
    Nested,
    Iterables,
    Unions,
    #[cfg(target_feature = "atomics")]
    Threads,
}

thread_local! {
    /// The modules of this instance: each instance has its own JavaScript, also where several share one memory.
    static LOADED: Cell<u32> = const { Cell::new(0) };
}

impl RuntimeModule {
    /// A module that is installed by `install`, after its dependencies.
    pub(crate) const fn new(
        name: Name,
        needs: &'static [&'static RuntimeModule],
        install: fn(),
    ) -> Self {
        Self {
            name,
            needs,
            install,
        }
    }

    /// Connects the module unless this instance has done so.
    #[inline]
    pub fn load(&self) {
        if LOADED.get() & self.bit() == 0 {
            self.connect();
        }
    }

    /// Its bit in the loaded modules.
    #[inline]
    const fn bit(&self) -> u32 {
        1 << self.name as u32
    }

    #[cold]
    fn connect(&self) {
        for needed in self.needs {
            needed.load();
        }
        (self.install)();
        // Last, since the core throws if the instance is refused, and must throw again the next time.
        LOADED.set(LOADED.get() | self.bit());
    }
}

/// The index of an entry in the function table.
macro_rules! entry {
    ($function:path) => {
        $crate::wire::wasm::status_words::address($function as *const () as usize)
    };
}

pub(crate) use entry;
