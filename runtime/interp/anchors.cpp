/// CPython parses the segment again and looks at the tree's root. Here a scanner splits it into tokens, and
/// the root is found by the precedence of the operators outside brackets: the last one of the lowest level is
/// the root's, because binary operators associate to the left (`**`, to the right, binds tighter than every
/// other and is looked for from the left). Segments come from line tables, so they are valid Python.

#include "interp/anchors.h"

#include "platform/vector.h"

namespace pyc {

namespace {

enum class TokenKind : uint8_t { Name, Keyword, Number, String, Operator, Open, Close };

struct Token {
  TokenKind kind;
  uint32_t start;
  uint32_t end;
  uint32_t partner; ///< of brackets: index of the other one
};

constexpr uint32_t kNoToken = 0xFFFFFFFF;

const char* const keywords[] = {"lambda", "if",       "else",   "or",    "and",    "not",      "in",
                                "is",     "for",      "async",  "yield", "await",  "return",   "raise",
                                "assert", "del",      "import", "from",  "global", "nonlocal", "pass",
                                "break",  "continue", "while",  "with",  "try",    "except",   "finally",
                                "class",  "def",      "elif",   "as"};

bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(uint32_t c) {
  return c == '_' || (c | 32) - 'a' < 26u || c >= 128;
}
bool is_name_part(uint32_t c) {
  return is_name_start(c) || is_digit(c);
}

class Scanner {
public:
  Scanner(const uint32_t* text, size_t length) : text_(text), length_(static_cast<uint32_t>(length)) {}

  /// False when brackets do not match or a string does not end.
  bool scan() {
    while (skip_blanks()) {
      uint32_t start = at_;
      uint32_t c = text_[at_];
      if (is_name_start(c)) {
        if (!name_or_string(start)) return false;
      } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
        number();
        push(TokenKind::Number, start);
      } else if (c == '"' || c == '\'') {
        if (!string(false, false)) return false;
        push(TokenKind::String, start);
      } else if (!punctuation(c)) {
        return false;
      }
    }
    return open_.empty();
  }

  Vector<Token>& tokens() { return tokens_; }

  bool is(uint32_t token, const char* text) const {
    const Token& t = tokens_[token];
    uint32_t i = t.start;
    for (; *text && i < t.end; text++, i++)
      if (text_[i] != static_cast<unsigned char>(*text)) return false;
    return !*text && i == t.end;
  }

  uint32_t character(uint32_t at) const { return at < length_ ? text_[at] : 0; }

private:
  uint32_t peek(uint32_t distance) const { return at_ + distance < length_ ? text_[at_ + distance] : 0; }

  bool skip_blanks() {
    while (at_ < length_) {
      uint32_t c = text_[at_];
      if (c == '#') {
        while (at_ < length_ && text_[at_] != '\n')
          at_++;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\\' || c == '\r') {
        at_++;
      } else {
        return true;
      }
    }
    return false;
  }

  void push(TokenKind kind, uint32_t start) { tokens_.push({kind, start, at_, kNoToken}); }

  bool name_or_string(uint32_t start) {
    while (at_ < length_ && is_name_part(text_[at_]))
      at_++;
    uint32_t c = at_ < length_ ? text_[at_] : 0;
    if ((c == '"' || c == '\'') && at_ - start <= 2) {
      bool raw = false, formatted = false;
      for (uint32_t i = start; i < at_; i++) {
        uint32_t letter = text_[i] | 32;
        raw |= letter == 'r';
        formatted |= letter == 'f' || letter == 't';
      }
      if (!string(raw, formatted)) return false;
      push(TokenKind::String, start);
      return true;
    }
    push(TokenKind::Name, start);
    auto index = static_cast<uint32_t>(tokens_.size() - 1);
    for (const char* keyword : keywords)
      if (is(index, keyword)) tokens_[index].kind = TokenKind::Keyword;
    return true;
  }

  void number() {
    while (at_ < length_) {
      uint32_t c = text_[at_];
      bool sign = (c == '+' || c == '-') && (text_[at_ - 1] | 32) == 'e' && text_[at_ - 2] != 'x';
      if (!is_name_part(c) && c != '.' && !sign) return;
      at_++;
    }
  }

  /// At the opening quote; moves behind the closing one. Replacement fields of f-strings may hold strings
  /// with the same quotes.
  bool string(bool raw, bool formatted) {
    uint32_t quote = text_[at_];
    bool triple = peek(1) == quote && peek(2) == quote;
    at_ += triple ? 3 : 1;
    for (unsigned depth = 0; at_ < length_; at_++) {
      uint32_t c = text_[at_];
      if (c == '\\' && depth == 0) {
        // Raw strings keep the backslash, but a quote behind it does not end them either.
        (void)raw;
        at_++;
      } else if (formatted && c == '{' && depth == 0 && peek(1) == '{') {
        at_++;
      } else if (formatted && c == '{') {
        depth++;
      } else if (formatted && c == '}' && depth > 0) {
        depth--;
      } else if (depth > 0 && (c == '"' || c == '\'')) {
        if (!string(false, false)) return false;
        at_--;
      } else if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
        at_ += triple ? 3 : 1;
        return true;
      }
    }
    return false;
  }

  bool punctuation(uint32_t c) {
    uint32_t start = at_;
    if (c == '(' || c == '[' || c == '{') {
      at_++;
      open_.push(static_cast<uint32_t>(tokens_.size()));
      push(TokenKind::Open, start);
      return true;
    }
    if (c == ')' || c == ']' || c == '}') {
      if (open_.empty()) return false;
      at_++;
      uint32_t partner = open_.pop();
      tokens_[partner].partner = static_cast<uint32_t>(tokens_.size());
      tokens_.push({TokenKind::Close, start, at_, partner});
      return true;
    }
    static const char* const operators[] = {"**=", "//=", ">>=", "<<=", "...", "**", "//", "<<",
                                            ">>",  "<=",  ">=",  "==",  "!=",  "->", ":=", "+=",
                                            "-=",  "*=",  "/=",  "%=",  "&=",  "|=", "^=", "@="};
    for (const char* op : operators) {
      uint32_t n = 0;
      while (op[n] && peek(n) == static_cast<unsigned char>(op[n]))
        n++;
      if (op[n]) continue;
      at_ += n;
      push(TokenKind::Operator, start);
      return true;
    }
    at_++;
    push(TokenKind::Operator, start);
    return true;
  }

  const uint32_t* text_;
  uint32_t length_;
  uint32_t at_ = 0;
  Vector<Token> tokens_;
  Vector<uint32_t> open_;
};

enum class Root : uint8_t { Other, Binary, Bracket };

struct RootFound {
  Root kind;
  uint32_t token; ///< operator, or opening bracket
  uint32_t first; ///< token range of the expression, grouping parentheses taken away
  uint32_t last;
};

/// Binary operators by precedence, lowest first. `**` is apart.
const char* const levels[][6] = {{"|"}, {"^"}, {"&"}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "//", "%", "@"}};
constexpr unsigned kLevels = 6;

class RootFinder {
public:
  explicit RootFinder(Scanner& scanner) : s_(scanner), tokens_(scanner.tokens()) {}

  /// The root of the expression that tokens first … last are.
  RootFound find(uint32_t first, uint32_t last) {
    RootFound other{Root::Other, 0, first, last};
    if (first > last || last >= tokens_.size()) return other;
    if (is_group(first, last)) return find(first + 1, last - 1);
    if (!only_arithmetic(first, last)) return other;
    for (unsigned level = 0; level < kLevels; level++) {
      uint32_t op = last_operator(first, last, level);
      if (op != kNoToken) return {Root::Binary, op, first, last};
    }
    if (is_unary(first)) return other;
    bool awaits = tokens_[first].kind == TokenKind::Keyword;
    for (uint32_t i = first; i <= last; i = next(i))
      if (s_.is(i, "**")) return {Root::Binary, i, first, last};
    if (awaits || tokens_[last].kind != TokenKind::Close) return other;
    uint32_t open = tokens_[last].partner;
    // A bracket at the start is a display or a group, not a subscript or call.
    if (open == first || s_.is(open, "{")) return other;
    return {Root::Bracket, open, first, last};
  }

  /// Whether tokens first … last are one pair of parentheses that only groups.
  bool is_group(uint32_t first, uint32_t last) {
    if (tokens_[first].kind != TokenKind::Open || tokens_[first].partner != last || !s_.is(first, "("))
      return false;
    if (last == first + 1) return false;
    for (uint32_t i = first + 1; i < last; i = next(i))
      if (s_.is(i, ",") || s_.is(i, "for")) return false;
    return true;
  }

  /// The token behind `i`, brackets taken as one.
  uint32_t next(uint32_t i) { return tokens_[i].kind == TokenKind::Open ? tokens_[i].partner + 1 : i + 1; }

  bool ends_operand(uint32_t i) {
    switch (tokens_[i].kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::Close:
      return true;
    default:
      return s_.is(i, "...");
    }
  }

private:
  /// No operator outside brackets that binds weaker than `|`, and nothing that makes a statement.
  bool only_arithmetic(uint32_t first, uint32_t last) {
    for (uint32_t i = first; i <= last; i = next(i)) {
      if (tokens_[i].kind == TokenKind::Keyword && !s_.is(i, "await")) return false;
      if (tokens_[i].kind != TokenKind::Operator) continue;
      if (!s_.is(i, ".") && !s_.is(i, "**") && !s_.is(i, "~") && !s_.is(i, "...") && level_of(i) == kLevels)
        return false;
    }
    return true;
  }

  unsigned level_of(uint32_t token) {
    for (unsigned level = 0; level < kLevels; level++)
      for (const char* op : levels[level])
        if (op && s_.is(token, op)) return level;
    return kLevels;
  }

  bool is_unary(uint32_t token) { return s_.is(token, "+") || s_.is(token, "-") || s_.is(token, "~"); }

  uint32_t last_operator(uint32_t first, uint32_t last, unsigned level) {
    uint32_t found = kNoToken, previous = kNoToken;
    for (uint32_t i = first; i <= last;
         previous = tokens_[i].kind == TokenKind::Open ? tokens_[i].partner : i, i = next(i)) {
      if (tokens_[i].kind != TokenKind::Operator || previous == kNoToken || !ends_operand(previous)) continue;
      if (level_of(i) == level) found = i;
    }
    return found;
  }

  Scanner& s_;
  Vector<Token>& tokens_;
};

struct Position {
  uint32_t line;
  uint32_t column;
};

Position position_of(const uint32_t* text, uint32_t at) {
  Position p{0, 0};
  for (uint32_t i = 0; i < at; i++) {
    if (text[i] == '\n') {
      p.line++;
      p.column = 0;
    } else {
      p.column++;
    }
  }
  return p;
}

/// Where the tree has the start of an operand: grouping parentheses do not belong to it.
uint32_t operand_start(RootFinder& finder, Vector<Token>& tokens, uint32_t first, uint32_t last) {
  while (first < last && finder.is_group(first, last)) {
    first++;
    last--;
  }
  return tokens[first].start;
}

} // namespace

Anchors find_anchors(const uint32_t* segment, size_t length) {
  Anchors none{false, 0, 0, 0, 0};
  Scanner scanner(segment, length);
  if (!scanner.scan() || scanner.tokens().empty()) return none;
  RootFinder finder(scanner);
  Vector<Token>& tokens = scanner.tokens();
  RootFound root = finder.find(0, static_cast<uint32_t>(tokens.size() - 1));
  if (root.kind == Root::Other) return none;
  Position left = position_of(segment, tokens[root.token].start);
  if (root.kind == Root::Bracket) {
    Position right = position_of(segment, tokens[root.last].end);
    return {true, left.line, left.column, right.line, right.column};
  }
  uint32_t right = tokens[root.token].start + 1;
  uint32_t c = scanner.character(right);
  // CPython takes a second character unless it is the right operand's, white space or a comment.
  if (c != 0 && c != ' ' && c != '\t' && c != '\n' && c != '\\' && c != '#' &&
      right < operand_start(finder, tokens, root.token + 1, root.last))
    right++;
  return {true, left.line, left.column, left.line, left.column + (right - tokens[root.token].start)};
}

bool is_plain_call_statement(const uint32_t* text, size_t length, size_t start, size_t end) {
  Scanner scanner(text, length);
  if (!scanner.scan() || scanner.tokens().size() < 4) return false;
  Vector<Token>& tokens = scanner.tokens();
  bool returns = scanner.is(0, "return");
  bool assigns = tokens[0].kind == TokenKind::Name && scanner.is(1, "=");
  if (!returns && !assigns) return false;
  uint32_t first = returns ? 1 : 2;
  RootFinder finder(scanner);
  uint32_t last = first;
  while (last < tokens.size() && !scanner.is(last, ";"))
    last = finder.next(last);
  last--;
  if (last < first || tokens[first].start != start || tokens[last].end != end) return false;
  RootFound root = finder.find(first, last);
  if (root.kind != Root::Bracket || !scanner.is(root.token, "(") || root.first != first) return false;
  if (assigns) return true;
  // The callee is a name, in parentheses or not.
  uint32_t end_of_callee = root.token;
  for (; end_of_callee - first >= 3 && scanner.is(first, "(") && scanner.is(end_of_callee - 1, ")"); first++)
    end_of_callee--;
  return end_of_callee == first + 1 && tokens[first].kind == TokenKind::Name;
}

} // namespace pyc
