;;; emacs.el --- What Emacs shows of a .jsi file  -*- lexical-binding: t -*-

;;; Commentary:

;; Run by Emacs in batch mode: opens JSI_FILE with Eglot, and says as JSON what Flymake shows and how the server lays the file out.
;; JSI_SERVER names the compiler, JSI_OUT the file to write to, JSI_WANTED how many diagnostics there will be.

;;; Code:

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)
(require 'jsi-mode)

(defconst tests-limit 60 "How many seconds something may take.")

(defun tests-until (seen)
  "Let processes speak until SEEN gives something, and give that."
  (let ((end (+ (float-time) tests-limit)) found)
    (while (and (not (setq found (funcall seen))) (< (float-time) end))
      (accept-process-output nil 0.05))
    found))

(defun tests-diagnostic (it)
  "The diagnostic IT as what becomes JSON."
  (save-excursion
    (goto-char (flymake-diagnostic-beg it))
    `((line . ,(line-number-at-pos))
      (byte . ,(- (position-bytes (point)) (position-bytes (line-beginning-position))))
      (text . ,(flymake-diagnostic-text it)))))

(defun tests-faces ()
  "The names of all faces in the buffer."
  (font-lock-ensure)
  (let (faces)
    (save-excursion
      (goto-char (point-min))
      (while (not (eobp))
        (let ((face (get-text-property (point) 'face)))
          (when face (cl-pushnew (format "%s" face) faces :test #'equal)))
        (forward-char)))
    faces))

(defun tests-indented ()
  "The text with every line indented anew, in a buffer of its own."
  (let ((text (buffer-string)))
    (with-temp-buffer
      (insert text)
      (let ((inhibit-message t))
        (jsi-mode)
        (indent-region (point-min) (point-max)))
      (buffer-string))))

(setq jsi-command (list (getenv "JSI_SERVER") "lsp")
      eglot-autoshutdown t
      eglot-sync-connect tests-limit
      make-backup-files nil)

(find-file (getenv "JSI_FILE"))
(let ((mode (symbol-name major-mode))
      (faces (tests-faces))
      (indented (tests-indented))
      (wanted (string-to-number (getenv "JSI_WANTED")))
      pushed diagnostics)
  (apply #'eglot--connect (eglot--guess-contact))
  (tests-until #'eglot-managed-p)
  (flymake-start nil)
  (setq pushed (tests-until (lambda () (= wanted (length (flymake-diagnostics))))))
  (setq diagnostics (mapcar #'tests-diagnostic (flymake-diagnostics)))
  (eglot-format-buffer)
  (let ((text (buffer-string)))
    (with-temp-file (getenv "JSI_OUT")
      (insert (json-encode
               `((pushed . ,(if pushed t :json-false))
                 (mode . ,mode)
                 (faces . ,(vconcat faces))
                 (indented . ,indented)
                 (diagnostics . ,(vconcat diagnostics))
                 (text . ,text))))))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

;;; emacs.el ends here
