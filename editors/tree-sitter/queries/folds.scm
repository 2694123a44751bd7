[(body) (record) (enum) (events) (block_comment)] @fold
