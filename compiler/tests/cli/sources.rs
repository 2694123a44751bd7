//! Which files of a request are read: the process tests cover the common cases; these tests change files on the disk.

use std::fs;

use jsi_idl::resolve::Loader;
use jsic::sources::{STDIN, Sources};

#[test]
fn paths_stay_as_given_and_are_found_normalised() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    fs::write(format!("{folder}/a.jsi"), "record A { }").unwrap();
    let given = format!("{folder}/./a.jsi");
    let sources = Sources::read(std::slice::from_ref(&given));
    assert_eq!(sources.roots, [given]);
    assert_eq!(
        sources.read(&format!("{folder}/a.jsi")).unwrap(),
        b"record A { }"
    );
    assert!(sources.exists(&format!("{folder}/a.jsi")) && !sources.exists(folder));
    assert!(!sources.exists(STDIN));
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("sub")).unwrap();
    fs::write(root.join("sub/a.jsi"), "").unwrap();
    std::os::unix::fs::symlink(root, root.join("sub/loop")).unwrap();
    let sources = Sources::read(&[root.to_str().unwrap().to_owned()]);
    assert_eq!(sources.roots.len(), 1, "{:?}", sources.roots);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_a_problem_of_its_own() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder
            .path()
            .join(std::ffi::OsStr::from_bytes(b"caf\xe9.jsi")),
        "",
    )
    .unwrap();
    fs::write(folder.path().join("tea.jsi"), "").unwrap();
    let sources = Sources::read(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!((sources.roots.len(), sources.problems.len()), (1, 1));
    assert!(
        sources.problems[0].to_string().contains("not UTF-8"),
        "{}",
        sources.problems[0]
    );
}
