//! Conversion between paths and the URIs of files in the protocol. A document without a path is named by its whole URI.

use gen_lsp_types::Uri;
use jsi_idl::resolve::path::normalize;
use percent_encoding::percent_decode_str;

use crate::render::uri::{has_drive, uri};

/// The path of a file, in the form of the language.
pub(super) fn path(uri: &Uri) -> String {
    let Some(rest) = uri.0.strip_prefix("file://") else {
        return uri.0.clone();
    };
    // the text before the path is a host, usually empty
    let path = rest.find('/').and_then(|at| rest.get(at..));
    let path = percent_decode_str(path.unwrap_or_default()).decode_utf8_lossy();
    let drive = path.strip_prefix('/').filter(|it| has_drive(it));
    normalize(drive.unwrap_or(&path))
}

/// The URI of a path of the language.
pub(super) fn of(path: &str) -> Uri {
    if !path.starts_with('/') && !has_drive(path) {
        return Uri(path.to_owned());
    }
    Uri(uri(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back_as_they_were() {
        for it in ["/a/b.jsi", "/a b/ü#%41?.jsi", "C:/x/y.jsi"] {
            assert_eq!(path(&of(it)), it, "{}", of(it).0);
        }
    }

    #[test]
    fn addresses_are_read_however_they_are_written() {
        let read = |it: &str| path(&Uri(it.to_owned()));
        assert_eq!(read("file:///a/%C3%BC.jsi"), "/a/ü.jsi");
        assert_eq!(read("file://localhost/a/./b.jsi"), "/a/b.jsi");
        assert_eq!(read("file:///c%3A/x.jsi"), "c:/x.jsi");
        assert_eq!(read("untitled:Untitled-1"), "untitled:Untitled-1");
        assert_eq!(read("file:///100%.jsi"), "/100%.jsi");
        assert_eq!(of("untitled:Untitled-1").0, "untitled:Untitled-1");
    }
}
