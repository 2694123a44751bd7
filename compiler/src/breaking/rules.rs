//! The one table of rules: which change breaks whom. The reference page is made of it, `jsic explain` has a page for each code.

use jsi_idl::diagnostics::Code;

/// Whose code a change breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Rust that calls functions and makes, reads and matches values.
    RustCallers,
    /// Rust that implements traits: exports, callback interfaces, mocks and fakes.
    RustImplementers,
    /// JavaScript that calls exports, and objects that Rust implements.
    JavaScriptCallers,
    /// JavaScript that implements imports, and objects of callback interfaces.
    JavaScriptImplementers,
}

impl Audience {
    /// All, in the order of reports.
    pub const ALL: [Self; 4] = [
        Self::RustCallers,
        Self::RustImplementers,
        Self::JavaScriptCallers,
        Self::JavaScriptImplementers,
    ];

    /// Its name as an argument of the command.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RustCallers => "rust-callers",
            Self::RustImplementers => "rust-implementers",
            Self::JavaScriptCallers => "javascript-callers",
            Self::JavaScriptImplementers => "javascript-implementers",
        }
    }

    /// Its name in reports.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::RustCallers => "Rust callers",
            Self::RustImplementers => "Rust implementers",
            Self::JavaScriptCallers => "JavaScript callers",
            Self::JavaScriptImplementers => "JavaScript implementers",
        }
    }
}

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// Whom it can break.
    pub breaks: &'static [Audience],
    /// The change.
    pub change: &'static str,
}

macro_rules! rules {
    ($($name:ident = $code:ident [$($audience:ident),*] $change:literal,)*) => {
        $(#[doc = $change] pub(super) const $name: Code = Code::$code;)*

        /// Every rule, in the order of the codes.
        pub const RULES: &[Rule] = &[$(Rule {
            code: Code::$code,
            breaks: &[$(Audience::$audience),*],
            change: $change,
        }),*];
    };
}

rules! {
    ITEM_REMOVED = JSI0701 [RustCallers, RustImplementers, JavaScriptCallers]
        "an item was removed or renamed",
    ITEM_KIND = JSI0702 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "an item became another kind of item, or an import became an export",
    RUST_PATH = JSI0703 [RustCallers, RustImplementers]
        "an item moved to another file without a `use` in the first one",
    RUST_NAME = JSI0704 [RustCallers, RustImplementers]
        "the name in Rust changed",
    JS_NAME = JSI0705 [JavaScriptCallers, JavaScriptImplementers]
        "the name in JavaScript changed",
    SOURCE = JSI0706 [RustCallers, RustImplementers, JavaScriptImplementers]
        "`from` names another source",
    BASE = JSI0707 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "`extends` changed",
    TYPE_PARAMS = JSI0708 [RustCallers, RustImplementers]
        "type parameters or their bounds changed",
    MEMBER_REMOVED = JSI0711 [RustCallers, RustImplementers, JavaScriptCallers]
        "a member was removed or renamed",
    MEMBER_ADDED = JSI0712 [RustImplementers, JavaScriptImplementers]
        "a member was added that implementations must have",
    MEMBER_KIND = JSI0713 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "a member became another kind of member, or static",
    WRITABLE = JSI0714 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "a property or index became `readonly`, or is no longer",
    PRESENCE = JSI0715 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "a member became optional or required",
    INFALLIBLE = JSI0716 [RustCallers, RustImplementers]
        "`@infallible` was added or removed",
    PARAM_ADDED = JSI0721 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "a parameter was added",
    PARAM_REMOVED = JSI0722 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "a parameter was removed",
    PARAM_TYPE = JSI0723 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "the type or form of a parameter changed",
    PARAMS_SWAPPED = JSI0724 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "parameters of the same type changed places",
    RESULT = JSI0725 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "the result of a method changed",
    PROPERTY_TYPE = JSI0726 [RustCallers, RustImplementers, JavaScriptCallers, JavaScriptImplementers]
        "the type of a property, index or event changed",
    FIELD_ADDED = JSI0731 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "a field was added",
    FIELD_REMOVED = JSI0732 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "a field was removed or renamed",
    FIELD_TYPE = JSI0733 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "the type of a field changed, or whether it is optional",
    FIELD_ORDER = JSI0734 [RustCallers]
        "required fields of a record with `new` changed places",
    TRAITS = JSI0735 [RustCallers]
        "a type lost `Clone`, `PartialEq`, `Default` or `Copy`",
    VALUE_ADDED = JSI0741 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "a value was added to an enum",
    VALUE_REMOVED = JSI0742 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "a value was removed from an enum",
    VALUE_CHANGED = JSI0743 [JavaScriptCallers, JavaScriptImplementers]
        "a name of an enum of numbers has another value",
    OPENNESS = JSI0744 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "`...` of an enum was added or removed",
    UNION_ADDED = JSI0745 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "a member was added to a union",
    UNION_REMOVED = JSI0746 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "a member was removed from a union",
    UNION_TYPE = JSI0747 [RustCallers, JavaScriptCallers, JavaScriptImplementers]
        "the type of a member of a union changed",
}

/// The rule of a code; none of a code that is no rule.
#[must_use]
pub fn rule(code: Code) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}
