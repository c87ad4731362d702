import fcntl

import pytest
import tantivy

from search.contract import SearchUnavailable, Sort
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded.guard import guarded
from tests.search.contract import SearchEngineContract
from tests.search.units import ask, found, numbered, unit


@pytest.fixture
def engine(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index", lock_timeout=0)
    engine.begin_rebuild()
    engine.finish_rebuild()
    return engine


class TestEmbeddedEngine(SearchEngineContract):
    pass


def directories(tmp_path):
    return [path for path in (tmp_path / "index").iterdir() if path.is_dir()]


def test_engine_without_index_is_unavailable(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index")

    for call in (
        lambda: ask(engine),
        lambda: engine.upsert([unit()]),
        lambda: engine.delete(["page:1"]),
        engine.audiences,
    ):
        with pytest.raises(SearchUnavailable):
            call()
    assert (engine.health().ready, engine.health().detail) == (False, "no index yet: rebuild it")


def test_index_of_another_format_is_unavailable(engine, tmp_path, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.schema.FORMAT", "v999-0.27")

    with pytest.raises(SearchUnavailable):
        ask(engine)
    assert engine.health().ready is False


def test_index_of_another_format_is_replaced_by_a_rebuild(engine, tmp_path, monkeypatch):
    engine.upsert([unit("page:old")])
    monkeypatch.setattr("search.engines.embedded.schema.FORMAT", "v999-0.27")

    engine.begin_rebuild()
    engine.upsert([unit("page:new")])
    engine.finish_rebuild()

    assert found(engine) == ["page:new"]
    assert len(directories(tmp_path)) == 1


def test_damaged_index_is_unavailable(engine, tmp_path):
    (directory,) = directories(tmp_path)
    (directory / "items" / "meta.json").write_text("{")

    with pytest.raises(SearchUnavailable):
        ask(EmbeddedEngine(tmp_path / "index"))


@pytest.mark.parametrize("call", ["add", "finish_rebuild"])
def test_rebuild_must_have_begun(engine, call):
    with pytest.raises(SearchUnavailable):
        engine.add([unit()]) if call == "add" else engine.finish_rebuild()


def test_writer_gives_up_when_another_holds_the_lock(engine, tmp_path):
    with (tmp_path / "index" / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(SearchUnavailable):
            engine.upsert([unit()])

    assert found(engine) == []


def test_another_engine_on_the_same_folder_sees_writes_and_rebuilds(engine, tmp_path):
    other = EmbeddedEngine(tmp_path / "index")
    engine.upsert([unit("page:1")])
    before = found(other)

    engine.begin_rebuild()
    engine.add([unit("page:2")])
    engine.finish_rebuild()

    assert (before, found(other)) == (["page:1"], ["page:2"])


def test_finished_rebuild_removes_other_directories(engine, tmp_path):
    (before,) = directories(tmp_path)

    engine.begin_rebuild()
    engine.finish_rebuild()

    (after,) = directories(tmp_path)
    assert after != before
    assert engine.health().index == after.name


def test_search_asks_again_when_the_index_is_replaced_meanwhile(engine, monkeypatch):
    engine.upsert([unit("page:old", body="Santé")])
    snapshots = []
    snapshot = engine._reader.snapshot

    def replaced_once():
        snapshots.append(snapshot())
        if len(snapshots) == 1:
            engine.begin_rebuild()
            engine.add([unit("page:new", body="Santé")])
            engine.finish_rebuild()
        return snapshots[-1]

    monkeypatch.setattr(engine._reader, "snapshot", replaced_once)

    assert found(engine, "santé") == ["page:new"]


def test_health_tells_a_rebuild_under_way(engine):
    engine.begin_rebuild()

    assert engine.health().detail == "rebuilding"


def test_large_batches_are_written_whole(engine):
    engine.upsert(numbered(450, body="Santé"))

    assert found(engine, "santé", sort=Sort.NEWEST, page=45)[-1] == "page:99"


def test_ranking_reads_as_many_pages_as_the_order_takes(engine):
    engine.upsert([unit("document:many", pages=["Santé santé"] * 600), *numbered(400, body="La santé des habitants")])

    pages = [found(engine, "santé", page=page, per_page=100) for page in range(1, 6)]

    assert pages[0][0] == "document:many"
    assert sorted(uid for page in pages for uid in page) == sorted(
        ["document:many", *(f"page:{n:02}" for n in range(1, 401))]
    )


def test_guard_turns_a_panic_into_unavailability(tmp_path):
    index = tantivy.Index(tantivy.SchemaBuilder().build())

    with pytest.raises(SearchUnavailable), guarded():
        index.searcher().search(tantivy.Query.all_query(), limit=0)


@pytest.mark.parametrize("error", [KeyboardInterrupt, TypeError])
def test_guard_lets_through_what_is_not_of_the_index(error):
    with pytest.raises(error), guarded():
        raise error
