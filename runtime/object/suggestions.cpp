/// Edit distance with CPython's costs: 2 a move, 1 a change of case, at most a third of both lengths.

#include "object/suggestions.h"

#include <cstring>

namespace pyc {

static constexpr size_t kMaxCandidates = 750;
static constexpr size_t kMaxLength = 40;
static constexpr size_t kMoveCost = 2;
static constexpr size_t kCaseCost = 1;

static uint32_t lower(uint32_t c) {
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static size_t substitution_cost(uint32_t a, uint32_t b) {
  if (a == b) return 0;
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

/// One row of the table at a time; gives up with limit + 1.
static size_t edit_distance(const StrObject* a, const StrObject* b, size_t limit) {
  size_t m = a->length(), n = b->length();
  if (m > kMaxLength || n > kMaxLength) return limit + 1;
  size_t row[kMaxLength + 1];
  for (size_t j = 0; j <= n; j++)
    row[j] = j * kMoveCost;
  for (size_t i = 1; i <= m; i++) {
    size_t diagonal = row[0], best = SIZE_MAX;
    row[0] = i * kMoveCost;
    for (size_t j = 1; j <= n; j++) {
      size_t substitute = diagonal + substitution_cost(str_char(a, i - 1), str_char(b, j - 1));
      diagonal = row[j];
      size_t move = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + kMoveCost;
      row[j] = substitute < move ? substitute : move;
      if (row[j] < best) best = row[j];
    }
    if (best > limit) return limit + 1;
  }
  return row[n];
}

StrObject* suggest(const StrObject* wrong, StrObject* const* candidates, size_t count) {
  if (count >= kMaxCandidates || wrong->length() > kMaxLength) return nullptr;
  size_t best_distance = SIZE_MAX;
  StrObject* best = nullptr;
  for (size_t i = 0; i < count; i++) {
    if (str_equal(candidates[i], wrong)) continue;
    size_t limit = (wrong->length() + candidates[i]->length() + 3) * kMoveCost / 6;
    if (best_distance - 1 < limit) limit = best_distance - 1;
    size_t distance = edit_distance(wrong, candidates[i], limit);
    if (distance > limit || distance >= best_distance) continue;
    best = candidates[i];
    best_distance = distance;
  }
  return best;
}

} // namespace pyc
