"""The figures of the benches, on rankings small enough to be worked out by hand."""

import math

from bench.measures import Timings, ndcg, percentile, recall, size_of


def test_ndcg_is_one_when_the_answer_comes_first():
    assert ndcg(["a", "b"], {"a"}) == 1.0


def test_ndcg_falls_with_the_rank_of_the_answer():
    assert [round(ndcg(["x"] * rank + ["a"], {"a"}), 3) for rank in (1, 2, 9)] == [0.631, 0.5, 0.289]


def test_ndcg_is_zero_beyond_its_depth():
    assert ndcg(["x"] * 10 + ["a"], {"a"}) == 0.0


def test_ndcg_compares_with_the_best_order_of_several_answers():
    best = 1 + 1 / math.log2(3)

    assert ndcg(["a", "x", "b"], {"a", "b"}) == (1 + 1 / math.log2(4)) / best


def test_recall_is_the_share_of_the_answers_found():
    assert recall(["x", "a", "y", "b"], {"a", "b", "c", "d"}) == 0.5


def test_recall_stops_at_its_depth():
    assert recall(["x"] * 100 + ["a"], {"a"}) == 0.0


def test_percentile_is_a_value_that_was_measured():
    values = [5.0, 1.0, 4.0, 2.0, 3.0]

    assert [percentile(values, share) for share in (0.5, 0.95, 0.01)] == [3.0, 5.0, 1.0]


def test_percentile_of_twenty_values_leaves_one_above():
    assert percentile(map(float, range(1, 21)), 0.95) == 19.0


def test_percentile_of_nothing_is_zero():
    assert percentile([], 0.5) == 0.0


def test_timings_return_the_answer_and_keep_one_time_a_call():
    timings = Timings()

    answers = [timings.time(lambda: "first"), timings.time(lambda: "second")]

    assert (answers, len(timings.milliseconds)) == (["first", "second"], 2)


def test_size_of_a_folder_counts_the_files_under_it(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "a").write_bytes(b"x" * 1_500_000)
    (tmp_path / "inner" / "b").write_bytes(b"x" * 500_000)

    assert size_of(tmp_path) == 2.0
