autocmd BufRead,BufNewFile *.jsi setfiletype jsi
