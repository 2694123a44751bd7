;;; jsi-words.el --- The words of .jsi files  -*- lexical-binding: t -*-

;;; Commentary:

;; What `jsi-mode' colours.

;;; Code:

(defconst jsi-words-items '("{{items" "}}")
  "What an item begins with.")

(defconst jsi-words-heads '("{{heads" "}}")
  "What else stands in the head of an item.")

(defconst jsi-words-members '("{{members" "}}")
  "What a member begins with.")

(defconst jsi-words-types '("{{types" "}}")
  "The types of the language.")

(defconst jsi-words-attributes '("{{attributes" "}}")
  "The attributes, without their @.")

(provide 'jsi-words)
;;; jsi-words.el ends here
