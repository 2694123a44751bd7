//! Which parts of the platform are read.

/// What is read of the platform.
pub(in crate::import) struct Wanted<'w> {
    /// Whether an interface or namespace is wanted.
    pub(in crate::import) interface: &'w dyn Fn(&str) -> bool,
    /// Whether a member is wanted, by the name of its interface and its own.
    pub(in crate::import) member: &'w dyn Fn(&str, &str) -> bool,
    /// The documentation of a definition or member.
    pub(in crate::import) docs: &'w dyn Fn(&str, Option<&str>) -> Option<String>,
}
