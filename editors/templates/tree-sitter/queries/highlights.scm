; Colors of .jsi files. Later patterns take precedence.

(identifier) @variable

[
  "export"
  "callback"
  "interface"
  "class"
  "record"
  "enum"
  "type"
  "use"
  "from"
  "host"
  "globalThis"
  "extends"
  "as"
  "static"
  "readonly"
  "events"
] @keyword

(type_name (identifier) @type)
(use_name (identifier) @type)
(alias name: (identifier) @type)
(interface name: (identifier) @type)
(class name: (identifier) @type)
(record name: (identifier) @type)
(enum name: (identifier) @type)
(extends base: (identifier) @type)
(type_parameter (identifier) @type)

((type_name (identifier) @type.builtin)
  (#match? @type.builtin "^({{types|}})$"))
((extends base: (identifier) @type.builtin)
  (#match? @type.builtin "^Error$"))

(method name: (identifier) @function.method)
(property name: (identifier) @property)
(field name: (identifier) @property)
(parameter name: (identifier) @variable.parameter)
(function_parameter name: (identifier) @variable.parameter)
(index key: (identifier) @variable.parameter)
"constructor" @constructor
(enum_value name: (identifier) @constant)
(global (identifier) @variable)

(attribute "@" @attribute)
(attribute name: (identifier) @attribute)
(lint) @constant

(string) @string
(escape) @string.escape
(number) @number

(line_comment) @comment
(block_comment) @comment
((block_comment) @comment.documentation
  (#match? @comment.documentation "^/\\*\\*[^*/]"))
(doc) @comment.documentation
(file_doc) @comment.documentation

["{" "}" "(" ")" "[" "]" "<" ">"] @punctuation.bracket
["," ";" ":" "."] @punctuation.delimiter
["?" "|" "=" "=>" "..." (open)] @operator
