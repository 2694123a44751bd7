// a file beside the cases
