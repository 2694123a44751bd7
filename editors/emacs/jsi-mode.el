;;; jsi-mode.el --- Major mode for .jsi interfaces, with their language server  -*- lexical-binding: t -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages

;;; Commentary:

;; Interfaces between Rust and JavaScript: colours, indentation, and `jsic lsp' for Eglot and lsp-mode.
;; (add-hook 'jsi-mode-hook #'eglot-ensure) starts the server by itself.

;;; Code:

(require 'jsi-words)

(defgroup jsi nil
  "Interfaces between Rust and JavaScript."
  :group 'languages)

(defcustom jsi-command '("jsic" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom jsi-indent 4
  "How far the members of an item stand to the right."
  :type 'integer
  :safe #'integerp)

(defvar jsi-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124" table)
    (modify-syntax-entry ?* ". 23bn" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?$ "_" table)
    (modify-syntax-entry ?< "." table)
    (modify-syntax-entry ?> "." table)
    (modify-syntax-entry ?@ "." table)
    table)
  "What characters are in `jsi-mode'.")

(defconst jsi-mode-font-lock
  (let ((name "[[:alpha:]_$][[:alnum:]_$]*"))
    (list
     (list (concat "@" (regexp-opt jsi-words-attributes 'symbols)) 0 'font-lock-preprocessor-face)
     (list (concat (regexp-opt jsi-words-items 'symbols) "[ \t]+\\(" name "\\)")
           '(1 font-lock-keyword-face) '(2 font-lock-type-face))
     (list (concat "\\_<\\(callback\\)[ \t]+\\(interface\\)[ \t]+\\(" name "\\)")
           '(1 font-lock-keyword-face t) '(2 font-lock-keyword-face t) '(3 font-lock-type-face t))
     (list (concat "^[ \t]*\\(use\\)[ \t]*\"") 1 'font-lock-keyword-face)
     (list "\\_<\\(export\\)[ \t]+\\(interface\\|class\\)\\_>"
           '(1 font-lock-keyword-face t) '(2 font-lock-keyword-face t))
     (list (concat (regexp-opt jsi-words-heads 'symbols) "\\(?:[ \t]+[\"[:alpha:]_$]\\|\\.\\)")
           1 'font-lock-keyword-face)
     (list (concat (regexp-opt jsi-words-members 'symbols) "\\(?:[ \t]+[[:alpha:]_${]\\|(\\)")
           1 'font-lock-keyword-face)
     (list (concat "\\_<\\(" name "\\)\\??[ \t]*\\(?:<[^;{}()]*>[ \t]*\\)?(") 1 'font-lock-function-name-face)
     (list (concat "\\_<\\(" name "\\)\\??[ \t]*:") 1 'font-lock-variable-name-face)
     (list (regexp-opt '("true" "false") 'symbols) 0 'font-lock-constant-face)
     (list (regexp-opt jsi-words-types 'symbols) 0 'font-lock-type-face)))
  "What is coloured in `jsi-mode'.")

(defun jsi-mode-indent-line ()
  "Indent the line by how many brackets are open before it."
  (interactive)
  (let* ((depth (save-excursion (beginning-of-line) (car (syntax-ppss))))
         (closes (save-excursion (back-to-indentation) (looking-at-p "[])}]")))
         (column (* jsi-indent (max 0 (if closes (1- depth) depth)))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;;;###autoload
(define-derived-mode jsi-mode prog-mode "JSI"
  "Major mode for interfaces between Rust and JavaScript."
  (setq-local comment-start "// "
              comment-end ""
              comment-start-skip "\\(?://[/!]?\\|/\\*+\\)[ \t]*"
              indent-tabs-mode nil
              indent-line-function #'jsi-mode-indent-line
              font-lock-defaults (list jsi-mode-font-lock)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.jsi\\'" . jsi-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'jsi-mode (lambda (&rest _) jsi-command))))

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")
(defvar lsp-language-id-configuration)
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(jsi-mode . "jsi"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () jsi-command))
                    :activation-fn (lsp-activate-on "jsi")
                    :server-id 'jsic)))

(provide 'jsi-mode)
;;; jsi-mode.el ends here
