"""The same extraction on a local Ray cluster of two workers, one of them killed in mid-run. `pytest -m cluster`."""

import subprocess
import sys
import threading
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongbao.read.fields import Fields
from gongbao.runs import Settings

pytestmark = pytest.mark.cluster
ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'gongbao[ray]'")


@pytest.fixture(scope="module")
def cluster():
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    workers = [made.add_node(num_cpus=2, object_store_memory=200_000_000) for _ in range(2)]
    ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
    yield made, workers
    ray.shutdown()
    made.shutdown()


def test_the_same_bytes_though_a_worker_is_killed_in_mid_run(cluster, archive, extract, tmp_path):
    from ray._private.state import available_resources_per_node

    from gongbao.runs.cluster import on_ray

    made, workers = cluster
    folder, make = archive
    for number in range(12, 150):
        make(number)
    _, _, here = extract(folder, "here")
    killed = threading.Event()

    def kill_when_at_work():
        while available_resources_per_node()[workers[1].node_id].get("CPU", 0) == 2:
            time.sleep(0.1)
        made.remove_node(workers[1], allow_graceful=False)
        killed.set()

    killer = threading.Thread(target=kill_when_at_work)
    killer.start()
    summary, _, there = extract(folder, "there", engine=on_ray(4, str(tmp_path / "storage")))
    killer.join(60)
    assert killed.is_set() and summary.done == 150
    assert not list((tmp_path / "storage").iterdir())
    assert there == here


def test_parquet_goes_in_and_out(cluster, archive, extract, tmp_path):
    from gongbao.runs.datasets import extract_parquet

    folder, _ = archive
    extract(folder, "here", formats=("parquet",))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
    table = pa.table({"编号": [*texts, "bad", "bad"], "正文": [*texts.values(), " ", "同比增长5%。"]})
    pq.write_table(table, tmp_path / "reports.parquet")
    target = tmp_path / "out"
    failed = extract_parquet([str(tmp_path / "reports.parquet")], target.as_uri(), Settings(), Fields(), 2)
    assert failed == 2
    for name in ("claims", "programs", "entities"):
        made = pq.read_table(target / name).to_pandas().sort_values("text" if name == "claims" else "name")
        kept = pq.read_table(tmp_path / "here" / f"{name}.parquet").to_pandas()
        assert len(made) == len(kept) > 0
        assert list(made.columns) == list(kept.columns)
    assert pq.read_table(target / "errors")["doc_id"].to_pylist() == ["bad", "bad"]


def test_a_table_without_rows_has_its_columns(cluster, tmp_path):
    from gongbao.runs.datasets import extract_parquet

    pq.write_table(pa.table({"text": ["没有数字的一句话。"]}), tmp_path / "reports.parquet")
    assert extract_parquet([str(tmp_path)], str(tmp_path / "out"), Settings(), Fields(), 1) == 0
    claims = pq.read_table(tmp_path / "out" / "claims")
    assert len(claims) == 0 and "value" in claims.column_names


def test_an_error_in_the_rules_is_that_of_the_run(cluster, archive, extract, tmp_path):
    from gongbao.errors import GongbaoError
    from gongbao.runs.cluster import on_ray

    with pytest.raises(GongbaoError, match="no such folder of rules"):
        extract(archive[0], settings=Settings(rules="nowhere"), engine=on_ray(1, str(tmp_path / "storage")))
    assert not list((tmp_path / "storage").iterdir())


def test_what_is_started_here_listens_to_this_machine_only():
    script = (
        "import ray; from gongbao.runs import cluster; cluster.connect(); "
        "print([node['NodeManagerAddress'] for node in ray.nodes()])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['127.0.0.1']"
