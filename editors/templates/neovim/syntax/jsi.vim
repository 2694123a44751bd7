" Colours of .jsi files in Vim and Neovim.
if exists('b:current_syntax')
  finish
endif

syntax case match
syntax match jsiItem /\v<%({{items|}})>\ze\s+[[:alpha:]_$"]/
syntax match jsiHead /\v<%({{heads|}})>\ze%(\s+["[:alpha:]_$]|\.)/
syntax match jsiMember /\v<%({{members|}})>\ze%(\s+[[:alpha:]_${]|\()/
syntax keyword jsiType {{types }}
syntax match jsiAttribute /\v\@%({{attributes|}})>/
syntax match jsiNumber /\v<\d[[:alnum:].]*/
syntax keyword jsiBoolean true false
syntax match jsiOperator /\v\=\>|\.\.\.|\?|\|/
syntax region jsiString start=/"/ skip=/\\./ end=/"/ oneline
syntax match jsiComment /\/\/.*/ contains=@Spell
syntax match jsiDoc /\/\/\%(\/\/\@!\|!\).*/ contains=@Spell
syntax region jsiComment start=+/\*+ end=+\*/+ contains=jsiComment,@Spell

" A member may be named like a type or a word of the language.
syntax match jsiName /\v<[[:alpha:]_$][[:alnum:]_$]*\ze\s*%(\??\s*%(\<[^;{}()]*\>\s*)?\(|\??\s*:)/ contains=jsiConstructor
syntax keyword jsiConstructor constructor contained

highlight default link jsiItem Keyword
highlight default link jsiHead Keyword
highlight default link jsiMember StorageClass
highlight default link jsiConstructor StorageClass
highlight default link jsiType Type
highlight default link jsiName Function
highlight default link jsiAttribute PreProc
highlight default link jsiBoolean Boolean
highlight default link jsiNumber Number
highlight default link jsiOperator Operator
highlight default link jsiString String
highlight default link jsiComment Comment
highlight default link jsiDoc SpecialComment

let b:current_syntax = 'jsi'
