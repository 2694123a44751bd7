; For Helix: what is inside of these is indented.
[(body) (record) (enum) (events) (parameters) (use)] @indent
["}" ")"] @outdent
