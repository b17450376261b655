// dialect: no — the source of program.ts, read by generateProgram.ts alone
/**
 * The grammar that finds CPython's message for a source that does not parse: its rules in their order, error rules among them.
 * `generateProgram.ts` turns it into the tables of `program.ts`; `machine.ts` runs them.
 *
 * Order and lookahead matter here, not only the language: which message wins, and how far tokens were read when it was found, follow
 * from the order in which CPython tries alternatives. The trees are only what the messages need.
 *
 * Notation. `rule flags:` then alternatives, each begun by `|`. Within one:
 *   'x'  "x"          a keyword or operator; a soft keyword
 *   NAME NEWLINE …    a token
 *   x? x* x+ s.x+     optional, repeated, repeated with separators
 *   (x | y)           a choice
 *   &x !x ~           lookahead, negative lookahead, no other alternative from here on
 *   &&'x'             the token, or the error "expected 'x'"
 *   a=x  a+=x         names a value; adds it to a list
 * and behind `=>` the value: a name, `Kind(children)` with `...list`, or an error:
 *   raise at(a), range(a, b), from(a)   placed at a value, from one to another, from a value to where reading stopped
 *   raise here, next                    placed at the last token read, at the current one
 *   raise indent(a)                     an IndentationError, placed like `here`
 *   target(kind, a)                     "cannot assign to …" or "cannot delete …" if part of `a` is no target
 *   call name(a, b)                     see actions.ts
 * In messages, %e is the first value's kind of expression, %l its line, %t its text.
 * An error that turns out not to apply makes its whole rule fail, as in CPython.
 *
 * Flags: `memo` remembers results whether or not error rules are on, as CPython's (memo); `cache` remembers them apart; `left` is left
 * recursive; `quiet` switches error rules off inside; `prune` forgets what it remembered, once it succeeds. An alternative that is
 * a single rule `bad…` counts only while error rules are on; within a longer one, such a rule is always tried (CPython's way, which shows).
 */
export const grammarText = `
file: | statements? ENDMARKER
eval: | expressions NEWLINE* ENDMARKER
interactive:
  | compound NEWLINE
  | simpleLine
  | NEWLINE

statements: | statement+
statement prune:
  | compound
  | simpleLine
simpleLine:
  | simple !';' NEWLINE
  | ';'.simple+ ';'? NEWLINE
simple memo:
  | assignment
  | &"type" typeAlias
  | starExpressions
  | &'return' 'return' starExpressions?
  | &('import' | 'from') importStatement
  | &'raise' raise
  | &'pass' passStatement
  | &'del' del
  | &'yield' yieldExpression
  | &'assert' 'assert' expression (',' expression)?
  | &'break' breakStatement
  | &'continue' continueStatement
  | &'global' 'global' ','.NAME+
  | &'nonlocal' 'nonlocal' ','.NAME+
compound:
  | &('def' | '@' | 'async') function
  | &'if' ifStatement
  | &('class' | '@') class
  | &('with' | 'async') with
  | &('for' | 'async') for
  | &'try' try
  | &'while' while
  | match

passStatement: | a='pass' => Other
breakStatement: | 'break' => Other
continueStatement: | 'continue' => Other

assignment:
  | NAME ':' expression ('=' annotatedRight)?
  | ('(' singleTarget ')' | singleAttributeTarget) ':' expression ('=' annotatedRight)?
  | (starTargets '=')+ annotatedRight !'='
  | singleTarget augmented ~ annotatedRight
  | badAssignment
annotatedRight:
  | yieldExpression
  | starExpressions
augmented:
  | '+='
  | '-='
  | '*='
  | '@='
  | '/='
  | '%='
  | '&='
  | '|='
  | '^='
  | '<<='
  | '>>='
  | '**='
  | '//='

raise:
  | 'raise' expression 'from' expression
  | 'raise' expression
  | 'raise'
del:
  | 'del' delTargets &(';' | NEWLINE)
  | badDel

importStatement:
  | badImport
  | 'import' ','.dottedAsName+
  | importFrom
importFrom:
  | 'from' ('.' | '...')* dottedName 'import' importTargets
  | 'from' ('.' | '...')+ 'import' importTargets
importTargets:
  | '(' importNames ','? ')'
  | importNames !','
  | '*'
  | badImportTargets
importNames: | ','.importName+
importName:
  | badImportName
  | NAME ('as' NAME)?
dottedAsName:
  | badDottedAsName
  | dottedName ('as' NAME)?
dottedName left:
  | dottedName '.' NAME
  | NAME

block memo:
  | NEWLINE INDENT statements DEDENT
  | simpleLine
  | badBlock
decorators: | ('@' namedExpression NEWLINE)+
class:
  | decorators classRaw
  | classRaw
classRaw:
  | badClass
  | 'class' NAME typeParams? ('(' arguments? ')')? ':' block
function:
  | decorators functionRaw
  | functionRaw
functionRaw:
  | badFunction
  | 'def' NAME typeParams? '(' params? ')' ('->' expression)? ':' block
  | 'async' 'def' NAME typeParams? '(' params? ')' ('->' expression)? ':' block

params:
  | badParams
  | parameters
parameters:
  | slashNoDefault paramNoDefault* paramWithDefault* starEtc?
  | slashWithDefault paramWithDefault* starEtc?
  | paramNoDefault+ paramWithDefault* starEtc?
  | paramWithDefault+ starEtc?
  | starEtc
slashNoDefault:
  | paramNoDefault+ '/' ','
  | paramNoDefault+ '/' &')'
slashWithDefault:
  | paramNoDefault* paramWithDefault+ '/' ','
  | paramNoDefault* paramWithDefault+ '/' &')'
starEtc:
  | badStarEtc
  | '*' paramNoDefault paramMaybeDefault* kwds?
  | '*' paramNoDefaultStar paramMaybeDefault* kwds?
  | '*' ',' paramMaybeDefault+ kwds?
  | kwds
kwds:
  | badKwds
  | '**' paramNoDefault
paramNoDefault cache:
  | a=param ',' => a
  | a=param &')' => a
paramNoDefaultStar:
  | paramStar ','
  | paramStar &')'
paramWithDefault cache:
  | param default ','
  | param default &')'
paramMaybeDefault cache:
  | param default? ','
  | param default? &')'
param cache: | NAME annotation? => Other
paramStar: | NAME ':' starExpression => Other
annotation: | ':' expression
default:
  | '=' a=expression => a
  | badDefault

ifStatement:
  | badIf
  | 'if' namedExpression ':' block elif
  | 'if' namedExpression ':' block else?
elif:
  | badElif
  | 'elif' namedExpression ':' block elif
  | 'elif' namedExpression ':' block else?
else:
  | badElse
  | 'else' &&':' block
while:
  | badWhile
  | 'while' namedExpression ':' block else?
for:
  | badFor
  | 'for' starTargets 'in' ~ starExpressions ':' block else?
  | 'async' 'for' starTargets 'in' ~ starExpressions ':' block else?
  | badForTarget

with:
  | badWithIndent
  | 'with' '(' ','.withItem+ ','? ')' ':' block
  | 'with' ','.withItem+ ':' block
  | 'async' 'with' '(' ','.withItem+ ','? ')' ':' block
  | 'async' 'with' ','.withItem+ ':' block
  | badWith
withItem:
  | expression 'as' starTarget &(',' | ')' | ':')
  | badWithItem
  | expression

try:
  | badTry
  | 'try' &&':' block finally
  | 'try' &&':' block except+ else? finally?
  | 'try' &&':' block exceptStar+ else? finally?
except:
  | badExceptIndent
  | 'except' expression ':' block
  | 'except' expression 'as' NAME ':' block
  | 'except' expressions ':' block
  | 'except' ':' block
  | badExcept
exceptStar:
  | badExceptStarIndent
  | 'except' '*' expression ':' block
  | 'except' '*' expression 'as' NAME ':' block
  | 'except' '*' expressions ':' block
  | badExceptStar
finally:
  | badFinally
  | 'finally' &&':' block

match:
  | "match" subject ':' NEWLINE INDENT case+ DEDENT
  | badMatch
subject:
  | starNamedExpression ',' starNamedExpressions?
  | namedExpression
case:
  | badCase
  | "case" patterns guard? ':' block
guard: | 'if' namedExpression
patterns:
  | openSequencePattern => Other
  | pattern
pattern cache:
  | asPattern
  | orPattern
asPattern:
  | orPattern 'as' captureTarget => Other
  | badAsPattern
orPattern cache: | '|'.closedPattern+ => Other
closedPattern memo:
  | literalPattern
  | capturePattern
  | wildcardPattern
  | valuePattern
  | groupPattern
  | sequencePattern
  | mappingPattern
  | classPattern
literalPattern:
  | signedNumber !('+' | '-')
  | complexNumber
  | strings
  | 'None'
  | 'True'
  | 'False'
literalKey:
  | signedNumber !('+' | '-')
  | complexNumber
  | &(STRING | FSTRING_START | TSTRING_START) strings
  | 'None'
  | 'True'
  | 'False'
complexNumber:
  | signedNumber '+' NUMBER
  | signedNumber '-' NUMBER
signedNumber:
  | NUMBER
  | '-' NUMBER
capturePattern: | captureTarget
captureTarget: | !"_" NAME !('.' | '(' | '=')
wildcardPattern: | "_"
valuePattern: | attr !('.' | '(' | '=')
attr left: | nameOrAttr '.' NAME
nameOrAttr:
  | attr
  | NAME
groupPattern: | '(' a=pattern ')' => a
sequencePattern:
  | '[' maybeSequencePattern? ']' => Other
  | '(' openSequencePattern? ')' => Other
openSequencePattern: | maybeStarPattern ',' maybeSequencePattern?
maybeSequencePattern: | ','.maybeStarPattern+ ','?
maybeStarPattern cache:
  | starPattern
  | pattern
starPattern memo:
  | '*' captureTarget
  | '*' wildcardPattern
mappingPattern:
  | '{' '}'
  | '{' doubleStarPattern ','? '}'
  | '{' itemsPattern ',' doubleStarPattern ','? '}'
  | '{' itemsPattern ','? '}'
itemsPattern: | ','.keyValuePattern+
keyValuePattern: | (literalKey | attr) ':' pattern
doubleStarPattern: | '**' captureTarget
classPattern:
  | nameOrAttr '(' ')'
  | nameOrAttr '(' positionalPatterns ','? ')'
  | nameOrAttr '(' keywordPatterns ','? ')'
  | nameOrAttr '(' positionalPatterns ',' keywordPatterns ','? ')'
  | badClassPattern
positionalPatterns cache: | a=','.pattern+ => Sequence(...a)
keywordPatterns cache: | ','.keywordPattern+
keywordPattern: | NAME '=' pattern

typeAlias: | "type" NAME typeParams? '=' expression
typeParams:
  | badTypeParams
  | '[' ','.typeParam+ ','? ']'
typeParam memo:
  | NAME (':' expression)? ('=' expression)?
  | badTypeParam
  | '*' NAME ('=' starExpression)?
  | '**' NAME ('=' expression)?

expressions:
  | a=expression (',' b+=expression)+ ','? => Tuple(a, ...b)
  | a=expression ',' => Tuple(a)
  | expression
expression memo:
  | badExpression
  | badLegacy
  | disjunction 'if' disjunction 'else' expression => IfExp
  | disjunction
  | lambda
yieldExpression:
  | 'yield' 'from' expression => YieldFrom
  | 'yield' starExpressions? => Yield
starExpressions:
  | a=starExpression (',' b+=starExpression)+ ','? => Tuple(a, ...b)
  | a=starExpression ',' => Tuple(a)
  | starExpression
starExpression memo:
  | '*' a=bitwiseOr => Starred(a)
  | expression
starNamedExpressions cache: | a=','.starNamedExpression+ ','? => Sequence(...a)
starNamedExpression cache:
  | '*' a=bitwiseOr => Starred(a)
  | namedExpression
assignmentExpression: | NAME ':=' ~ expression => NamedExpr
namedExpression cache:
  | assignmentExpression
  | badNamedExpression
  | a=expression !':=' => a
disjunction memo:
  | conjunction ('or' conjunction)+ => BoolOp
  | conjunction
conjunction memo:
  | inversion ('and' inversion)+ => BoolOp
  | inversion
inversion memo:
  | 'not' inversion => UnaryOp
  | comparison
comparison cache:
  | a=bitwiseOr b=comparisonPair comparisonPair* => Compare(a, b)
  | bitwiseOr
comparisonPair:
  | '==' bitwiseOr
  | '!=' bitwiseOr
  | '<=' bitwiseOr
  | '<' bitwiseOr
  | '>=' bitwiseOr
  | '>' bitwiseOr
  | 'not' 'in' bitwiseOr
  | 'in' bitwiseOr => Comprehension
  | 'is' 'not' bitwiseOr
  | 'is' bitwiseOr
bitwiseOr left:
  | bitwiseOr '|' bitwiseXor => BinOp
  | bitwiseXor
bitwiseXor left:
  | bitwiseXor '^' bitwiseAnd => BinOp
  | bitwiseAnd
bitwiseAnd left:
  | bitwiseAnd '&' shift => BinOp
  | shift
shift left:
  | shift '<<' sum => BinOp
  | shift '>>' sum => BinOp
  | badArithmetic
  | sum
sum left:
  | sum '+' term => BinOp
  | sum '-' term => BinOp
  | term
term left:
  | term '*' factor => BinOp
  | term '/' factor => BinOp
  | term '//' factor => BinOp
  | term '%' factor => BinOp
  | term '@' factor => BinOp
  | badFactor
  | factor
factor memo:
  | '+' factor => UnaryOp
  | '-' factor => UnaryOp
  | '~' factor => UnaryOp
  | power
power:
  | awaitPrimary '**' factor => BinOp
  | awaitPrimary
awaitPrimary memo:
  | 'await' primary => Await
  | primary
primary left:
  | primary '.' NAME => Attribute
  | primary generator => Call
  | primary '(' arguments? ')' => Call
  | primary '[' slices ']' => Subscript
  | atom
slices:
  | a=slice !',' => a
  | ','.(slice | starredExpression)+ ','? => Tuple
slice cache:
  | expression? ':' expression? (':' expression?)?
  | namedExpression
atom cache:
  | NAME => Name
  | 'True' => Constant
  | 'False' => Constant
  | 'None' => Constant
  | &(STRING | FSTRING_START | TSTRING_START) strings
  | NUMBER => Constant
  | &'(' (tuple | group | generator)
  | &'[' (list | listComp)
  | &'{' (dict | set | dictComp | setComp)
  | '...' => Constant
group:
  | '(' (a=yieldExpression | a=namedExpression) ')' => a
  | badGroup

lambda: | 'lambda' lambdaParams? ':' expression => Lambda
lambdaParams:
  | badLambdaParams
  | lambdaParameters
lambdaParameters:
  | lambdaSlashNoDefault lambdaNoDefault* lambdaWithDefault* lambdaStarEtc?
  | lambdaSlashWithDefault lambdaWithDefault* lambdaStarEtc?
  | lambdaNoDefault+ lambdaWithDefault* lambdaStarEtc?
  | lambdaWithDefault+ lambdaStarEtc?
  | lambdaStarEtc
lambdaSlashNoDefault:
  | lambdaNoDefault+ '/' ','
  | lambdaNoDefault+ '/' &':'
lambdaSlashWithDefault:
  | lambdaNoDefault* lambdaWithDefault+ '/' ','
  | lambdaNoDefault* lambdaWithDefault+ '/' &':'
lambdaStarEtc:
  | badLambdaStarEtc
  | '*' lambdaNoDefault lambdaMaybeDefault* lambdaKwds?
  | '*' ',' lambdaMaybeDefault+ lambdaKwds?
  | lambdaKwds
lambdaKwds:
  | badLambdaKwds
  | '**' lambdaNoDefault
lambdaNoDefault cache:
  | a=lambdaParam ',' => a
  | a=lambdaParam &':' => a
lambdaWithDefault cache:
  | lambdaParam default ','
  | lambdaParam default &':'
lambdaMaybeDefault cache:
  | lambdaParam default? ','
  | lambdaParam default? &':'
lambdaParam: | NAME => Other

fstringMiddle:
  | fstringField
  | FSTRING_MIDDLE => Constant
fstringField:
  | '{' annotatedRight '='? conversion? fstringSpec? '}'
  | badFstringField
conversion: | a='!' b=NAME => call conversion(a, b)
fstringSpec: | ':' fstringSpecPart*
fstringSpecPart:
  | FSTRING_MIDDLE
  | fstringField
fstring: | a=FSTRING_START (b+=fstringMiddle)* FSTRING_END => call interpolated(a, b)
tstringSpecField:
  | '{' annotatedRight '='? conversion? tstringSpec? '}'
  | badTstringField
tstringSpecPart:
  | TSTRING_MIDDLE
  | tstringSpecField
tstringSpec: | ':' tstringSpecPart*
tstringField:
  | '{' annotatedRight '='? conversion? tstringSpec? '}'
  | badTstringField
tstringMiddle:
  | tstringField
  | TSTRING_MIDDLE => Constant
tstring memo: | a=TSTRING_START (b+=tstringMiddle)* TSTRING_END => call interpolated(a, b)
string: | STRING => call literal()
strings memo:
  | badConcatenation
  | (a+=fstring | a+=string)+ => call joined(a)
  | tstring+ => TemplateStr

list: | '[' a=starNamedExpressions? ']' => List(...a)
tuple: | '(' (a=starNamedExpression ',' b=starNamedExpressions?)? ')' => Tuple(a, ...b)
set: | '{' starNamedExpressions '}' => SetDisplay
dict:
  | '{' doubleStarredPairs? '}' => Dict
  | '{' badDoubleStarredPairs '}'
doubleStarredPairs: | ','.doubleStarredPair+ ','?
doubleStarredPair cache:
  | '**' bitwiseOr
  | pair
pair cache: | expression ':' expression

forIfClauses cache: | a+=forIfClause+ => Sequence(...a)
forIfClause:
  | 'async' 'for' starTargets 'in' ~ a=disjunction ('if' a=disjunction)* => a
  | 'for' starTargets 'in' ~ a=disjunction ('if' a=disjunction)* => a
  | badForIfClause
  | badForTarget
listComp:
  | '[' namedExpression forIfClauses ']' => ListComp
  | badComprehension
setComp:
  | '{' namedExpression forIfClauses '}' => SetComp
  | badComprehension
generator cache:
  | '(' (assignmentExpression | expression !':=') forIfClauses ')' => GeneratorExp
  | badComprehension
dictComp:
  | '{' pair forIfClauses '}' => DictComp
  | badDictComprehension

arguments memo:
  | a=args ','? &')' => a
  | badArguments
args cache:
  | a=','.(starredExpression | (assignmentExpression | expression !':=') !'=')+ (',' b=kwargs)? => Call(...a, ...b)
  | a=kwargs => Call(...a)
kwargs cache:
  | a=','.kwargOrStarred+ ',' b=','.kwargOrDoubleStarred+ => Sequence(...a, ...b)
  | a=','.kwargOrStarred+ => Sequence(...a)
  | a=','.kwargOrDoubleStarred+ => Sequence(...a)
starredExpression cache:
  | badStarredUnpacking
  | '*' a=expression => Starred(a)
  | badStarred
kwargOrStarred cache:
  | badKwarg
  | NAME '=' expression => Keyword
  | starredExpression
kwargOrDoubleStarred cache:
  | badKwarg
  | NAME '=' expression => Keyword
  | '**' expression => Keyword

starTargets:
  | a=starTarget !',' => a
  | starTarget (',' starTarget)* ','? => Tuple
starTarget memo:
  | '*' (!'*' starTarget) => Starred
  | targetWithStarAtom
targetWithStarAtom memo:
  | tPrimary '.' NAME !tLookahead => Attribute
  | tPrimary '[' slices ']' !tLookahead => Subscript
  | starAtom
starAtom:
  | NAME => Name
  | '(' a=targetWithStarAtom ')' => a
  | '(' starTargetsTuple? ')' => Tuple
  | '[' (','.starTarget+ ','?)? ']' => List
starTargetsTuple:
  | starTarget (',' starTarget)+ ','?
  | starTarget ','
singleTarget:
  | singleAttributeTarget
  | NAME
  | '(' singleTarget ')'
singleAttributeTarget:
  | tPrimary '.' NAME !tLookahead
  | tPrimary '[' slices ']' !tLookahead
tPrimary left:
  | tPrimary '.' NAME &tLookahead
  | tPrimary '[' slices ']' &tLookahead
  | tPrimary generator &tLookahead
  | tPrimary '(' arguments? ')' &tLookahead
  | atom &tLookahead
tLookahead:
  | '('
  | '['
  | '.'
delTargets: | ','.delTarget+ ','?
delTarget memo:
  | tPrimary '.' NAME !tLookahead
  | tPrimary '[' slices ']' !tLookahead
  | delAtom
delAtom:
  | NAME
  | '(' delTarget ')'
  | '(' delTargets? ')'
  | '[' delTargets? ']'

badArguments:
  | ((','.(starredExpression | (assignmentExpression | expression !':=') !'=')+ ',' kwargs) | kwargs) a=',' ','.(starredExpression !'=')+ => raise from(a) "iterable argument unpacking follows keyword argument unpacking"
  | a=expression b=forIfClauses ',' (args | expression forIfClauses)? => raise range(a, b) "Generator expression must be parenthesized"
  | a=NAME b='=' expression forIfClauses => raise range(a, b) "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | (args ',')? a=NAME b='=' &(',' | ')') => raise range(a, b) "expected argument value expression"
  | a=args b=forIfClauses => call generatorInCall(a, b) "Generator expression must be parenthesized"
  | args ',' a=expression b=forIfClauses => raise range(a, b) "Generator expression must be parenthesized"
  | a=args ',' args => call argumentsError(a)
badKwarg:
  | (a='True' | a='False' | a='None') b='=' => raise range(a, b) "cannot assign to %t"
  | a=NAME b='=' expression forIfClauses => raise range(a, b) "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(NAME '=') a=expression b='=' => raise range(a, b) "expression cannot contain assignment, perhaps you meant \\"==\\"?"
  | a='**' expression '=' b=expression => raise range(a, b) "cannot assign to keyword argument unpacking"

expressionQuiet quiet:
  | disjunction 'if' disjunction 'else' expression => IfExp
  | disjunction
  | lambda
badLegacy: | a=NAME !'(' b=starExpressions => call legacy(a, b) "Missing parentheses in call to '%t'. Did you mean %t(...)?"
badTypeParam:
  | '*' NAME a=':' b=expression => call typeVarTuple(a, b)
  | '**' NAME a=':' b=expression => call paramSpec(a, b)
badExpression:
  | STRING (!STRING a+=expressionQuiet)+ STRING => raise range(a, a) "invalid syntax. Is this intended to be part of the string?"
  | !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expressionQuiet => call forgottenComma(a, b) "invalid syntax. Perhaps you forgot a comma?"
  | a=disjunction 'if' b=disjunction !('else' | ':') => raise range(a, b) "expected 'else' after 'if' expression"
  | a=disjunction 'if' b=disjunction 'else' !expression => raise next "expected expression after 'else', but statement is given"
  | (a=passStatement | a=breakStatement | a=continueStatement) 'if' b=disjunction 'else' simple => raise at(a) "expected expression before 'if', but statement is given"
  | a='lambda' lambdaParams? b=':' &FSTRING_MIDDLE => raise range(a, b) "f-string: lambda expressions are not allowed without parentheses"
  | a='lambda' lambdaParams? b=':' &TSTRING_MIDDLE => raise range(a, b) "t-string: lambda expressions are not allowed without parentheses"
badNamedExpression memo:
  | a=expression ':=' expression => raise at(a) "cannot use assignment expressions with %e"
  | a=NAME '=' b=bitwiseOr !('=' | ':=') => raise range(a, b) "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
  | !(list | tuple | generator | 'True' | 'None' | 'False') a=bitwiseOr '=' bitwiseOr !('=' | ':=') => raise at(a) "cannot assign to %e here. Maybe you meant '==' instead of '='?"
badAssignment:
  | a=badAnnotationTarget ':' expression => raise at(a) "only single target (not %e) can be annotated"
  | a=starNamedExpression ',' starNamedExpressions* ':' expression => raise at(a) "only single target (not tuple) can be annotated"
  | a=expression ':' expression => raise at(a) "illegal target for annotation"
  | (starTargets '=')* a=starExpressions '=' => target(star, a)
  | (starTargets '=')* a=yieldExpression '=' => raise at(a) "assignment to yield expression not possible"
  | a=starExpressions augmented annotatedRight => raise at(a) "'%e' is an illegal expression for augmented assignment"
badAnnotationTarget:
  | list
  | tuple
  | '(' a=badAnnotationTarget ')' => a
badDel: | 'del' a=starExpressions => target(del, a)
badBlock: | NEWLINE !INDENT => raise indent "expected an indented block"
badComprehension:
  | ('[' | '(' | '{') a=starredExpression forIfClauses => raise at(a) "iterable unpacking cannot be used in comprehension"
  | ('[' | '{') a=starNamedExpression ',' b=starNamedExpressions forIfClauses => raise range(a, b) "did you forget parentheses around the comprehension target?"
  | ('[' | '{') a=starNamedExpression b=',' forIfClauses => raise range(a, b) "did you forget parentheses around the comprehension target?"
badDictComprehension: | '{' a='**' bitwiseOr forIfClauses '}' => raise at(a) "dict unpacking cannot be used in dict comprehension"
badParams:
  | a='/' ',' => raise at(a) "at least one argument must precede /"
  | (slashNoDefault | slashWithDefault) paramMaybeDefault* a='/' => raise at(a) "/ may appear only once"
  | slashNoDefault? paramNoDefault* badParamsHelper a=paramNoDefault => raise at(a) "parameter without a default follows parameter with a default"
  | paramNoDefault* a='(' paramNoDefault+ ','? b=')' => raise range(a, b) "Function parameters cannot be parenthesized"
  | (slashNoDefault | slashWithDefault)? paramMaybeDefault* '*' (',' | paramNoDefault) paramMaybeDefault* a='/' => raise at(a) "/ must be ahead of *"
  | paramMaybeDefault+ '/' a='*' => raise at(a) "expected comma between / and *"
badDefault: | a='=' &(')' | ',') => raise at(a) "expected default value expression"
badStarEtc:
  | a='*' (')' | ',' (')' | '**')) => raise at(a) "named arguments must follow bare *"
  | '*' param a='=' => raise at(a) "var-positional argument cannot have default value"
  | '*' (paramNoDefault | ',') paramMaybeDefault* a='*' (paramNoDefault | ',') => raise at(a) "* argument may appear only once"
badKwds:
  | '**' param a='=' => raise at(a) "var-keyword argument cannot have default value"
  | '**' param ',' a=param => raise at(a) "arguments cannot follow var-keyword argument"
  | '**' param ',' (a='*' | a='**' | a='/') => raise at(a) "arguments cannot follow var-keyword argument"
badParamsHelper:
  | slashWithDefault
  | paramWithDefault+
badLambdaParams:
  | a='/' ',' => raise at(a) "at least one argument must precede /"
  | (lambdaSlashNoDefault | lambdaSlashWithDefault) lambdaMaybeDefault* a='/' => raise at(a) "/ may appear only once"
  | lambdaSlashNoDefault? lambdaNoDefault* badLambdaParamsHelper a=lambdaNoDefault => raise at(a) "parameter without a default follows parameter with a default"
  | lambdaNoDefault* a='(' ','.lambdaParam+ ','? b=')' => raise range(a, b) "Lambda expression parameters cannot be parenthesized"
  | (lambdaSlashNoDefault | lambdaSlashWithDefault)? lambdaMaybeDefault* '*' (',' | lambdaNoDefault) lambdaMaybeDefault* a='/' => raise at(a) "/ must be ahead of *"
  | lambdaMaybeDefault+ '/' a='*' => raise at(a) "expected comma between / and *"
badLambdaParamsHelper:
  | lambdaSlashWithDefault
  | lambdaWithDefault+
badLambdaStarEtc:
  | '*' (':' | ',' (':' | '**')) => raise here "named arguments must follow bare *"
  | '*' lambdaParam a='=' => raise at(a) "var-positional argument cannot have default value"
  | '*' (lambdaNoDefault | ',') lambdaMaybeDefault* a='*' (lambdaNoDefault | ',') => raise at(a) "* argument may appear only once"
badLambdaKwds:
  | '**' lambdaParam a='=' => raise at(a) "var-keyword argument cannot have default value"
  | '**' lambdaParam ',' a=lambdaParam => raise at(a) "arguments cannot follow var-keyword argument"
  | '**' lambdaParam ',' (a='*' | a='**' | a='/') => raise at(a) "arguments cannot follow var-keyword argument"
badWithItem: | expression 'as' a=expression &(',' | ')' | ':') => target(star, a)
badForIfClause: | 'async'? 'for' (bitwiseOr (',' bitwiseOr)* ','?) !'in' => raise here "'in' expected after for-loop variables"
badForTarget: | 'async'? 'for' a=starExpressions => target(for, a)
badGroup:
  | '(' a=starredExpression ')' => raise at(a) "cannot use starred expression here"
  | '(' a='**' expression ')' => raise at(a) "cannot use double starred expression here"
badImport:
  | a='import' ','.dottedName+ 'from' dottedName => raise from(a) "Did you mean to use 'from ... import ...' instead?"
  | 'import' a=NEWLINE => raise from(a) "Expected one or more names after 'import'"
badDottedAsName: | dottedName 'as' !(NAME (',' | ')' | NEWLINE)) a=expression => raise at(a) "cannot use %e as import target"
badImportName: | NAME 'as' !(NAME (',' | ')' | NEWLINE)) a=expression => raise at(a) "cannot use %e as import target"
badImportTargets:
  | importNames ',' NEWLINE => raise here "trailing comma not allowed without surrounding parentheses"
  | a=NEWLINE => raise from(a) "Expected one or more names after 'import'"
badWith:
  | 'async'? 'with' ','.(expression ('as' starTarget)?)+ NEWLINE => raise here "expected ':'"
  | 'async'? 'with' '(' ','.(expressions ('as' starTarget)?)+ ','? ')' NEWLINE => raise here "expected ':'"
badWithIndent:
  | 'async'? a='with' ','.(expression ('as' starTarget)?)+ ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'with' statement on line %l"
  | 'async'? a='with' '(' ','.(expressions ('as' starTarget)?)+ ','? ')' ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'with' statement on line %l"
badTry:
  | a='try' ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'try' statement on line %l"
  | 'try' ':' block !('except' | 'finally') => raise here "expected 'except' or 'finally' block"
  | 'try' ':' block* except+ a='except' b='*' expression ('as' NAME)? ':' => raise range(a, b) "cannot have both 'except' and 'except*' on the same 'try'"
  | 'try' ':' block* exceptStar+ a='except' (expression ('as' NAME)?)? ':' => raise at(a) "cannot have both 'except' and 'except*' on the same 'try'"
badExcept:
  | 'except' a=expression ',' expressions 'as' NAME ':' => raise from(a) "multiple exception types must be parenthesized when using 'as'"
  | 'except' expression ('as' NAME)? NEWLINE => raise here "expected ':'"
  | 'except' NEWLINE => raise here "expected ':'"
  | 'except' expression 'as' a=expression ':' block => raise at(a) "cannot use except statement with %e"
badExceptStar:
  | 'except' '*' a=expression ',' expressions 'as' NAME ':' => raise from(a) "multiple exception types must be parenthesized when using 'as'"
  | 'except' '*' expression ('as' NAME)? NEWLINE => raise here "expected ':'"
  | 'except' '*' (NEWLINE | ':') => raise here "expected one or more exception types"
  | 'except' '*' expression 'as' a=expression ':' block => raise at(a) "cannot use except* statement with %e"
badFinally: | a='finally' ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'finally' statement on line %l"
badExceptIndent:
  | a='except' expression ('as' NAME)? ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'except' statement on line %l"
  | a='except' ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'except' statement on line %l"
badExceptStarIndent: | a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'except*' statement on line %l"
badMatch:
  | "match" subject NEWLINE => raise here "expected ':'"
  | a="match" subject ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'match' statement on line %l"
badCase:
  | "case" patterns guard? NEWLINE => raise here "expected ':'"
  | a="case" patterns guard? ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'case' statement on line %l"
badAsPattern:
  | orPattern 'as' a="_" => raise at(a) "cannot use '_' as a target"
  | orPattern 'as' a=expression => raise at(a) "cannot use %e as pattern target"
badClassPattern: | nameOrAttr '(' a=badClassArgument => raise range(a, a) "positional patterns follow keyword patterns"
badClassArgument: | (positionalPatterns ',')? keywordPatterns ',' a=positionalPatterns => a
badIf:
  | 'if' namedExpression NEWLINE => raise here "expected ':'"
  | 'if' a=namedExpression ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'if' statement on line %l"
badElif:
  | 'elif' namedExpression NEWLINE => raise here "expected ':'"
  | a='elif' namedExpression ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'elif' statement on line %l"
badElse:
  | a='else' ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'else' statement on line %l"
  | 'else' ':' block 'elif' => raise here "'elif' block follows an 'else' block"
badWhile:
  | 'while' namedExpression NEWLINE => raise here "expected ':'"
  | a='while' namedExpression ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'while' statement on line %l"
badFor:
  | 'async'? 'for' starTargets 'in' starExpressions NEWLINE => raise here "expected ':'"
  | 'async'? a='for' starTargets 'in' starExpressions ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after 'for' statement on line %l"
badFunction:
  | 'async'? a='def' NAME typeParams? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after function definition on line %l"
  | 'async'? 'def' NAME typeParams? &&'(' params? ')' ('->' expression)? &&':' block
badClass:
  | 'class' NAME typeParams? ('(' arguments? ')')? NEWLINE => raise here "expected ':'"
  | a='class' NAME typeParams? ('(' arguments? ')')? ':' NEWLINE !INDENT => raise indent(a) "expected an indented block after class definition on line %l"
badDoubleStarredPairs:
  | ','.doubleStarredPair+ ',' badPair
  | expression ':' a='*' bitwiseOr => raise from(a) "cannot use a starred expression in a dictionary value"
  | expression a=':' &('}' | ',') => raise at(a) "expression expected after dictionary key and ':'"
badPair:
  | a=expression !':' => call missingColon(a) "':' expected after dictionary key"
  | expression ':' a='*' bitwiseOr => raise from(a) "cannot use a starred expression in a dictionary value"
  | expression a=':' &('}' | ',') => raise at(a) "expression expected after dictionary key and ':'"
badStarredUnpacking: | a='*' expression '=' b=expression => raise range(a, b) "cannot assign to iterable argument unpacking"
badStarred: | '*' => raise here "Invalid star expression"
${["f", "t"].map(fieldErrors).join("\n")}
badConcatenation:
  | (a+=fstring | a+=string)+ b=tstring => call mixedStrings(a, b) "cannot mix t-string literals with string or bytes literals"
  | a+=tstring+ (b=fstring | b=string) => call mixedStrings(a, b) "cannot mix t-string literals with string or bytes literals"
badArithmetic: | sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion => raise range(a, b) "'not' after an operator must be parenthesized"
badFactor: | ('+' | '-' | '~') a='not' b=factor => raise range(a, b) "'not' after an operator must be parenthesized"
badTypeParams: | '[' a=']' => raise from(a) "Type parameter list cannot be empty"
`;

/** The errors of replacement fields, for f-strings and t-strings. */
function fieldErrors(prefix: string): string {
  return `
bad${prefix.toUpperCase()}stringField:
  | '{' a='=' => raise at(a) "${prefix}-string: valid expression required before '='"
  | '{' a='!' => raise at(a) "${prefix}-string: valid expression required before '!'"
  | '{' a=':' => raise at(a) "${prefix}-string: valid expression required before ':'"
  | '{' a='}' => raise at(a) "${prefix}-string: valid expression required before '}'"
  | '{' !annotatedRight => raise next "${prefix}-string: expecting a valid expression after '{'"
  | '{' annotatedRight !('=' | '!' | ':' | '}') => raise next "${prefix}-string: expecting '=', or '!', or ':', or '}'"
  | '{' annotatedRight '=' !('!' | ':' | '}') => raise next "${prefix}-string: expecting '!', or ':', or '}'"
  | '{' annotatedRight '='? bad${prefix.toUpperCase()}stringConversion
  | '{' annotatedRight '='? ('!' NAME)? !(':' | '}') => raise next "${prefix}-string: expecting ':' or '}'"
  | '{' annotatedRight '='? ('!' NAME)? ':' fstringSpecPart* !'}' => raise next "${prefix}-string: expecting '}', or format specs"
  | '{' annotatedRight '='? ('!' NAME)? !'}' => raise next "${prefix}-string: expecting '}'"
bad${prefix.toUpperCase()}stringConversion:
  | '!' &(':' | '}') => raise next "${prefix}-string: missing conversion character"
  | '!' !NAME => raise next "${prefix}-string: invalid conversion character"`;
}
