//! The imports of a WebAssembly file: reads them, and writes the file with other names.

use std::path::Path;

use wasmparser::{BinaryReader, KnownCustom, Parser, Payload};

use super::error::BundleError;

/// A WebAssembly file.
#[derive(Debug)]
pub(super) struct Wasm {
    bytes: Vec<u8>,
    /// The range of the section of imports with its header, if there is one.
    section: Option<std::ops::Range<usize>>,
    pub(super) imports: Vec<Import>,
    /// wasm-bindgen and its version.
    pub(super) version: String,
}

/// An import.
#[derive(Debug, Clone)]
pub(super) struct Import {
    pub(super) module: String,
    pub(super) name: String,
    /// The bytes of its type.
    kind: std::ops::Range<usize>,
}

impl Wasm {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`BundleError`] if it cannot be read, or is not WebAssembly.
    pub(super) fn read(path: &Path) -> Result<Self, BundleError> {
        let bytes = std::fs::read(path).map_err(|error| BundleError::unreadable(path, error))?;
        Self::parse(bytes).map_err(|error| BundleError::NoWasm {
            path: path.display().to_string(),
            message: error.to_string(),
        })
    }

    fn parse(bytes: Vec<u8>) -> Result<Self, wasmparser::BinaryReaderError> {
        let mut wasm = Self {
            bytes: Vec::new(),
            section: None,
            imports: Vec::new(),
            version: "an unknown version of wasm-bindgen".to_owned(),
        };
        // the end of the section before
        let mut end = 8;
        for payload in Parser::new(0).parse_all(&bytes) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                if let Payload::ImportSection(_) = payload {
                    wasm.section = Some(end..position(range.end));
                }
                end = position(range.end);
            }
            match payload {
                Payload::ImportSection(reader) => {
                    let section = position(reader.range().end);
                    let all: Vec<_> = reader
                        .into_imports_with_offsets()
                        .collect::<Result<Vec<_>, _>>()?;
                    for (number, (start, import)) in all.iter().enumerate() {
                        let end = all.get(number + 1).map_or(section, |it| position(it.0));
                        let entry = bytes.get(position(*start)..end).unwrap_or_default();
                        let mut reader = BinaryReader::new(entry, *start);
                        reader.read_string()?;
                        reader.read_string()?;
                        wasm.imports.push(Import {
                            module: import.module.to_owned(),
                            name: import.name.to_owned(),
                            kind: position(reader.original_position())..end,
                        });
                    }
                }
                Payload::CustomSection(reader) => {
                    if let KnownCustom::Producers(fields) = reader.as_known() {
                        for field in fields {
                            for value in field?.values {
                                let value = value?;
                                if value.name == "wasm-bindgen" {
                                    wasm.version = format!("wasm-bindgen {}", value.version);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        wasm.bytes = bytes;
        Ok(wasm)
    }

    /// The file with other names of its imports: `rename` gets each one, and returns module and name.
    pub(super) fn renamed(&self, rename: impl Fn(&Import) -> Option<(String, String)>) -> Vec<u8> {
        let Some(section) = &self.section else {
            return self.bytes.clone();
        };
        let mut content = Vec::new();
        put_number(&mut content, self.imports.len());
        for import in &self.imports {
            let names = rename(import);
            let (module, name) = names
                .as_ref()
                .map_or((import.module.as_str(), import.name.as_str()), |it| {
                    (&it.0, &it.1)
                });
            for text in [module, name] {
                put_number(&mut content, text.len());
                content.extend_from_slice(text.as_bytes());
            }
            content.extend_from_slice(self.bytes.get(import.kind.clone()).unwrap_or_default());
        }
        let mut out = self.bytes.get(..section.start).unwrap_or_default().to_vec();
        out.push(IMPORTS);
        put_number(&mut out, content.len());
        out.append(&mut content);
        out.extend_from_slice(self.bytes.get(section.end..).unwrap_or_default());
        out
    }
}

/// The number of the section of imports.
const IMPORTS: u8 = 2;

/// A position in a file that is in memory.
fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// Appends a number as unsigned LEB128.
fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}
