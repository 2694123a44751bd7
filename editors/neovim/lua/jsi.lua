-- The language server of .jsi files in Neovim, 0.7 or newer, without other plugins.
-- `vim.g.jsi_command` sets the command of the server, for example { "/path/to/jsic", "lsp" }.
local M = {}

-- The root of a project is the nearest folder with one of these files.
local marks = { "jsic.toml", "Cargo.toml", "package.json", ".git" }

local function root(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:h")
  local above = folder
  while true do
    for _, mark in ipairs(marks) do
      if vim.loop.fs_stat(above .. "/" .. mark) then
        return above
      end
    end
    local next = vim.fn.fnamemodify(above, ":h")
    if next == above then
      return folder
    end
    above = next
  end
end

local clients = {}

-- Starts the server for this buffer, or attaches the buffer to the running server of its project.
function M.start()
  local buffer = vim.api.nvim_get_current_buf()
  local config = { name = "jsi", cmd = vim.g.jsi_command or { "jsic", "lsp" }, root_dir = root(buffer) }
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  -- Before 0.8 there is no function for both.
  local id = clients[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
  return id
end

-- Highlights this buffer by the tree-sitter grammar, if its parser is in a folder `parser` of the runtimepath.
function M.highlight()
  if #vim.api.nvim_get_runtime_file("parser/jsi.so", false) == 0 then
    return false
  end
  local buffer = vim.api.nvim_get_current_buf()
  if vim.treesitter.start then
    return pcall(vim.treesitter.start, buffer, "jsi")
  end
  -- Before 0.9 there is no function for it.
  local found, parser = pcall(vim.treesitter.get_parser, buffer, "jsi")
  return found and pcall(vim.treesitter.highlighter.new, parser)
end

return M
