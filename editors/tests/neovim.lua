-- Run by headless Neovim with a file open: prints as JSON what its client of the language server shows, and writes the
-- formatted file. JSI_OUT names the file to write to, JSI_WANTED how many diagnostics there will be.
local limit = 60000
local wanted = tonumber(vim.env.JSI_WANTED)
local pushed = vim.wait(limit, function()
  return not vim.tbl_isempty(vim.lsp.buf_get_clients(0)) and #vim.diagnostic.get(0) == wanted
end, 20)
local diagnostics = {}
for _, it in ipairs(vim.diagnostic.get(0)) do
  local code = it.code or it.user_data and it.user_data.lsp and it.user_data.lsp.code
  -- Columns are bytes here.
  table.insert(diagnostics, { line = it.lnum + 1, byte = it.col, code = code, source = it.source })
end
local colours = {}
for line = 1, vim.fn.line("$") do
  for column = 1, vim.fn.col({ line, "$" }) - 1 do
    colours[vim.fn.synIDattr(vim.fn.synID(line, column, true), "name")] = true
  end
end
-- What the tree-sitter grammar marks, where its parser was built.
local marks = {}
local active = vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil
if active then
  local get = vim.treesitter.query and vim.treesitter.query.get or vim.treesitter.get_query
  local query = get("jsi", "highlights")
  local root = vim.treesitter.get_parser(0, "jsi"):parse()[1]:root()
  for id, node in query:iter_captures(root, 0, 0, -1) do
    local row, column, _, last = node:range()
    local line = vim.api.nvim_buf_get_lines(0, row, row + 1, true)[1]
    local mark = query.captures[id]
    marks[mark] = line:sub(column + 1, last)
  end
end
if vim.lsp.buf.format then
  vim.lsp.buf.format({ timeout_ms = limit })
else
  vim.lsp.buf.formatting_sync(nil, limit)
end
local file = assert(io.open(vim.env.JSI_OUT, "w"))
file:write(vim.json.encode({
  pushed = pushed,
  filetype = vim.bo.filetype,
  indent = vim.bo.shiftwidth,
  clients = vim.tbl_count(vim.lsp.buf_get_clients(0)),
  diagnostics = diagnostics,
  colours = vim.tbl_keys(colours),
  highlighter = active,
  marks = marks,
  text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n",
}))
file:close()
vim.cmd("qall!")
