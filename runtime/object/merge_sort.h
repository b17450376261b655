#pragma once
/// The merge sort of lists: Tim Peters's (CPython, Objects/listsort.txt) with the merge order of powersort
/// (Munro, Wild 2018). Which items are compared, and in which order, is what CPython 3.14 does: `__lt__` may
/// look, raise in the middle, or be no order at all.
///
/// Entries are `stride` Values each, the key first. All of them lie in one store and, while two runs merge,
/// the smaller one in the scratch space; a comparison that fails leaves every entry in the store.

#include <algorithm>
#include <cstring>

#include "object/value.h"
#include "sched/task.h"

namespace pyc {

template <class Less, unsigned stride> class MergeSort {
public:
  /// `scratch` has room for half of the entries.
  MergeSort(Task* task, Value* entries, size_t count, Value* scratch)
      : task_(task), entries_(entries), count_(count), scratch_(scratch), min_run_(count) {
    size_t odd = 0;
    for (; min_run_ >= kMaxMinRun; min_run_ >>= 1)
      odd |= min_run_ & 1;
    min_run_ += odd;
  }

  /// False with an exception of a comparison.
  bool sort() {
    for (size_t start = 0; start < count_;) {
      size_t length;
      if (!next_run(start, &length) || !push_run({start, length, 0})) return false;
      start += length;
    }
    while (run_count_ > 1) {
      size_t i = run_count_ - 2;
      if (i > 0 && runs_[i - 1].length < runs_[i + 1].length) i--;
      if (!merge_at(i)) return false;
    }
    return true;
  }

private:
  static constexpr size_t kMaxMinRun = 64;
  static constexpr size_t kMinGallop = 7;
  /// The powers of the runs that wait grow from the bottom up, and none is larger than the bits of a size.
  static constexpr size_t kMaxRuns = 8 * sizeof(size_t) + 1;

  struct Run {
    size_t start, length;
    unsigned power;
  };

  bool less(Value a, Value b, bool* out) { return less_(task_, a, b, out); }
  Value key(size_t i) const { return entries_[i * stride]; }
  Value* at(size_t i) const { return entries_ + i * stride; }
  static Value key_of(const Value* entries, size_t i) { return entries[i * stride]; }
  static void copy(Value* to, const Value* from, size_t count = 1) { std::copy_n(from, count * stride, to); }
  /// For ranges that overlap.
  static void move(Value* to, const Value* from, size_t count) {
    std::memmove(static_cast<void*>(to), from, count * stride * sizeof(Value));
  }

  void reverse(size_t from, size_t to) {
    for (; from + 1 < to; from++) {
      to--;
      std::swap_ranges(at(from), at(from + 1), at(to));
    }
  }

  // ---------------------------------------------------------------- runs

  /// The natural run at `start`, ascending afterwards; short ones are lengthened by insertion.
  bool next_run(size_t start, size_t* length) {
    if (!natural_run(start, length)) return false;
    size_t wanted = std::min(count_ - start, min_run_);
    if (*length >= wanted) return true;
    if (!insert(start, start + *length, start + wanted)) return false;
    *length = wanted;
    return true;
  }

  /// Extends the ascending run [start, *end) as far as it goes.
  bool extend_ascending(size_t* end) {
    for (; *end < count_; ++*end) {
      bool smaller;
      if (!less(key(*end), key(*end - 1), &smaller)) return false;
      if (smaller) break;
    }
    return true;
  }

  /// Ascending, or descending with stretches of equal entries, which keep their order.
  bool natural_run(size_t start, size_t* length) {
    size_t end = start + 1;
    if (!extend_ascending(&end)) return false;
    if (end == count_) return *length = end - start, true;
    if (end > start + 1) {
      // What did not fall either rises or is all equal: then it begins a descending run.
      bool rises;
      if (!less(key(start), key(end - 1), &rises)) return false;
      if (rises) return *length = end - start, true;
      reverse(start, end);
    }
    end++;
    if (!extend_descending(&end)) return false;
    reverse(start, end);
    if (!extend_ascending(&end)) return false;
    *length = end - start;
    return true;
  }

  /// Extends a descending run. Stretches of equal entries are reversed, as the whole run will be.
  bool extend_descending(size_t* end) {
    size_t equal = 0;
    auto turn = [&] {
      if (equal) reverse(*end - equal - 1, *end);
      equal = 0;
    };
    for (; *end < count_; ++*end) {
      bool smaller, larger;
      if (!less(key(*end), key(*end - 1), &smaller)) return false;
      if (smaller) {
        turn();
        continue;
      }
      if (!less(key(*end - 1), key(*end), &larger)) return false;
      if (larger) break;
      equal++;
    }
    turn();
    return true;
  }

  /// [start, sorted) is in order; afterwards [start, end) is.
  bool insert(size_t start, size_t sorted, size_t end) {
    for (size_t i = sorted; i < end; i++) {
      size_t low = start, high = i;
      while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool below;
        if (!less(key(i), key(middle), &below)) return false;
        if (below)
          high = middle;
        else
          low = middle + 1;
      }
      std::rotate(at(low), at(i), at(i + 1));
    }
    return true;
  }

  /// Depth in the ideal merge tree of the node between two adjacent runs.
  unsigned node_power(const Run& left, size_t right_length) const {
    size_t a = 2 * left.start + left.length, b = a + left.length + right_length;
    for (unsigned power = 1;; power++, a <<= 1, b <<= 1) {
      if (a >= count_)
        a -= count_, b -= count_;
      else if (b >= count_)
        return power;
    }
  }

  bool push_run(Run run) {
    if (run_count_ > 0) {
      unsigned power = node_power(runs_[run_count_ - 1], run.length);
      while (run_count_ > 1 && runs_[run_count_ - 2].power > power)
        if (!merge_at(run_count_ - 2)) return false;
      runs_[run_count_ - 1].power = power;
    }
    runs_[run_count_++] = run;
    return true;
  }

  // ---------------------------------------------------------------- merging

  /// Merges the run `i` with the next one.
  bool merge_at(size_t i) {
    Run left = runs_[i], right = runs_[i + 1];
    runs_[i].length += right.length;
    if (i + 3 == run_count_) runs_[i + 1] = runs_[i + 2];
    run_count_--;
    // The head of the left run and the tail of the right one are where they belong.
    size_t skipped;
    if (!gallop_right(key(right.start), at(left.start), left.length, 0, &skipped)) return false;
    left.start += skipped, left.length -= skipped;
    if (left.length == 0) return true;
    if (!gallop_left(key(left.start + left.length - 1), at(right.start), right.length, right.length - 1,
                     &right.length))
      return false;
    if (right.length == 0) return true;
    return left.length <= right.length ? merge_low(left, right) : merge_high(left, right);
  }

  /// Where `wanted` goes in `count` ordered entries, in front of its equals: looked for from `hint` in
  /// growing steps, then bisected.
  bool gallop_left(Value wanted, const Value* entries, size_t count, size_t hint, size_t* out) {
    size_t last = 0, offset = 1;
    bool right;
    if (!less(key_of(entries, hint), wanted, &right)) return false;
    size_t most = right ? count - hint : hint + 1;
    while (offset < most) {
      bool below;
      if (!less(key_of(entries, right ? hint + offset : hint - offset), wanted, &below)) return false;
      if (below != right) break;
      last = offset;
      offset = 2 * offset + 1;
    }
    offset = std::min(offset, most);
    // The place is in [low, high].
    size_t low = right ? hint + last + 1 : hint + 1 - offset, high = right ? hint + offset : hint - last;
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      bool below;
      if (!less(key_of(entries, middle), wanted, &below)) return false;
      if (below)
        low = middle + 1;
      else
        high = middle;
    }
    *out = high;
    return true;
  }

  /// The same behind its equals.
  bool gallop_right(Value wanted, const Value* entries, size_t count, size_t hint, size_t* out) {
    size_t last = 0, offset = 1;
    bool left;
    if (!less(wanted, key_of(entries, hint), &left)) return false;
    size_t most = left ? hint + 1 : count - hint;
    while (offset < most) {
      bool above;
      if (!less(wanted, key_of(entries, left ? hint - offset : hint + offset), &above)) return false;
      if (above != left) break;
      last = offset;
      offset = 2 * offset + 1;
    }
    offset = std::min(offset, most);
    size_t low = left ? hint + 1 - offset : hint + last + 1, high = left ? hint - last : hint + offset;
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      bool above;
      if (!less(wanted, key_of(entries, middle), &above)) return false;
      if (above)
        high = middle;
      else
        low = middle + 1;
    }
    *out = high;
    return true;
  }

  /// Two adjacent runs while they merge; entries of one side lie in the scratch space.
  struct Merge {
    Value *to, *left, *right; ///< the next places: of the result, and of what is left of both
    size_t left_count, right_count;
  };
  enum class Step { GoOn, Done, Failed };

  /// The left run, which is not longer, moves to the scratch space; the result grows upwards.
  bool merge_low(Run left, Run right) {
    copy(scratch_, at(left.start), left.length);
    Merge m{at(left.start), scratch_, at(right.start), left.length, right.length};
    take_right_up(m, 1);
    Step step = low_ended(m) ? Step::Done : Step::GoOn;
    while (step == Step::GoOn) {
      step = merge_low_singly(m);
      if (step == Step::GoOn) step = merge_low_galloping(m);
    }
    // One entry of the left side is the largest of all; else what is left of it fills the gap.
    if (step == Step::Done && m.left_count == 1) {
      move(m.to, m.right, m.right_count);
      m.to += m.right_count * stride;
    }
    copy(m.to, m.left, m.left_count);
    return step == Step::Done;
  }

  static void take_right_up(Merge& m, size_t count) {
    move(m.to, m.right, count);
    m.to += count * stride, m.right += count * stride, m.right_count -= count;
  }
  static void take_left_up(Merge& m, size_t count) {
    copy(m.to, m.left, count);
    m.to += count * stride, m.left += count * stride, m.left_count -= count;
  }
  static bool low_ended(const Merge& m) { return m.right_count == 0 || m.left_count <= 1; }

  /// One entry at a time, until one side has won `min_gallop_` times in a row.
  Step merge_low_singly(Merge& m) {
    size_t left_wins = 0, right_wins = 0;
    do {
      bool below;
      if (!less(*m.right, *m.left, &below)) return Step::Failed;
      if (below) {
        take_right_up(m, 1);
        right_wins++, left_wins = 0;
      } else {
        take_left_up(m, 1);
        left_wins++, right_wins = 0;
      }
      if (low_ended(m)) return Step::Done;
    } while (std::max(left_wins, right_wins) < min_gallop_);
    return Step::GoOn;
  }

  /// Stretches at a time, as long as they are long.
  Step merge_low_galloping(Merge& m) {
    size_t left_wins, right_wins;
    min_gallop_++;
    do {
      min_gallop_ -= min_gallop_ > 1;
      if (!gallop_right(*m.right, m.left, m.left_count, 0, &left_wins)) return Step::Failed;
      take_left_up(m, left_wins);
      if (left_wins && low_ended(m)) return Step::Done;
      take_right_up(m, 1);
      if (m.right_count == 0) return Step::Done;
      if (!gallop_left(*m.left, m.right, m.right_count, 0, &right_wins)) return Step::Failed;
      take_right_up(m, right_wins);
      if (m.right_count == 0) return Step::Done;
      take_left_up(m, 1);
      if (m.left_count == 1) return Step::Done;
    } while (left_wins >= kMinGallop || right_wins >= kMinGallop);
    // Leaving this mode makes it harder to come back.
    min_gallop_++;
    return Step::GoOn;
  }

  /// The right run, which is shorter, moves to the scratch space; the result grows downwards. The pointers of
  /// the merge stand behind what they speak of.
  bool merge_high(Run left, Run right) {
    copy(scratch_, at(right.start), right.length);
    Merge m{at(right.start + right.length), at(left.start + left.length), scratch_ + right.length * stride,
            left.length, right.length};
    take_left_down(m, 1);
    Step step = high_ended(m) ? Step::Done : Step::GoOn;
    while (step == Step::GoOn) {
      step = merge_high_singly(m);
      if (step == Step::GoOn) step = merge_high_galloping(m);
    }
    // One entry of the right side is the smallest of all; else what is left of it fills the gap.
    if (step == Step::Done && m.right_count == 1) {
      m.to -= m.left_count * stride, m.left -= m.left_count * stride;
      move(m.to, m.left, m.left_count);
    }
    copy(m.to - m.right_count * stride, m.right - m.right_count * stride, m.right_count);
    return step == Step::Done;
  }

  static void take_left_down(Merge& m, size_t count) {
    m.to -= count * stride, m.left -= count * stride, m.left_count -= count;
    move(m.to, m.left, count);
  }
  static void take_right_down(Merge& m, size_t count) {
    m.to -= count * stride, m.right -= count * stride, m.right_count -= count;
    copy(m.to, m.right, count);
  }
  static bool high_ended(const Merge& m) { return m.left_count == 0 || m.right_count <= 1; }

  Step merge_high_singly(Merge& m) {
    size_t left_wins = 0, right_wins = 0;
    do {
      bool below;
      if (!less(*(m.right - stride), *(m.left - stride), &below)) return Step::Failed;
      if (below) {
        take_left_down(m, 1);
        left_wins++, right_wins = 0;
      } else {
        take_right_down(m, 1);
        right_wins++, left_wins = 0;
      }
      if (high_ended(m)) return Step::Done;
    } while (std::max(left_wins, right_wins) < min_gallop_);
    return Step::GoOn;
  }

  Step merge_high_galloping(Merge& m) {
    size_t left_wins, right_wins, place;
    min_gallop_++;
    do {
      min_gallop_ -= min_gallop_ > 1;
      const Value* left = m.left - m.left_count * stride;
      if (!gallop_right(*(m.right - stride), left, m.left_count, m.left_count - 1, &place))
        return Step::Failed;
      left_wins = m.left_count - place;
      take_left_down(m, left_wins);
      if (m.left_count == 0) return Step::Done;
      take_right_down(m, 1);
      if (m.right_count == 1) return Step::Done;
      const Value* right = m.right - m.right_count * stride;
      if (!gallop_left(*(m.left - stride), right, m.right_count, m.right_count - 1, &place))
        return Step::Failed;
      right_wins = m.right_count - place;
      take_right_down(m, right_wins);
      if (right_wins && high_ended(m)) return Step::Done;
      take_left_down(m, 1);
      if (m.left_count == 0) return Step::Done;
    } while (left_wins >= kMinGallop || right_wins >= kMinGallop);
    min_gallop_++;
    return Step::GoOn;
  }

  Less less_;
  Task* task_;
  Value* entries_;
  size_t count_;
  Value* scratch_;
  /// Shorter runs are lengthened to this: 32 to 64, so that the number of runs is a power of two or a little
  /// below.
  size_t min_run_;
  size_t min_gallop_ = kMinGallop;
  Run runs_[kMaxRuns];
  size_t run_count_ = 0;
};

} // namespace pyc
