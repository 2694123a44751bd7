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
  (#match? @type.builtin "^(String|Number|Boolean|bool|Void|Object|Promise|Array|Record|Map|Set|Iterable|AsyncIterable|Function|Any|Date|Error|Char|char|Symbol|ArrayBuffer|MemoryView|BigInt|This|Class|i8|u8|i16|u16|i32|u32|isize|usize|f32|f64|i64|u64|i128|u128|Uint8Array|Uint8ClampedArray|Int8Array|Int16Array|Uint16Array|Int32Array|Uint32Array|Float32Array|Float64Array|BigInt64Array|BigUint64Array)$"))
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
