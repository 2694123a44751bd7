// The grammar of `.jsi` files for editors that highlight with tree-sitter. The parser of `jsic` is another one
// (idl/src/syntax/grammar.pest), which also reads what people get wrong; tests compare the two on every valid file.

/** @param {Rule} rule */
const list = (rule) => optional(seq(rule, repeat(seq(",", rule)), optional(",")));

module.exports = grammar({
  name: "jsi",

  extras: ($) => [/[\s\uFEFF\u00A0\u200B\u2060\u00AD]/, $.file_doc, $.doc, $.line_comment, $.block_comment],

  // Block comments nest.
  externals: ($) => [$.block_comment],

  word: ($) => $.identifier,

  conflicts: ($) => [
    // `@a (b: T): R;` is a call signature with an attribute, `@a(b) c: T;` a property.
    [$.attribute],
    // `events(…)` begins events or a method, and `constructor(…)` a constructor or a static method.
    [$.events, $._name],
    [$.constructor, $._name],
    // Modifiers are also names.
    [$._static, $._name],
    [$._readonly, $._name],
    // `name?: T` and `T?` in a function type.
    [$.function_parameter, $.type_name],
  ],

  rules: {
    source_file: ($) => repeat($._item),

    file_doc: () => token(prec(2, seq("//!", /[^\n]*/))),
    doc: () => token(prec(2, choice(seq("///", /[^/\n][^\n]*/), "///"))),
    line_comment: () => token(choice(prec(3, seq("////", /[^\n]*/)), prec(1, seq("//", /[^\n]*/)))),

    identifier: () => /[\p{XID_Start}$_][\p{XID_Continue}$\u200C\u200D]*/u,
    string: ($) => seq('"', repeat(choice($.escape, token.immediate(prec(1, /[^"\\\n]+/)))), token.immediate('"')),
    escape: () => token.immediate(/\\[^\n]/),
    number: () => /[+-]?[0-9][0-9A-Za-z_]*(\.[0-9][0-9A-Za-z_]*)?/,

    _item: ($) => choice($.use, $.alias, $.interface, $.class, $.record, $.enum),

    use: ($) => seq(repeat($.attribute), optional("export"), "use", field("path", $.string), "{", list($.use_name), "}", ";"),
    use_name: ($) => seq(field("name", $.identifier), optional(seq("as", field("local", $.identifier))), optional($.use_members)),
    use_members: ($) => seq("{", list(choice($.identifier, $.string)), "}"),

    alias: ($) =>
      seq(
        repeat($.attribute),
        optional("export"),
        "type",
        field("name", $.identifier),
        optional($.type_parameters),
        "=",
        field("type", $._member_type),
        ";",
      ),
    _member_type: ($) =>
      seq(optional("|"), choice($._operand, alias($.member_union, $.union), seq(repeat1($.attribute), $._operand))),
    member_union: ($) => seq(repeat($.attribute), $._operand, repeat1(seq("|", repeat($.attribute), $._operand))),

    interface: ($) =>
      seq(repeat($.attribute), optional(choice("export", "callback")), "interface", field("name", $.identifier), $._container),
    class: ($) => seq(repeat($.attribute), optional("export"), "class", field("name", $.identifier), $._container),
    _container: ($) => seq(optional($.type_parameters), repeat(choice($.extends, $.from)), choice(field("body", $.body), ";")),
    extends: ($) => seq("extends", field("base", $.identifier), optional($.type_arguments)),
    from: ($) => seq("from", choice(field("module", $.string), $.host, $.global)),
    host: ($) => seq("host", $.string),
    global: ($) => seq("globalThis", repeat(seq(".", $.identifier))),
    type_parameters: ($) => seq("<", list($.type_parameter), ">"),
    type_parameter: ($) => seq(field("name", $.identifier), optional(seq("extends", field("bound", $.identifier)))),

    body: ($) => seq("{", repeat($._member), "}"),
    _member: ($) => choice($.constructor, $.method, $.property, $.call, $.index, $.events),
    _static: () => "static",
    _readonly: () => "readonly",
    _name: ($) => choice($.identifier, alias(choice("static", "readonly", "constructor", "events"), $.identifier)),
    constructor: ($) => seq(repeat($.attribute), "constructor", $.parameters, ";"),
    method: ($) =>
      seq(
        repeat($.attribute),
        optional($._static),
        field("name", $._name),
        optional($.type_parameters),
        optional("?"),
        $.parameters,
        optional(seq(":", field("result", $._type))),
        ";",
      ),
    property: ($) =>
      seq(
        repeat($.attribute),
        optional(choice($._static, $._readonly, seq($._static, $._readonly), seq($._readonly, $._static))),
        field("name", $._name),
        optional("?"),
        ":",
        field("type", $._type),
        ";",
      ),
    call: ($) => seq(repeat($.attribute), $.parameters, ":", field("result", $._type), ";"),
    index: ($) =>
      seq(
        repeat($.attribute),
        optional($._readonly),
        "[",
        field("key", $.identifier),
        ":",
        $._type,
        "]",
        ":",
        field("type", $._type),
        ";",
      ),
    events: ($) => seq(repeat($.attribute), "events", optional($.parameters), "{", repeat($.event), "}", optional(";")),
    event: ($) => seq(repeat($.attribute), field("name", $.string), ":", choice($._type, $.parameters), ";"),
    parameters: ($) => seq("(", list($.parameter), ")"),
    parameter: ($) =>
      seq(repeat($.attribute), optional("..."), field("name", $.identifier), optional("?"), ":", field("type", $._type)),

    record: ($) =>
      seq(
        repeat($.attribute),
        optional("export"),
        "record",
        field("name", $.identifier),
        optional($.type_parameters),
        optional($.extends),
        "{",
        repeat($.field),
        "}",
      ),
    field: ($) => seq(repeat($.attribute), field("name", $.identifier), optional("?"), ":", field("type", $._type), ";"),

    enum: ($) => seq(repeat($.attribute), optional("export"), "enum", field("name", $.identifier), "{", list($._value), "}"),
    _value: ($) => choice($.enum_value, $.open),
    enum_value: ($) => seq(repeat($.attribute), choice(field("name", $.identifier), $.string), optional(seq("=", $.number))),
    open: () => "...",

    attribute: ($) => seq("@", field("name", $.identifier), optional($.attribute_arguments)),
    attribute_arguments: ($) => seq("(", list(choice($.string, $.lint)), ")"),
    lint: ($) => seq($.identifier, repeat(token.immediate(/-[\p{XID_Continue}$]+/u))),

    _type: ($) => choice($._operand, $.union),
    union: ($) => seq($._operand, repeat1(seq("|", $._operand))),
    _operand: ($) => choice($._plain, $.nullable),
    nullable: ($) => seq($._operand, "?"),
    _plain: ($) => choice($.type_name, $.generic_type, $.tuple, $.string, $.number),
    type_name: ($) => $.identifier,
    generic_type: ($) => seq(field("name", $.type_name), $.type_arguments),
    type_arguments: ($) => seq("<", list(choice($._type, $.function_type)), ">"),
    tuple: ($) => seq("[", list($._type), "]"),
    function_type: ($) => seq("(", list($.function_parameter), ")", "=>", field("result", choice($._type, $.function_type))),
    function_parameter: ($) => seq(optional("..."), optional(seq(field("name", $.identifier), optional("?"), ":")), $._type),
  },
});
