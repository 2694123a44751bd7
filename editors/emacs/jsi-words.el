;;; jsi-words.el --- The words of .jsi files  -*- lexical-binding: t -*-

;;; Commentary:

;; What `jsi-mode' colours.

;;; Code:

(defconst jsi-words-items '("export" "callback" "interface" "class" "record" "enum" "type" "use")
  "What an item begins with.")

(defconst jsi-words-heads '("from" "host" "globalThis" "extends" "as")
  "What else stands in the head of an item.")

(defconst jsi-words-members '("static" "readonly" "constructor" "events")
  "What a member begins with.")

(defconst jsi-words-types '("String" "Number" "Boolean" "bool" "Void" "Object" "Promise" "Array" "Record" "Map" "Set" "Iterable" "AsyncIterable" "Function" "Any" "Date" "Error" "Char" "char" "Symbol" "ArrayBuffer" "MemoryView" "BigInt" "This" "Class" "i8" "u8" "i16" "u16" "i32" "u32" "isize" "usize" "f32" "f64" "i64" "u64" "i128" "u128" "Uint8Array" "Uint8ClampedArray" "Int8Array" "Int16Array" "Uint16Array" "Int32Array" "Uint32Array" "Float32Array" "Float64Array" "BigInt64Array" "BigUint64Array")
  "The types of the language.")

(defconst jsi-words-attributes '("js" "rust" "deprecated" "infallible" "pinned" "readonly" "allow")
  "The attributes, without their @.")

(provide 'jsi-words)
;;; jsi-words.el ends here
