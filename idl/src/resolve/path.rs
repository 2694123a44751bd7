//! Paths of source files as text: joined and normalised with `/` between the parts, on every system alike.

/// Whether a module specifier or `use` path is relative to the file that contains it.
#[must_use]
pub fn is_relative(path: &str) -> bool {
    path.starts_with("./") || path.starts_with("../")
}

/// Removes `.`, `..` and doubled `/` from a path. Leading `..` of a relative path are kept.
#[must_use]
pub fn normalize(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            // nothing lies above the root of an absolute path
            ".." if absolute => {}
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if absolute {
        format!("/{joined}")
    } else {
        joined
    }
}

/// The file that `path`, written in the file `from`, means.
#[must_use]
pub fn join(from: &str, path: &str) -> String {
    match from.rfind('/') {
        Some(end) if !path.starts_with('/') => {
            normalize(&format!("{}/{path}", from.get(..end).unwrap_or_default()))
        }
        _ => normalize(path),
    }
}

/// How a file is named from another one.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = |parts: &[&str]| parts.len().saturating_sub(1);
    let most = folders(&from).min(folders(&to));
    let pairs = from.iter().zip(&to).take(most);
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let up = folders(&from) - shared;
    let mut path = if up == 0 {
        "./".to_owned()
    } else {
        "../".repeat(up)
    };
    path.push_str(&to.get(shared..).unwrap_or_default().join("/"));
    path
}

/// Whether a normalised path lies in the normalised folder `root`.
#[must_use]
pub fn is_below(path: &str, root: &str) -> bool {
    if root.is_empty() {
        return !path.starts_with('/') && path != ".." && !path.starts_with("../");
    }
    let rest = path.strip_prefix(root);
    rest.is_some_and(|rest| rest.starts_with('/') || root.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file_they_stand_in() {
        assert_eq!(join("a/b.jsi", "./c.jsi"), "a/c.jsi");
        assert_eq!(join("a/b.jsi", "../c.jsi"), "c.jsi");
        assert_eq!(join("b.jsi", "../../c.jsi"), "../../c.jsi");
        assert_eq!(join("../b.jsi", "../c.jsi"), "../../c.jsi");
        assert_eq!(join("/a/b.jsi", "../../../c.jsi"), "/c.jsi");
        assert_eq!(join("/a.jsi", "./c.jsi"), "/c.jsi");
        assert_eq!(join("a/b.jsi", "/c.jsi"), "/c.jsi");
        assert_eq!(join("C:/a/b.jsi", "./x//./y.js"), "C:/a/x/y.js");
    }

    #[test]
    fn a_folder_holds_only_what_is_in_it() {
        assert!(is_below("/p/src/x.js", "/p"));
        assert!(!is_below("/pq/x.js", "/p"));
        assert!(!is_below("/x.js", "/p"));
        assert!(is_below("/x.js", "/"));
        assert!(is_below("src/x.js", ""));
        assert!(!is_below("../x.js", ""));
        assert!(is_below("..x.js", ""));
    }

    #[test]
    fn files_are_named_from_each_other() {
        assert_eq!(relative("/a/b.jsi", "/a/c.jsi"), "./c.jsi");
        assert_eq!(relative("/a/b.jsi", "/a/x/c.jsi"), "./x/c.jsi");
        assert_eq!(relative("/a/x/b.jsi", "/a/c.jsi"), "../c.jsi");
        assert_eq!(relative("b.jsi", "c.jsi"), "./c.jsi");
    }
}
