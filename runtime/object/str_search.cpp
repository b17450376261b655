/// Substring search of str. One-byte text goes to the C library (memchr, memmem: linear as well). Wider text,
/// and every search from the end, uses the two-way algorithm of Crochemore and Perrin ("Two-way
/// string-matching", JACM 38, 1991): linear time, constant memory. Needles beyond a few characters also skip
/// by the last character of the window, as Horspool's algorithm does, which makes the common case sublinear
/// and keeps the bound.

#include <algorithm>
#include <cstring>

#include "object/str.h"

namespace pyc {

namespace {

constexpr size_t kNotFound = SIZE_MAX;
/// Shorter needles gain less from the table than filling it costs.
constexpr size_t kTableNeedle = 8;
constexpr size_t kTableText = 256;

/// Characters of a string from `start`, forwards; or from `start - 1`, backwards.
template <typename Char, bool Backwards> struct View {
  const Char* start;
  uint32_t operator[](size_t i) const {
    if constexpr (Backwards)
      return start[-1 - static_cast<ptrdiff_t>(i)];
    else
      return start[i];
  }
};

/// Start of the suffix of x[0..n) that is largest in the order of the characters, or in the opposite one;
/// `*period` becomes its period. The index before the first character is SIZE_MAX: sums wrap.
template <typename Text> size_t maximal_suffix(Text x, size_t n, bool opposite, size_t* period) {
  size_t before = SIZE_MAX, j = 0, k = 1, p = 1;
  while (j + k < n) {
    uint32_t a = x[j + k], b = x[before + k];
    if (a == b) {
      if (k != p)
        k++;
      else {
        j += p;
        k = 1;
      }
    } else if ((a < b) != opposite) {
      j += k;
      k = 1;
      p = j - before;
    } else {
      before = j++;
      k = p = 1;
    }
  }
  *period = p;
  return before + 1;
}

template <typename Text> class TwoWay {
public:
  TwoWay(Text needle, size_t n) : needle_(needle), n_(n) {
    size_t period_of_other;
    size_t other = maximal_suffix(needle, n, true, &period_of_other);
    cut_ = maximal_suffix(needle, n, false, &period_);
    if (other > cut_) {
      cut_ = other;
      period_ = period_of_other;
    }
    periodic_ = period_ + cut_ <= n;
    for (size_t i = 0; periodic_ && i < cut_; i++)
      periodic_ = needle[i] == needle[period_ + i];
    // Without a period of the whole needle no occurrence lies closer than this behind a match of its right
    // part.
    if (!periodic_) period_ = std::max(cut_, n - cut_) + 1;
  }

  template <typename Hay> size_t find(Hay hay, size_t length) const {
    size_t skip[256];
    bool has_table = n_ > kTableNeedle && length > kTableText;
    if (has_table) fill(skip);
    // `known`: that many characters at the window's start are known to match.
    for (size_t at = 0, known = 0; at <= length - n_;) {
      if (has_table) {
        size_t distance = skip[hay[at + n_ - 1] & 0xff];
        if (distance) {
          // Within the known part the window would only rediscover what the period says.
          at += known && distance < period_ ? n_ - period_ : distance;
          known = 0;
          continue;
        }
      }
      size_t i = std::max(cut_, known);
      while (i < n_ && needle_[i] == hay[at + i])
        i++;
      if (i < n_) {
        at += i - cut_ + 1;
        known = 0;
        continue;
      }
      for (i = cut_; i > known && needle_[i - 1] == hay[at + i - 1];)
        i--;
      if (i <= known) return at;
      at += period_;
      known = periodic_ ? n_ - period_ : 0;
    }
    return kNotFound;
  }

private:
  /// How far the window may move for the low byte of its last character.
  void fill(size_t (&skip)[256]) const {
    for (size_t& distance : skip)
      distance = n_;
    for (size_t i = 0; i < n_; i++)
      skip[needle_[i] & 0xff] = n_ - 1 - i;
  }

  Text needle_;
  size_t n_;
  size_t cut_;
  size_t period_;
  bool periodic_;
};

template <bool Backwards, typename Char>
View<Char, Backwards> view(const char* data, size_t from, size_t to) {
  return {reinterpret_cast<const Char*>(data) + (Backwards ? to : from)};
}

template <bool Backwards, typename HayChar, typename NeedleChar>
size_t search(const StrObject* s, const StrObject* part, size_t from, size_t to) {
  size_t n = part->length();
  auto needle = view<Backwards, NeedleChar>(str_data(part), 0, n);
  auto hay = view<Backwards, HayChar>(str_data(s), from, to);
  size_t length = to - from;
  if (n > 1) return TwoWay(needle, n).find(hay, length);
  for (size_t i = 0; i < length; i++)
    if (hay[i] == needle[0]) return i;
  return kNotFound;
}

/// By the widths of both; the needle's is not larger.
template <bool Backwards>
size_t search_wide(const StrObject* s, const StrObject* part, size_t from, size_t to) {
  unsigned needle = part->width();
  if (s->width() == 1) return search<Backwards, uint8_t, uint8_t>(s, part, from, to);
  if (s->width() == 2)
    return needle == 1 ? search<Backwards, uint16_t, uint8_t>(s, part, from, to)
                       : search<Backwards, uint16_t, uint16_t>(s, part, from, to);
  return needle == 1   ? search<Backwards, uint32_t, uint8_t>(s, part, from, to)
         : needle == 2 ? search<Backwards, uint32_t, uint16_t>(s, part, from, to)
                       : search<Backwards, uint32_t, uint32_t>(s, part, from, to);
}

} // namespace

int64_t str_find(const StrObject* s, const StrObject* part, size_t from, size_t to) {
  size_t n = part->length();
  to = std::min(to, s->length());
  if (from > to || to - from < n) return -1;
  if (n == 0) return static_cast<int64_t>(from);
  if (part->width() > s->width()) return -1;
  if (s->width() == 1) {
    const char* data = str_data(s);
    const void* hit = n == 1 ? std::memchr(data + from, str_data(part)[0], to - from)
                             : memmem(data + from, to - from, str_data(part), n);
    return hit ? static_cast<const char*>(hit) - data : -1;
  }
  size_t at = search_wide<false>(s, part, from, to);
  return at == kNotFound ? -1 : static_cast<int64_t>(from + at);
}

int64_t str_find_last(const StrObject* s, const StrObject* part, size_t from, size_t to) {
  size_t n = part->length();
  to = std::min(to, s->length());
  if (from > to || to - from < n) return -1;
  if (n == 0) return static_cast<int64_t>(to);
  if (part->width() > s->width()) return -1;
  size_t at = search_wide<true>(s, part, from, to);
  return at == kNotFound ? -1 : static_cast<int64_t>(to - at - n);
}

} // namespace pyc
