" Editing .jsi files: comments, indentation, and in Neovim the language server.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=s1:/*,mb:*,ex:*/,:///,://!,:// commentstring=//\ %s formatoptions-=t formatoptions+=croql
setlocal expandtab shiftwidth=4 softtabstop=4 smartindent
let b:undo_ftplugin = 'setlocal comments< commentstring< formatoptions< expandtab< shiftwidth< softtabstop< smartindent<'

if has('nvim') && get(g:, 'jsi_tree_sitter', 1)
  lua require('jsi').highlight()
endif
if has('nvim') && get(g:, 'jsi_server', 1)
  lua require('jsi').start()
endif
