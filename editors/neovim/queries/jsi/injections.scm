([(doc) (file_doc)] @injection.content
  (#set! injection.language "markdown"))
